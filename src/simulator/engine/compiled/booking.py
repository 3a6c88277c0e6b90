"""What follows falls due after a delay (model.md section 4)."""

import math
from typing import Any

from simulator.engine.addresses import DUE_WORD
from simulator.engine.compiled.cases import rules_for
from simulator.engine.compiled.chance import index_of, law_value
from simulator.engine.compiled.layout import BY_PLATFORM, LISTED
from simulator.engine.compiled.ledger import (
    APPOINTMENTS,
    add_count,
)
from simulator.engine.compiled.memory import (
    activity_of,
    call_of,
    case_of,
    idle_people,
    item_of,
    platform_of,
    profile_of,
    rules_of,
)
from simulator.engine.compiled.queue import drop_case, push_due, push_waiting
from simulator.engine.compiled.spans import falls_due, open_until_now, rounded_up
from simulator.engine.compiled.tasks import draw_hours, draw_task
from simulator.quantities import DAYS_PER_WEEK
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer, put_number


@called
def book(program: Pointer, desk: Pointer, number: int, activity: int, now: float) -> None:
    """Put an activity of a case in the diary, after the delay of what led to it."""
    case = case_of(desk, number)
    _prepare(program, desk, case, activity)
    chances = draw_task(program, desk, case)
    draw_hours(program, desk, case, chances)
    schedule(program, desk, number, delay(program, desk, case, chances[DUE_WORD], now), now)


@called
def book_foreseen(
    program: Pointer, desk: Pointer, number: int, activity: int, now: float, stock: Pointer, place: int
) -> None:
    """The same for a task that was foreseen, and lies in a place of a stock."""
    case = case_of(desk, number)
    _prepare(program, desk, case, activity)
    case.fate, case.missed = stock.fate[place], int(stock.missed[place])
    for kind in range(4):
        case.hours[kind] = stock.taking[kind, place]
    due = falls_due(program, open_until_now(program, desk, now) + stock.due[place])
    schedule(program, desk, number, due, now)


@inlined
def _prepare(program: Pointer, desk: Pointer, case: Pointer, activity: int) -> None:
    expect(program, case, activity)
    case.under_way = 0
    if rules_of(program, case).may_miss:
        add_count(program, desk, case, APPOINTMENTS)


@inlined
def expect(program: Pointer, case: Pointer, activity: int) -> None:
    """Let a case wait for an activity: whose desk it comes to, and by which rules it goes."""
    what = activity_of(program, activity)
    case.activity, case.profile, case.rank = activity, what.by, what.rank
    case.rules = rules_for(program, case.source, activity)


@inlined
def delay(program: Pointer, desk: Pointer, case: Pointer, u: float, now: float) -> float:
    """When the task that a case waits for falls due, from the uniform of its delay."""
    law, index = _delay_law(program, case), index_of(case, case.occurrence)
    key = activity_of(program, case.activity).due_gamma_key
    days = law_value(program, desk, law, u, key, index, case.key)
    return delayed(program, days, open_until_now(program, desk, now))


@inlined
def _delay_law(program: Pointer, case: Pointer) -> int:
    if case.led_by >= 0:
        return activity_of(program, case.led_by).after
    if case.led_by == BY_PLATFORM:
        return platform_of(program, case.source - program.n_channels).after
    return item_of(program, LISTED - case.led_by).due


@inlined
def elapsed_after(program: Pointer, days: Any, passed: Any) -> Any:
    """Open hours after a delay that begins `passed` open hours after the calendar's first; all may be lanes."""
    return passed + open_hours(program, days)


@inlined
def open_hours(program: Pointer, days: Any) -> Any:
    """Open hours of a delay in days, which may be lanes."""
    return rounded_up(days * program.weekly_hours / DAYS_PER_WEEK)


@inlined
def delayed(program: Pointer, days: float, passed: float) -> float:
    """When such a delay ends."""
    return falls_due(program, elapsed_after(program, days, passed))


@inlined
def schedule(program: Pointer, desk: Pointer, number: int, due: float, now: float) -> None:
    """Let a case fall due; what is due already falls due at once, what is due too late never."""
    case = case_of(desk, number)
    case.due = due
    if due >= program.end and program.recorded:
        drop_case(desk, number)
    elif due > now or desk.planning or profile_of(program, case.profile).in_turn:
        push_due(program, desk, number, due)
    else:
        fall_due(program, desk, number, now)


schedule_first = apart(schedule)


@called
def fall_due(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    """A case is due: it waits at its desk, which is looked at once more at this instant if anybody may have time."""
    profile = case_of(desk, number).profile
    push_waiting(program, desk, profile, number)
    if idle_people(desk, profile) > 0 and call_of(desk, profile) == math.inf:
        put_number(desk.calls_at, profile, now)
