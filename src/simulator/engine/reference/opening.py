"""What is open at the horizon's start: the quarter before it, a list, or nothing (model.md section 4)."""

from collections.abc import Iterator
from dataclasses import replace

from simulator.engine.addresses import DUE_WORD, OPENING_PREFIX, task_block
from simulator.engine.reference.chance import Chance
from simulator.engine.reference.quarter import Phase, Quarter
from simulator.engine.reference.timetable import Timetable
from simulator.engine.reference.work import Delay, Opportunity, Signature, Task
from simulator.parameters import Mix, Parameters, Platform
from simulator.quantities import DAYS_PER_WEEK, round_up

Items = list[Task | Signature]


def steady_state(parameters: Parameters, before: Timetable, chance: Chance) -> Items:
    """Run the baseline, unrecorded, from an empty desk up to the start, and take over what it leaves."""
    quarter = Quarter(parameters, parameters.baseline, before, chance, Phase(OPENING_PREFIX))
    quarter.env.run(until=before.end)
    return quarter.left_open()


def inherited(items: Items, mix: Mix) -> Items:
    """Fresh copies of the items for one mix, which follow its rules from now on."""
    copies: dict[int, Opportunity] = {}
    return [_copied(item, mix, copies) for item in items]


def listed(parameters: Parameters, timetable: Timetable, chance: Chance) -> Iterator[Task]:
    """The opportunities that the scenario lists, each with its own draws, due on the baseline's calendar."""
    mix = parameters.baseline
    for number, item in enumerate(parameters.items):
        name = parameters.sources[item.source]
        entity = f"{OPENING_PREFIX}{number}/{name}"
        activity = mix.activities[item.activity]
        for k in range(item.count):
            opportunity = Opportunity(item.source, name, number, k, timetable.start, entity, headline=False)
            purpose = task_block(activity.name)
            days = chance.value(item.due_days, entity, opportunity.at(0), purpose, DUE_WORD)
            hours = round_up(days * timetable.weekly_open_hours / DAYS_PER_WEEK)
            due = timetable.due(timetable.start, hours)
            delay = Delay(item.due_days, listed=True)
            yield Task(opportunity, item.activity, activity.by, due, activity.priority, 0, delay)


def _copied(item: Task | Signature, mix: Mix, copies: dict[int, Opportunity]) -> Task | Signature:
    old = item.opportunity
    new = copies.setdefault(id(old), replace(old, passed=set(old.passed), headline=False))
    if isinstance(item, Signature):
        return replace(item, opportunity=new)
    if item.activity < 0:
        validation = _platform(old, mix).validation
        by = item.profile if validation is None else validation.by
        return replace(item, opportunity=new, profile=by)
    activity = mix.activities[item.activity]
    led_by = _led_by(item.led_by, old, mix)
    return replace(item, opportunity=new, profile=activity.by, priority=activity.priority, led_by=led_by)


def _led_by(delay: Delay | None, opportunity: Opportunity, mix: Mix) -> Delay | None:
    """The same delay under the rules of a mix, for a rebooking to come."""
    if delay is None or delay.listed:
        return delay
    if delay.after is None:
        return replace(delay, law=_platform(opportunity, mix).after_days)
    return replace(delay, law=mix.activities[delay.after].after_days)


def _platform(opportunity: Opportunity, mix: Mix) -> Platform:
    return mix.platforms[opportunity.source - len(mix.channels)]
