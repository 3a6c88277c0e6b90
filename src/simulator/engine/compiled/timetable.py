"""The days of a profile: when its people are there, work, and may be called, were nobody away (model.md section 4)."""

import math

from simulator.engine.compiled.layout import END, START
from simulator.engine.compiled.memory import (
    commitment_of,
    day_of,
    days_of,
    firsts_of,
    hole_edge,
    profile_of,
    put_kept,
    run_off_edge,
    value_of,
    window_edge,
)
from simulator.engine.compiled.spans import DAY, edge, put_edge, rounded_up
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, number_at, put_number, put_small, small_at

#: What a day holds of a person's time, as it lies in memory.
WORKING, AVAILABLE, PRESENT = range(3)


@inlined
def draw_up(program: Pointer, desk: Pointer) -> None:
    """Draw up the days of every profile, again only where commitments take other hours than in the row before."""
    for profile in range(program.n_profiles):
        owed = profile_of(program, profile)
        changed = small_at(firsts_of(program, desk, profile), program.n_days) < 0
        for c in range(owed.commitments, owed.commitments_end):
            hours = rounded_up(value_of(desk, commitment_of(program, c).hours))
            changed |= hours != number_at(desk.agreed_at, c)
            put_number(desk.agreed_at, c, hours)
        if changed:
            _draw_up(program, desk, profile)
            for person in range(owed.first, owed.first + owed.people):
                put_small(desk.whole_at, person, 0)


@called
def _draw_up(program: Pointer, desk: Pointer, profile: int) -> None:
    works = stays = frees = 0
    owed, hole = profile_of(program, profile), profile_of(program, profile).holes
    for c in range(owed.commitments, owed.commitments_end):
        put_number(desk.owed_at, c, 0.0)
    for d in range(program.n_days):
        put_small(firsts_of(program, desk, profile), d, works)
        first, last = _commit(program, desk, profile, d)
        began, freed, stayed = works, frees, stays
        stays = _within(program, desk, profile, PRESENT, d, stays, 0.0, 0.0)
        works = _within(program, desk, profile, WORKING, d, works, first, last)
        frees, hole = _without_holes(program, desk, profile, began, works, frees, hole)
        _note_day(days_of(desk, profile, PRESENT), stayed, stays, d)
        _note_day(days_of(desk, profile, AVAILABLE), freed, frees, d)
    put_small(firsts_of(program, desk, profile), program.n_days, works)
    _add_run_off(program, days_of(desk, profile, AVAILABLE), frees)
    _note_day(days_of(desk, profile, AVAILABLE), frees, frees + program.n_run_off + 1, desk.never_away)
    _note_day(days_of(desk, profile, PRESENT), stays, stays + 1, desk.never_away)
    put_edge(days_of(desk, profile, PRESENT), stays, START, math.inf)


@inlined
def _note_day(row: int, first: int, last: int, d: int) -> None:
    for span in range(first, last):
        put_edge(row, span, DAY, d)


@inlined
def _add_run_off(program: Pointer, row: int, size: int) -> None:
    """Add the run-off, in which nobody is away."""
    for w in range(program.n_run_off):
        put_edge(row, size + w, START, run_off_edge(program, START, w))
        put_edge(row, size + w, END, run_off_edge(program, END, w))
    put_edge(row, size + program.n_run_off, START, math.inf)


@inlined
def _commit(program: Pointer, desk: Pointer, profile: int, d: int) -> tuple[float, float]:
    """Weekly ones take the first hours of the week's first open day, daily ones the last hours of each day.

    Returns what they take of the day's open hours at its beginning and at its end.
    """
    owed, day, first, last = profile_of(program, profile), day_of(program, d), 0.0, 0.0
    for c in range(owed.commitments, owed.commitments_end):
        if commitment_of(program, c).weekly:
            until = min(first + (number_at(desk.agreed_at, c) if day.first else 0.0), day.hours)
            _keep(program, desk, c, d, first, until)
            first = until
    for c in range(owed.commitments_end - 1, owed.commitments - 1, -1):
        if not commitment_of(program, c).weekly:
            start = max(day.hours - last - number_at(desk.agreed_at, c), first)
            _keep(program, desk, c, d, start, day.hours - last)
            last = day.hours - start
    return first, last


@inlined
def _keep(program: Pointer, desk: Pointer, c: int, d: int, low: float, high: float) -> None:
    """Keep a commitment from `low` to `high` open hours into a day."""
    put_kept(program, desk, c, d, START, low)
    put_kept(program, desk, c, d, END, high)
    put_number(desk.owed_at, c, number_at(desk.owed_at, c) + (high - low))


@called
def _within(
    program: Pointer, desk: Pointer, profile: int, which: int, d: int, began: int, first: float, last: float
) -> int:
    """Add a day's windows, less so many open hours at its beginning and at its end; returns how many spans there are."""
    row, size, passed, day = days_of(desk, profile, which), began, 0.0, day_of(program, d)
    for w in range(day.windows, day.windows_end):
        opening, closing = window_edge(program, START, w), window_edge(program, END, w)
        start = opening + max(first - passed, 0.0)
        passed += closing - opening
        end = closing - max(passed - (day.hours - last), 0.0)
        size = _append(row, began, size, start, end)
    return size


@inlined
def _without_holes(
    program: Pointer, desk: Pointer, profile: int, first: int, last: int, size: int, hole: int
) -> tuple[int, int]:
    """Add a day's working spans less protected hours, which are in order; returns how many there are, and the next hole."""
    row, free = days_of(desk, profile, WORKING), days_of(desk, profile, AVAILABLE)
    began, holes = size, profile_of(program, profile).holes_end
    for i in range(first, last):
        at, end = edge(row, i, START), edge(row, i, END)
        while hole < holes and hole_edge(program, hole, 1) <= at:
            hole += 1
        h = hole
        while h < holes and hole_edge(program, h, 0) < end:
            size = _append(free, began, size, at, hole_edge(program, h, 0))
            at = max(at, hole_edge(program, h, 1))
            h += 1
        size = _append(free, began, size, at, end)
    return size, hole


@called
def _append(row: int, first: int, size: int, start: float, end: float) -> int:
    """Add a span behind those of its day, or to the last one where they touch; returns how many there are."""
    if end <= start:
        return size
    if size > first and start <= edge(row, size - 1, END):
        put_edge(row, size - 1, END, max(end, edge(row, size - 1, END)))
        return size
    put_edge(row, size, START, start)
    put_edge(row, size, END, end)
    return size + 1
