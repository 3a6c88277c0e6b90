"""When a person is away, and the times that are left: those of the profile on the other days (model.md section 4)."""

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
from simulator.engine.compiled.layout import BEFORE, END, START
from simulator.engine.compiled.ledger import (
    NOMINAL_HOURS,
    WEEKLY_PRESENT,
    add_commitment,
    add_of_profile,
    add_week,
)
from simulator.engine.compiled.log import tell_time
from simulator.engine.compiled.memory import (
    away_of,
    commitment_of,
    day_of,
    days_of,
    firsts_of,
    kept,
    key_of,
    person_of,
    profile_of,
    run_off_edge,
    times_of,
    value_of,
    week_hours,
    window_edge,
    worker_of,
)
from simulator.engine.compiled.spans import edge, put_edge, span_at
from simulator.engine.compiled.timetable import AVAILABLE, PRESENT, WORKING
from simulator.engine.compiled.whats import ABSENT, COMMITTED, LEAVE
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, number_at, put_small, small_at

HERE, ON_LEAVE, IS_ABSENT = 0, 1, 2


@inlined
def draw_times(program: Pointer, desk: Pointer, person: int) -> None:
    """Draw when a person is away, and write down the working time that is left, unless it is all there already."""
    away = _draw_away(program, desk, person) > 0
    if away or not small_at(desk.whole_at, person):
        put_small(desk.laid_at, person, _copy_days(program, desk, person))
        put_small(desk.whole_at, person, int(not away))


@inlined
def _draw_away(program: Pointer, desk: Pointer, person: int) -> int:
    """Draw the days of leave, then of absence, uniformly over the working days that remain; returns how many they are."""
    away = away_of(desk, person)
    profile = profile_of(program, person_of(program, person).profile)
    key = person_of(program, person).key
    days = program.n_planned_days
    for day in range(days):
        put_small(away, day, HERE)
    leave = value_of(desk, profile.leave)
    if leave > 0.0:
        count = _whole(program, desk, leave, key, LEAVE_COUNT_KEY)
        days = _pick(program, desk, away, key, count, days, LEAVE_DAY_KEY, ON_LEAVE)
    first = np.uint64(0)
    u = block(desk, key_of(program, ABSENCE_DAYS_KEY), first, key)[0]
    sick = law_value(program, desk, profile.absence, u, key_of(program, ABSENCE_GAMMA_KEY), first, key)
    if sick > 0.0:
        count = _whole(program, desk, sick, key, ABSENCE_COUNT_KEY)
        days = _pick(program, desk, away, key, count, days, ABSENCE_DAY_KEY, IS_ABSENT)
    return program.n_planned_days - days


@inlined
def _whole(program: Pointer, desk: Pointer, mean: float, key: Any, purpose: int) -> int:
    floor = math.floor(mean)
    u = block(desk, key_of(program, purpose), np.uint64(0), key)[0]
    return floor + int(u < mean - floor)


@called
def _pick(
    program: Pointer, desk: Pointer, away: int, key: Any, count: int, remaining: int, purpose: int, why: int
) -> int:
    for index in range(min(count, remaining)):
        u = block(desk, key_of(program, purpose), np.uint64(index), key)[0]
        position = math.floor(u * remaining)
        day = 0
        while small_at(away, day) != HERE or position > 0:
            position -= int(small_at(away, day) == HERE)
            day += 1
        put_small(away, day, why)
        remaining -= 1
    return remaining


@inlined
def lay_out(program: Pointer, desk: Pointer, person: int) -> None:
    """Lay out a person's working time; when tasks may call, and where breaks are, the profile's days tell."""
    worker, profile = worker_of(desk, person), person_of(program, person).profile
    worker.at_working = worker.at_present = -1
    worker.at_success = 0
    worker.present_at = days_of(desk, profile, PRESENT)
    worker.available_at = days_of(desk, profile, AVAILABLE)
    worker.away_at = away_of(desk, person)
    before = small_at(desk.laid_at, person)
    worker.working_at = span_at(times_of(desk, person), before)
    worker.working = desk.horizon_room - before + program.n_run_off
    if desk.log_room > 0:
        _tell_days(program, desk, person)
    if program.recorded:
        _record(program, desk, person)


