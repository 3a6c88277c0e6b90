"""When a person is there, what commitments take of it, and when a task may start (model.md section 4)."""

import math
from typing import Any

import numpy as np

from simulator.engine.compiled.chance import block, law_value
from simulator.engine.compiled.keys import (
    ABSENCE_COUNT_KEY,
    ABSENCE_DAY_KEY,
    ABSENCE_DAYS_KEY,
    ABSENCE_GAMMA_KEY,
    LEAVE_COUNT_KEY,
    LEAVE_DAY_KEY,
)
from simulator.engine.compiled.ledger import (
    COMMITMENT_HOURS,
    NOMINAL_HOURS,
    WEEKLY_PRESENT,
    add_of_profile,
    add_week,
)
from simulator.engine.compiled.log import ABSENT, COMMITTED, LEAVE, tell_time
from simulator.engine.compiled.memory import (
    add_to_tally,
    commitment_of,
    day_of,
    hole_edge,
    key_of,
    person_of,
    place_of,
    profile_of,
    run_off_edge,
    times_of,
    value_of,
    window_edge,
    worker_of,
)
from simulator.engine.compiled.spans import BEFORE, END, START, edge, put_edge, rounded_up
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, put_small, small_at

HERE, ON_LEAVE, IS_ABSENT = 0, 1, 2
#: A person's times, as they lie in memory.
WORKING, AVAILABLE, PRESENT = range(3)


@inlined
def draw_away(program: Pointer, desk: Pointer, person: int) -> None:
    """Draw the days of leave, then of absence, uniformly over the working days that remain."""
    profile = profile_of(program, person_of(program, person).profile)
    key = person_of(program, person).key
    days = program.n_planned_days
    for day in range(days):
        put_small(desk.away_at, day, HERE)
    leave = value_of(desk, profile.leave)
    if leave > 0.0:
        count = _whole(program, desk, leave, key, LEAVE_COUNT_KEY)
        days = _pick(program, desk, key, count, days, LEAVE_DAY_KEY, ON_LEAVE)
    first = np.uint64(0)
    u = block(desk, key_of(program, ABSENCE_DAYS_KEY), first, key)[0]
    sick = law_value(program, desk, profile.absence, u, key_of(program, ABSENCE_GAMMA_KEY), first, key)
    if sick > 0.0:
        count = _whole(program, desk, sick, key, ABSENCE_COUNT_KEY)
        _pick(program, desk, key, count, days, ABSENCE_DAY_KEY, IS_ABSENT)


@inlined
def _whole(program: Pointer, desk: Pointer, mean: float, key: Any, purpose: int) -> int:
    floor = math.floor(mean)
    u = block(desk, key_of(program, purpose), np.uint64(0), key)[0]
    return floor + int(u < mean - floor)


@called
def _pick(
    program: Pointer, desk: Pointer, key: Any, count: int, remaining: int, purpose: int, why: int
) -> int:
    for index in range(min(count, remaining)):
        u = block(desk, key_of(program, purpose), np.uint64(index), key)[0]
        position = math.floor(u * remaining)
        day = 0
        while small_at(desk.away_at, day) != HERE or position > 0:
            position -= int(small_at(desk.away_at, day) == HERE)
            day += 1
        put_small(desk.away_at, day, why)
        remaining -= 1
    return remaining


@inlined
def lay_out(program: Pointer, desk: Pointer, person: int) -> None:
    """Lay out a person's present, working and available time, day by day, then the run-off's windows."""
    worker = worker_of(desk, person)
    profile = person_of(program, person).profile
    worker.working = worker.available = worker.present = 0
    worker.at_working = worker.at_available = worker.at_present = -1
    worker.at_success = 0
    worker.working_at = times_of(desk, person, WORKING)
    worker.available_at = times_of(desk, person, AVAILABLE)
    worker.present_at = times_of(desk, person, PRESENT)
    nominal, hole = program.open_hours, profile_of(program, profile).holes
    for d in range(program.n_days):
        day, away = day_of(program, d), small_at(desk.away_at, d)
        if away != HERE:
            nominal -= day.hours if away == ON_LEAVE else 0.0
            _tell_away(program, desk, person, d, LEAVE if away == ON_LEAVE else ABSENT)
            continue
        for w in range(day.windows, day.windows_end):
            opening, closing = window_edge(program, START, w), window_edge(program, END, w)
            worker.present = _append(worker.present_at, worker.present, opening, closing)
        _commit(program, desk, person, d)
        if program.recorded:
            add_week(program, desk, WEEKLY_PRESENT, day.week, profile, day.hours)
    worker.working = _follow_on(program, worker.working_at, worker.working)
    _cumulate(worker.working_at, worker.working)
    last = profile_of(program, profile).holes_end
    worker.available = _without_holes(
        program, worker.working_at, worker.working, worker.available_at, hole, last
    )
    put_edge(worker.present_at, worker.present, START, math.inf)
    put_edge(worker.available_at, worker.available, START, math.inf)
    if program.recorded:
        add_of_profile(program, desk, NOMINAL_HOURS, profile, nominal)


