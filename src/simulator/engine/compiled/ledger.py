"""What happens in one added to its tallies: one vector that `simulator.engine.tallies` reads by name."""

import math
from typing import Any

from simulator.engine.compiled.memory import add_to_tally, place_of
from simulator.engine.tallies import COUNTS, MONEY, Tallies
from simulator.quantities import COST_CATEGORIES, HOURS_PER_WEEK
from simulator.streams.jit import inlined
from simulator.streams.pointers import Pointer, number_at, put_tally, tally_at

#: Places of the tallies in a program's `places`, in the order of the fields of `Tallies`.
(
    WORK_HOURS,
    COMMITMENT_HOURS,
    NOMINAL_HOURS,
    RUN_OFF_HOURS,
    BUSY_HOURS,
    COUNT,
    SUM,
    DIRECT,
    COMMISSION,
    COLLECTED,
    WAIT_SUM,
    WAIT_MAX,
    WAIT_COUNT,
    COOLED,
    ACTIVITY,
    WEEKLY_MARGIN,
    WEEKLY_DIRECT,
    WEEKLY_PRESENT,
    WEEKLY_OPENING,
) = range(len(Tallies.__dataclass_fields__))
(
    ATTEMPTS,
    OPENED,
    APPOINTMENTS,
    HELD,
    MISSED,
    QUOTES,
    SIGNED,
    EXPIRED,
    UNFINISHED,
    DELIVERED,
    ACCEPTED,
) = range(len(COUNTS))
REVENUE, RECURRING, MARGIN, RECURRING_MARGIN = range(len(MONEY))
PAYROLL, COMMISSIONS, ACTIVITIES, PER_ATTEMPT, CAMPAIGNS, PLATFORM_FEES, SET_UPS = range(len(COST_CATEGORIES))
#: Columns of the tally of an activity.
SPENT, DONE, EARNED = range(3)

_COUNTS, _MONEY, _CATEGORIES = len(COUNTS), len(MONEY), len(COST_CATEGORIES)


@inlined
def week_of(program: Pointer, time: float) -> int:
    """Number of the week that holds `time`, 0-based."""
    return min(math.floor(time / HOURS_PER_WEEK), program.weeks - 1)


@inlined
def line_of(program: Pointer, case: Pointer) -> int:
    """The line of a case: its source's, or the opening's for what was inherited."""
    return case.source if case.headline else program.opening


@inlined
def add_work(program: Pointer, desk: Pointer, line: int, profile: int, kind: int, hours: float) -> None:
    """Add hours of work to a line."""
    add_to_tally(
        desk,
        place_of(program, WORK_HOURS) + (line * program.n_profiles + profile) * program.kinds + kind,
        hours,
    )


@inlined
def add_task(program: Pointer, desk: Pointer, line: int, profile: int, hours: Any) -> None:
    """Add the hours of each kind of a task or of attempts to a line."""
    first = place_of(program, WORK_HOURS) + (line * program.n_profiles + profile) * program.kinds
    for kind in range(4):
        add_to_tally(desk, first + kind, hours[kind])


@inlined
def add_of_profile(program: Pointer, desk: Pointer, place: int, profile: int, amount: float) -> None:
    """Add to a tally of one number a profile."""
    add_to_tally(desk, place_of(program, place) + profile, amount)


@inlined
def add_source(program: Pointer, desk: Pointer, source: int, what: int, number: float) -> None:
    """Count what happened to a channel or a platform."""
    add_to_tally(desk, place_of(program, COUNT) + source * _COUNTS + what, number)


@inlined
def add_count(program: Pointer, desk: Pointer, case: Pointer, what: int) -> None:
    """Count something that happened to a case; the opening pipeline is not counted."""
    if case.headline:
        add_source(program, desk, case.source, what, 1.0)


@inlined
def add_direct(program: Pointer, desk: Pointer, line: int, category: int, amount: float, time: float) -> None:
    """Charge a direct cost to a line at a date."""
    if amount == 0.0:
        return
    add_to_tally(desk, place_of(program, DIRECT) + line * _CATEGORIES + category, amount)
    if line != program.opening:
        add_to_tally(desk, place_of(program, WEEKLY_DIRECT) + week_of(program, time), amount)


@inlined
def add_activity(program: Pointer, desk: Pointer, activity: int, column: int, amount: float) -> None:
    """Add to the tally of an activity."""
    add_to_tally(desk, place_of(program, ACTIVITY) + activity * 3 + column, amount)


@inlined
def add_commitment(program: Pointer, desk: Pointer, profile: int, kind: int, hours: float) -> None:
    """Add hours of a profile's commitments."""
    add_to_tally(desk, place_of(program, COMMITMENT_HOURS) + profile * program.kinds + kind, hours)


@inlined
def add_week(program: Pointer, desk: Pointer, place: int, week: int, profile: int, hours: float) -> None:
    """Add hours of a profile to one of the weekly series."""
    add_to_tally(desk, place_of(program, place) + week * program.n_profiles + profile, hours)


@inlined
def add_wait(program: Pointer, desk: Pointer, profile: int, days: float, time: float) -> None:
    """Record the wait of a task that starts."""
    if time < program.close:
        add_to_tally(desk, place_of(program, WAIT_SUM) + profile, days)
        add_to_tally(desk, place_of(program, WAIT_COUNT) + profile, 1.0)
        most = place_of(program, WAIT_MAX) + profile
        put_tally(desk.tally_at, most, max(tally_at(desk.tally_at, most), days))


@inlined
def add_money(program: Pointer, desk: Pointer, line: int, column: int, amount: float) -> None:
    """Add to the revenue or the margin of a line."""
    add_to_tally(desk, place_of(program, SUM) + line * _MONEY + column, amount)


@inlined
def add_commission(program: Pointer, desk: Pointer, line: int, profile: int, amount: float) -> None:
    """Add a commission, charges included, to a line."""
    add_to_tally(desk, place_of(program, COMMISSION) + line * program.n_profiles + profile, amount)


@inlined
def close_books(program: Pointer, desk: Pointer) -> None:
    """Count what is still open."""
    for source in range(program.n_sources):
        place = place_of(program, COUNT) + source * _COUNTS + UNFINISHED
        put_tally(desk.tally_at, place, number_at(desk.unfinished_at, source))
