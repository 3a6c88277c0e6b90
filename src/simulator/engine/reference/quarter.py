"""One row of one mix: the people, their desks, the platforms, and what falls due."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from typing import Any

from simpy import Environment, Event

from simulator.engine.interface import DiaryEntry
from simulator.engine.reference.chance import Chance
from simulator.engine.reference.deliveries import delivery_times
from simulator.engine.reference.desk import Desk
from simulator.engine.reference.journey import Journey
from simulator.engine.reference.ledger import Ledger
from simulator.engine.reference.moments import FALLS_DUE, Moment
from simulator.engine.reference.person import Person
from simulator.engine.reference.presence import presence
from simulator.engine.reference.prospecting import Prospecting
from simulator.engine.reference.timetable import Timetable, week_start
from simulator.engine.reference.work import VALIDATION, Opportunity, Signature, Task, set_up_task
from simulator.parameters import Mix, Order, Parameters, Platform
from simulator.quantities import HOURS_PER_WEEK


@dataclass(frozen=True)
class Phase:
    """The opening phase runs the baseline before the start, without set-up or ramp; the main one the quarter."""

    prefix: str = ""

    @property
    def opening(self) -> bool:
        """Whether this is the unrecorded phase before the start."""
        return bool(self.prefix)


class Quarter:
    """Builds and runs the simulation of one row of one mix.

    Parameters
    ----------
    inherited : iterable of Task or Signature
        What is open at the horizon's start.
    """

    def __init__(
        self,
        parameters: Parameters,
        mix: Mix,
        timetable: Timetable,
        chance: Chance,
        phase: Phase,
        inherited: Iterable[Task | Signature] = (),
        *,
        diary: bool = False,
    ) -> None:
        self.mix = mix
        self.timetable = timetable
        self.chance = chance
        self.phase = phase
        self.env = Environment(initial_time=timetable.start)
        self.ledger = Ledger(parameters, timetable.close, diary=diary)
        self.pending: dict[int, Task | Signature] = {}
        self.journey = Journey(
            mix, chance, self.ledger, timetable, self.env, self.schedule, parameters.discount_rate
        )
        self.people = [
            self._person(p, i) for p, profile in enumerate(mix.profiles) for i in range(profile.headcount)
        ]
        self.desks = [
            Desk(self.env, p, [person for person in self.people if person.profile == p], self.journey)
            for p in range(len(mix.profiles))
        ]
        for number, (platform, order) in enumerate(zip(mix.platforms, mix.orders, strict=True)):
            if order is not None:
                self._start_platform(number, platform, order)
        for item in inherited:
            if isinstance(item, Task) and item.activity == VALIDATION:
                self.journey.inherited(item)
            else:
                self.schedule(item)

    def run(self) -> Ledger:
        """Simulate to the end and close the books."""
        self.env.run(until=self.timetable.end)
        for person in self.people:
            person.stop(self.timetable.end)
        self._charge_campaigns()
        self._record_time()
        for opportunity in self.journey.opportunities:
            if not opportunity.closed:
                self.ledger.count(opportunity.source, opportunity.headline, "unfinished")
        self.ledger.close_books()
        return self.ledger

    def schedule(self, item: Task | Signature) -> None:
        """Let a task or a signature fall due; what is due already falls due at once."""
        if item.due >= self.timetable.end and not self.phase.opening:
            return
        self.pending[id(item)] = item
        if item.due > self.env.now:
            Moment(self.env, item.due, FALLS_DUE).callbacks.append(lambda _: self._fall_due(item))
        else:
            self._fall_due(item)

    def left_open(self) -> list[Task | Signature]:
        """What the phase leaves: pending items, waiting tasks, and tasks under way, due at its end."""
        now = self.timetable.end
        waiting: list[Task | Signature] = [task for desk in self.desks for task in desk.waiting()]
        under_way = [self._under_way(person, now) for person in self.people if person.task is not None]
        return [*self.pending.values(), *waiting, *under_way]

    def _under_way(self, person: Person, now: float) -> Task:
        assert person.task is not None
        done = dict(person.hours_done(now))
        remaining = tuple((kind, hours - done[kind]) for kind, hours in person.hours)
        return replace(person.task, due=now, remaining=remaining)

    def _person(self, profile: int, number: int) -> Person:
        name = f"{self.phase.prefix}{self.mix.profiles[profile].name}/{number}"
        there = presence(self.mix.profiles[profile], profile, name, self.timetable, self.chance)
        limit = self.timetable.close - self.timetable.start
        prospecting = Prospecting(
            self.mix, profile, number, self.chance, self.ledger, self.phase.prefix, limit, self._opened
        )
        return Person(self.env, profile, number, there, prospecting, self.journey)

    def _opened(self, opportunity: Opportunity, attempt: int) -> None:
        self.journey.opened(opportunity, "opened")
        self.journey.won(opportunity, attempt)

    def _fall_due(self, item: Task | Signature) -> None:
        del self.pending[id(item)]
        if isinstance(item, Signature):
            self.journey.sign(item)
        else:
            self.desks[item.profile].add(item)

    def _start_platform(self, number: int, platform: Platform, order: Order) -> None:
        source = len(self.mix.channels) + number
        set_up = platform.set_up
        if set_up is not None and not self.phase.opening:
            start = week_start(order.first_week)
            self.ledger.charge(source, "set_up", float(set_up.cost[self.chance.draw]), start)
            if float(set_up.hours[self.chance.draw]) > 0.0:
                starting = Opportunity(source, platform.name, -1, -1, start, platform.name, headline=True)
                self.schedule(set_up_task(starting, set_up.by, start))
        self.env.process(self._deliver(number, platform, order))

    def _deliver(self, number: int, platform: Platform, order: Order) -> Generator[Event, Any, None]:
        source = len(self.mix.channels) + number
        entity, prefix = f"{self.phase.prefix}{platform.name}", self.phase.prefix
        times = delivery_times(
            platform, order, self.timetable, self.chance, prefix, ramp=not self.phase.opening
        )
        for k, time in enumerate(times):
            yield Moment(self.env, time, FALLS_DUE)
            opportunity = Opportunity(source, platform.name, 0, k, time, entity, not self.phase.opening)
            self.journey.delivered(opportunity, number)

    def _charge_campaigns(self) -> None:
        live = {channel for shares in self.mix.shares for channel, share in shares if share > 0.0}
        weeks = round((self.timetable.close - self.timetable.start) / HOURS_PER_WEEK)
        for channel in sorted(live):
            cost = float(self.mix.channels[channel].cost_per_week[self.chance.draw])
            for week in range(weeks):
                self.ledger.charge(channel, "campaigns", cost, self.timetable.start + week * HOURS_PER_WEEK)

    def _record_time(self) -> None:
        tallies = self.ledger.tallies
        weeks = round((self.timetable.close - self.timetable.start) / HOURS_PER_WEEK)
        for person in self.people:
            there = person.presence
            tallies.nominal_hours[person.profile] += there.nominal
            for kept in there.commitments:
                tallies.commitment_hours[person.profile, kept.kind] += kept.end - kept.start
            for week in range(weeks):
                start = self.timetable.start + week * HOURS_PER_WEEK
                hours = there.present.between(start, start + HOURS_PER_WEEK)
                tallies.weekly_present[week, person.profile] += hours
            self._tell_time(person)

    def _tell_time(self, person: Person) -> None:
        if self.ledger.diary is None:
            return
        name, there = self.mix.profiles[person.profile].name, person.presence
        for kept in there.commitments:
            self.ledger.note(DiaryEntry(kept.start, "commitment", kept.end, name, person.number))
        for what, days in (("leave", there.gone.leave), ("absent", there.gone.absent)):
            for day in sorted(days):
                for start, end in self.timetable.days[day]:
                    self.ledger.note(DiaryEntry(start, what, end, name, person.number))