@inlined
def _tell_away(program: Pointer, desk: Pointer, person: int, d: int, what: int) -> None:
    if desk.log_room == 0:
        return
    for w in range(day_of(program, d).windows, day_of(program, d).windows_end):
        opening, closing = window_edge(program, START, w), window_edge(program, END, w)
        tell_time(program, desk, what, person, opening, closing)


@called
def _append(row: int, size: int, start: float, end: float) -> int:
    """Add a span behind the others, or to the last one where they touch; returns how many there are."""
    if end <= start:
        return size
    if size > 0 and start <= edge(row, size - 1, END):
        put_edge(row, size - 1, END, max(end, edge(row, size - 1, END)))
        return size
    put_edge(row, size, START, start)
    put_edge(row, size, END, end)
    return size + 1


@inlined
def _commit(program: Pointer, desk: Pointer, person: int, d: int) -> None:
    """Weekly ones take the first hours of the week's first open day, daily ones the last hours of each day."""
    worker, day = worker_of(desk, person), day_of(program, d)
    profile = profile_of(program, person_of(program, person).profile)
    first, last = 0.0, 0.0  # taken from the day's open hours at its beginning and at its end
    if day.first:
        for c in range(profile.commitments, profile.commitments_end):
            if commitment_of(program, c).weekly:
                hours = rounded_up(value_of(desk, commitment_of(program, c).hours))
                first = _keep(program, desk, person, d, c, first, min(first + hours, day.hours))
    for c in range(profile.commitments_end - 1, profile.commitments - 1, -1):
        if not commitment_of(program, c).weekly:
            hours = rounded_up(value_of(desk, commitment_of(program, c).hours))
            start = max(day.hours - last - hours, first)
            _keep(program, desk, person, d, c, start, day.hours - last)
            last = day.hours - start
    passed = 0.0
    for w in range(day.windows, day.windows_end):
        opening, closing = window_edge(program, START, w), window_edge(program, END, w)
        start = opening + max(first - passed, 0.0)
        passed += closing - opening
        end = closing - max(passed - (day.hours - last), 0.0)
        worker.working = _append(worker.working_at, worker.working, start, end)


@called
def _keep(
    program: Pointer,
    desk: Pointer,
    person: int,
    d: int,
    c: int,
    low: float,
    high: float,
) -> float:
    """Keep a commitment from `low` to `high` open hours into the day; returns `high`."""
    if program.recorded and high > low:
        kinds, profile = program.kinds, person_of(program, person).profile
        place = profile * kinds + commitment_of(program, c).kind
        add_to_tally(desk, place_of(program, COMMITMENT_HOURS) + place, high - low)
        if desk.log_room > 0:
            _tell_kept(program, desk, person, d, low, high)
    return high


@called
def _tell_kept(program: Pointer, desk: Pointer, person: int, d: int, low: float, high: float) -> None:
    passed = 0.0
    for w in range(day_of(program, d).windows, day_of(program, d).windows_end):
        opening, closing = window_edge(program, START, w), window_edge(program, END, w)
        start = opening + max(low - passed, 0.0)
        end = min(opening + (high - passed), closing)
        if end > start:
            tell_time(program, desk, COMMITTED, person, start, end)
        passed += closing - opening


@inlined
def _follow_on(program: Pointer, row: int, size: int) -> int:
    """Add the run-off, in which everybody is present: its merged spans are copied, the first may touch the last."""
    if program.n_run_off == 0:
        return size
    size = _append(row, size, run_off_edge(program, START, 0), run_off_edge(program, END, 0))
    for w in range(1, program.n_run_off):
        put_edge(row, size + w - 1, START, run_off_edge(program, START, w))
        put_edge(row, size + w - 1, END, run_off_edge(program, END, w))
    return size + program.n_run_off - 1


@inlined
def _cumulate(row: int, size: int) -> None:
    hours = 0.0
    for i in range(size):
        put_edge(row, i, BEFORE, hours)
        hours += edge(row, i, END) - edge(row, i, START)
    put_edge(row, size, BEFORE, hours)
    put_edge(row, size + 1, BEFORE, math.inf)
    put_edge(row, size, START, math.inf)


@inlined
def _without_holes(program: Pointer, row: int, spans: int, free: int, hole: int, last: int) -> int:
    """Working time less protected hours, which are in order."""
    size, i = 0, 0
    while i < spans and hole < last:
        at, end = edge(row, i, START), edge(row, i, END)
        while hole < last and hole_edge(program, hole, 1) <= at:
            hole += 1
        h = hole
        while h < last and hole_edge(program, h, 0) < end:
            size = _append(free, size, at, hole_edge(program, h, 0))
            at = max(at, hole_edge(program, h, 1))
            h += 1
        size = _append(free, size, at, end)
        i += 1
    for rest in range(spans - i):  # behind the last hole all working time is available
        put_edge(free, size + rest, START, edge(row, i + rest, START))
        put_edge(free, size + rest, END, edge(row, i + rest, END))
    return size + spans - i