@called
def _copy_days(program: Pointer, desk: Pointer, person: int) -> int:
    """Copy the working time of the days on which a person is there, the last first; returns the place of the first.

    The run-off, in which nobody is away, always lies behind them: the hours before a span are counted back from it,
    and only its first span may touch one of theirs.
    """
    profile, away = person_of(program, person).profile, away_of(desk, person)
    row, i, before = times_of(desk, person), desk.horizon_room, 0.0
    days, firsts = days_of(desk, profile, WORKING), firsts_of(program, desk, profile)
    if program.n_run_off > 0:
        put_edge(row, i, START, run_off_edge(program, START, 0))
        put_edge(row, i, BEFORE, before)
    following = edge(row, i, START)
    for d in range(program.n_days - 1, -1, -1):
        if small_at(away, d) != HERE:
            continue
        for s in range(small_at(firsts, d + 1) - 1, small_at(firsts, d) - 1, -1):
            start, end = edge(days, s, START), edge(days, s, END)
            before -= end - start
            if end < following:
                i -= 1
                put_edge(row, i, END, end)
            put_edge(row, i, START, start)
            put_edge(row, i, BEFORE, before)
            following = start
    return i


@inlined
def _record(program: Pointer, desk: Pointer, person: int) -> None:
    """Record what a person owes: the days of the calendar, less those away."""
    profile = person_of(program, person).profile
    nominal, owed, away = program.open_hours, profile_of(program, profile), away_of(desk, person)
    for week in range(program.horizon_weeks):
        add_week(program, desk, WEEKLY_PRESENT, week, profile, week_hours(program, week))
    for c in range(owed.commitments, owed.commitments_end):
        add_commitment(program, desk, profile, commitment_of(program, c).kind, number_at(desk.owed_at, c))
    for d in range(program.n_days):
        why, day = small_at(away, d), day_of(program, d)
        if why != HERE:
            nominal -= day.hours if why == ON_LEAVE else 0.0
            add_week(program, desk, WEEKLY_PRESENT, day.week, profile, -day.hours)
            for c in range(owed.commitments, owed.commitments_end):
                hours = kept(program, desk, c, d, END) - kept(program, desk, c, d, START)
                add_commitment(program, desk, profile, commitment_of(program, c).kind, -hours)
    add_of_profile(program, desk, NOMINAL_HOURS, profile, nominal)


@called
def _tell_days(program: Pointer, desk: Pointer, person: int) -> None:
    """Note a person's commitments, and the days away."""
    owed, away = profile_of(program, person_of(program, person).profile), away_of(desk, person)
    for d in range(program.n_days):
        why, day = small_at(away, d), day_of(program, d)
        if why != HERE:
            _tell_part(program, desk, person, d, LEAVE if why == ON_LEAVE else ABSENT, 0.0, day.hours)
        elif program.recorded:
            for c in range(owed.commitments, owed.commitments_end):
                low, high = kept(program, desk, c, d, START), kept(program, desk, c, d, END)
                _tell_part(program, desk, person, d, COMMITTED, low, high)


@called
def _tell_part(
    program: Pointer, desk: Pointer, person: int, d: int, what: int, low: float, high: float
) -> None:
    """Note what a person does from `low` to `high` open hours into a day."""
    passed = 0.0
    for w in range(day_of(program, d).windows, day_of(program, d).windows_end):
        opening, closing = window_edge(program, START, w), window_edge(program, END, w)
        start = opening + max(low - passed, 0.0)
        end = min(opening + (high - passed), closing)
        if end > start:
            tell_time(program, desk, what, person, start, end)
        passed += closing - opening
