"""What becomes of an opportunity: acceptance, appointments, branches, signature (model.md section 4)."""

from collections.abc import Callable

from simulator.engine.addresses import (
    ACCEPTED_WORD,
    DUE_WORD,
    FATE_WORD,
    NEXT_WORD,
    NO_SHOW_WORD,
    SIGNATURE,
    SIGNATURE_DUE_WORD,
    VALIDATION_BLOCK,
    VALIDATION_HOURS_WORD,
    VALUE_WORD,
    hours_address,
    more_block,
    task_block,
)
from simulator.engine.interface import DiaryEntry
from simulator.engine.reference.chance import Chance, warmth
from simulator.engine.reference.ledger import Ledger
from simulator.engine.reference.moments import Clock
from simulator.engine.reference.signing import record_commission, record_signature, recurring_revenue
from simulator.engine.reference.timetable import Timetable
from simulator.engine.reference.work import SET_UP, VALIDATION, Delay, Opportunity, Signature, Task
from simulator.parameters import SIGNED, Channel, Deal, Mix, NoShow, Platform
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY, PREPARE, VALIDATE, round_up

Hours = tuple[tuple[int, float], ...]

#: An appointment that is always missed and rebooked at once would never end.
MOST_REBOOKINGS = 4096


class Journey:
    """Leads every opportunity of one row through the activities of one mix.

    Parameters
    ----------
    schedule : callable
        Takes a task or a signature that will fall due.
    """

    def __init__(
        self,
        mix: Mix,
        chance: Chance,
        ledger: Ledger,
        timetable: Timetable,
        clock: Clock,
        schedule: Callable[[Task | Signature], None],
        discount_rate: float,
    ) -> None:
        self.mix = mix
        self.chance = chance
        self.ledger = ledger
        self.timetable = timetable
        self.clock = clock
        self.schedule = schedule
        self.discount_rate = discount_rate
        self.attempts = frozenset(channel.attempt for channel in mix.channels)
        self.opportunities: list[Opportunity] = []

    def opened(self, opportunity: Opportunity, what: str) -> None:
        """Take charge of a new opportunity."""
        self.opportunities.append(opportunity)
        self.ledger.count(opportunity.source, opportunity.headline, "opened")
        self.tell(what, opportunity)

    def delivered(self, opportunity: Opportunity, platform: int) -> None:
        """A platform hands over an appointment: validate it, or accept it at once."""
        self.opened(opportunity, "delivered")
        self.ledger.count(opportunity.source, opportunity.headline, "delivered")
        validation = self.mix.platforms[platform].validation
        if validation is None:
            self._accept(opportunity)
        else:
            self.schedule(Task(opportunity, VALIDATION, validation.by, self.clock.now, 0))

    def inherited(self, task: Task) -> None:
        """A delivery that nobody has checked yet follows the rules of this mix: where none is checked it is accepted."""
        if self.mix.platforms[self._platform(task.opportunity)].validation is None:
            self._accept(task.opportunity)
        else:
            self.schedule(task)

    def won(self, opportunity: Opportunity, activity: int, occurrence: int = 0) -> None:
        """A success: what follows falls due after the activity's delay."""
        done = self.mix.activities[activity]
        opportunity.passed.add(activity)
        target = self._branch(opportunity, activity, occurrence)
        delay = Delay(done.after_days, activity)
        if target == SIGNED:
            due = self._due(opportunity, delay, 0, SIGNATURE, SIGNATURE_DUE_WORD)
            self.schedule(Signature(opportunity, due, done.by))
        else:
            self.book(opportunity, target, delay, 0)

    def book(self, opportunity: Opportunity, activity: int, delay: Delay, occurrence: int) -> None:
        """Put an activity of an opportunity in the diary, after a delay."""
        if self.no_show(opportunity, activity) is not None:
            self.ledger.count(opportunity.source, opportunity.headline, "appointments")
        what = self.mix.activities[activity]
        due = self._due(opportunity, delay, occurrence, task_block(what.name), DUE_WORD)
        self.schedule(Task(opportunity, activity, what.by, due, what.priority, occurrence, delay))

    def begin(self, task: Task) -> Hours:
        """Hours by kind that a task that starts now will take; decides whether an appointment is missed."""
        if task.remaining is not None:
            return task.remaining
        opportunity, chance = task.opportunity, self.chance
        if task.activity == VALIDATION:
            validation = self.mix.platforms[self._platform(opportunity)].validation
            assert validation is not None
            where = (opportunity.entity, opportunity.at(0), VALIDATION_BLOCK, VALIDATION_HOURS_WORD)
            return ((VALIDATE, chance.rounded(validation.hours, 1.0, *where)),)
        if task.activity == SET_UP:
            set_up = self.mix.platforms[self._platform(opportunity)].set_up
            assert set_up is not None
            return ((PREPARE, round_up(float(set_up.hours[chance.draw]))),)
        return self._activity_hours(task)

    def expires(self, task: Task) -> bool:
        """Whether a task whose turn comes now is too late."""
        if task.activity < 0:
            return False
        limit = float(self.mix.activities[task.activity].expires_after_days[self.chance.draw])
        if (self.clock.now - task.due) / HOURS_PER_DAY <= limit:
            return False
        task.opportunity.closed = True
        self.ledger.count(task.opportunity.source, task.opportunity.headline, "expired")
        self.tell("expired", task.opportunity, task.activity)
        return True

    def finish(self, task: Task, waited_days: float) -> None:
        """A task ends: what it leads to."""
        opportunity = task.opportunity
        if task.activity == VALIDATION:
            self._validated(opportunity)
        elif task.activity != SET_UP:
            self._performed(task, waited_days)
        else:
            opportunity.closed = True

    def sign(self, signature: Signature) -> None:
        """A deal is signed."""
        opportunity, chance, now, by = signature.opportunity, self.chance, self.clock.now, signature.by
        deal = self.deal(opportunity)
        opportunity.closed = True
        revenue = chance.value(deal.value, opportunity.entity, opportunity.at(0), SIGNATURE, VALUE_WORD)
        recurring = recurring_revenue(deal, opportunity, chance, self.discount_rate)
        record_signature(self.ledger, opportunity, deal, revenue, recurring, chance.draw, now)
        record_commission(self.ledger, opportunity, self.mix.profiles[by], by, revenue, chance.draw, now)
        self.tell("signed", opportunity, value=revenue)

    def deal(self, opportunity: Opportunity) -> Deal:
        """What a signature of this opportunity is worth."""
        sources: tuple[Channel | Platform, ...] = (*self.mix.channels, *self.mix.platforms)
        deal = sources[opportunity.source].deal
        assert deal is not None
        return deal

    def no_show(self, opportunity: Opportunity, activity: int) -> NoShow | None:
        """How an appointment may be missed; None when the activity is no appointment."""
        if activity < 0 or activity in self.attempts:
            return None
        platform = self._platform(opportunity)
        if platform >= 0 and self.mix.platforms[platform].leads_to == activity:
            return self.mix.platforms[platform].no_show
        return self.mix.activities[activity].no_show

    def tell(
        self, what: str, opportunity: Opportunity, activity: int = SIGNED, value: float | None = None
    ) -> None:
        """Note in the diary what happens to an opportunity now."""
        if self.ledger.diary is not None:
            name = self.mix.activities[activity].name if activity >= 0 else ""
            title = f"{opportunity.entity} #{opportunity.index + 1}"
            now = self.clock.now
            source = opportunity.source_name
            self.ledger.note(
                DiaryEntry(now, what, activity=name, source=source, opportunity=title, value=value)
            )

    def _activity_hours(self, task: Task) -> Hours:
        opportunity, chance = task.opportunity, self.chance
        activity = self.mix.activities[task.activity]
        index, factor = opportunity.at(task.occurrence), 1.0
        no_show = self.no_show(opportunity, task.activity)
        if no_show is not None:
            probability = float(no_show.probability[chance.draw])
            where = (opportunity.entity, index, task_block(activity.name), NO_SHOW_WORD)
            task.missed = chance.happens(probability, *where)
            factor = float(no_show.share_of_hours_spent[chance.draw]) if task.missed else 1.0
        return tuple(
            (
                kind,
                chance.rounded(law, factor, opportunity.entity, index, *hours_address(activity.name, kind)),
            )
            for kind, law in activity.hours
        )

    def _validated(self, opportunity: Opportunity) -> None:
        validation = self.mix.platforms[self._platform(opportunity)].validation
        assert validation is not None
        accepted = float(validation.accepted[self.chance.draw])
        if self.chance.happens(
            accepted, opportunity.entity, opportunity.at(0), VALIDATION_BLOCK, ACCEPTED_WORD
        ):
            self._accept(opportunity)
        else:
            opportunity.closed = True
            self.tell("refused", opportunity)

    def _accept(self, opportunity: Opportunity) -> None:
        platform = self.mix.platforms[self._platform(opportunity)]
        price = float(platform.price[self.chance.draw])
        line = self.ledger.line_of(opportunity.source, opportunity.headline)
        self.ledger.charge(line, "platform", price, self.clock.now)
        self.ledger.count(opportunity.source, opportunity.headline, "accepted")
        self.tell("accepted", opportunity, value=price)
        self.book(opportunity, platform.leads_to, Delay(platform.after_days), 0)

    def _performed(self, task: Task, waited_days: float) -> None:
        opportunity, chance = task.opportunity, self.chance
        activity = self.mix.activities[task.activity]
        line = self.ledger.line_of(opportunity.source, opportunity.headline)
        self.ledger.charge(line, "activities", float(activity.cost[chance.draw]), self.clock.now)
        if opportunity.headline:
            self.ledger.tallies.activity[task.activity, 1] += 1.0
        no_show = self.no_show(opportunity, task.activity)
        if task.missed and no_show is not None:
            self._missed(task, no_show)
            return
        if no_show is not None:
            self.ledger.count(opportunity.source, opportunity.headline, "held")
        elif task.activity not in self.attempts:
            self.ledger.count(opportunity.source, opportunity.headline, "quotes")
        self._decide(task, waited_days)

    def _missed(self, task: Task, no_show: NoShow) -> None:
        opportunity = task.opportunity
        self.ledger.count(opportunity.source, opportunity.headline, "missed")
        name = self.mix.activities[task.activity].name
        again = float(no_show.rebooked[self.chance.draw])
        index = opportunity.at(task.occurrence)
        assert task.led_by is not None
        possible = task.occurrence < MOST_REBOOKINGS
        where = (opportunity.entity, index, task_block(name), FATE_WORD)
        if possible and self.chance.happens(again, *where):
            self.tell("rebooked", opportunity, task.activity)
            self.book(opportunity, task.activity, task.led_by, task.occurrence + 1)
        else:
            opportunity.closed = True
            self.tell("lost", opportunity, task.activity)

    def _decide(self, task: Task, waited_days: float) -> None:
        opportunity, draw = task.opportunity, self.chance.draw
        activity = self.mix.activities[task.activity]
        success = self._success(opportunity, task.activity)
        left = warmth(float(activity.cools_per_day[draw]), waited_days)
        if opportunity.headline:
            self.ledger.tallies.cooled[opportunity.source] += success * (1.0 - left)
        index = opportunity.at(task.occurrence)
        where = (opportunity.entity, index, task_block(activity.name), FATE_WORD)
        if self.chance.happens(success * left, *where):
            self.won(opportunity, task.activity, task.occurrence)
        else:
            opportunity.closed = True
            self.tell("lost", opportunity, task.activity)

    def _success(self, opportunity: Opportunity, activity: int) -> float:
        platform = self._platform(opportunity)
        if platform >= 0 and self.mix.platforms[platform].leads_to == activity:
            return float(self.mix.platforms[platform].success[self.chance.draw])
        return float(self.mix.activities[activity].success[self.chance.draw])

    def _platform(self, opportunity: Opportunity) -> int:
        return opportunity.source - len(self.mix.channels)

    def _branch(self, opportunity: Opportunity, activity: int, occurrence: int) -> int:
        branches = self.mix.activities[activity].next
        if len(branches) == 1:
            return branches[0][0]
        name = self.mix.activities[activity].name
        index = opportunity.at(occurrence)
        at = self.chance.uniform(opportunity.entity, index, more_block(name), NEXT_WORD)
        reached = 0.0
        for target, share in branches:
            reached += share
            if at < reached:
                return target
        return branches[-1][0]

    def _due(self, opportunity: Opportunity, delay: Delay, occurrence: int, purpose: str, word: int) -> float:
        index = opportunity.at(occurrence)
        days = self.chance.value(delay.law, opportunity.entity, index, purpose, word)
        hours = round_up(days * self.timetable.weekly_open_hours / DAYS_PER_WEEK)
        return self.timetable.due(self.clock.now, hours)
