"""Open time: spans [start, end) in order, read by cursors that only move on.

Spans are three rows of numbers, given by their addresses: starts, ends, and hours before each start. Behind the last
span stands one that never starts.
"""

import math

import numpy as np

from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.memory import clock_row, guide_of_clock, span_row, worker_of
from simulator.quantities import TICKS_PER_HOUR
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, number_at

#: Which time of a person, and which row of it.
WORKING, AVAILABLE, PRESENT = range(3)
START, END, BEFORE = range(3)


@inlined
def rounded_up(hours: float) -> float:
    """Round a time up to the grid; see `simulator.quantities.round_up`.

    In doubles throughout: attempts that never succeed may take more hours than a 64-bit whole number holds.
    """
    return np.ceil(hours * TICKS_PER_HOUR) / TICKS_PER_HOUR


@inlined
def cursor_at(starts: int, cursor: int, time: float) -> int:
    """Move a cursor to the last span that starts by `time`; -1 stands before the first, an endless one behind the last.

    Whether it moves cannot be guessed, so that one step is taken without a branch; more are rare.
    """
    cursor += int(number_at(starts, cursor + 1) <= time)
    while number_at(starts, cursor + 1) <= time:
        cursor += 1
    return cursor


@inlined
def elapsed_at(starts: int, ends: int, before: int, cursor: int, time: float) -> float:
    """Open hours before `time`, whose cursor is given."""
    if cursor < 0:
        return 0.0
    return number_at(before, cursor) + min(time, number_at(ends, cursor)) - number_at(starts, cursor)


@inlined
def worked_until(desk: Pointer, person: int, time: float) -> float:
    """Working hours of a person before `time`, which may not lie before what was asked last."""
    worker = worker_of(desk, person)
    starts = span_row(desk, person, WORKING, START)
    worker.at_working = cursor_at(starts, worker.at_working, time)
    ends, before = span_row(desk, person, WORKING, END), span_row(desk, person, WORKING, BEFORE)
    return elapsed_at(starts, ends, before, worker.at_working, time)


@called
def worked_ahead(desk: Pointer, person: int, time: float) -> float:
    """The same for a time ahead, without moving on."""
    worker = worker_of(desk, person)
    starts, ends = span_row(desk, person, WORKING, START), span_row(desk, person, WORKING, END)
    cursor = cursor_at(starts, worker.at_working, time)
    return elapsed_at(starts, ends, span_row(desk, person, WORKING, BEFORE), cursor, time)


@inlined
def ends_at(desk: Pointer, person: int, start: float, hours: float) -> float:
    """When `hours` of a person's work from `start` are used up: at a close rather than at the next opening."""
    return _ends_at(desk, person, start, hours, NONE)


@inlined
def success_at(desk: Pointer, person: int, start: float, hours: float) -> float:
    """The same for prospecting up to the next success, which nearly always lies behind where it was sought last."""
    worker = worker_of(desk, person)
    return _ends_at(desk, person, start, hours, worker.at_success)


@inlined
def _ends_at(desk: Pointer, person: int, start: float, hours: float, hint: int) -> float:
    if hours <= 0.0:
        return start
    worker = worker_of(desk, person)
    starts, before = span_row(desk, person, WORKING, START), span_row(desk, person, WORKING, BEFORE)
    i = cursor_at(starts, worker.at_working, start)
    target = elapsed_at(starts, span_row(desk, person, WORKING, END), before, i, start) + hours
    i = max(i, 0)
    if hint != NONE:
        i = max(i, hint if number_at(before, hint) < target else 0)
    i += int(number_at(before, i + 1) < target)
    while number_at(before, i + 1) < target:
        i += 1
    if hint != NONE:
        worker.at_success = i
    if i >= worker.working:
        return math.inf
    return number_at(starts, i) + (target - number_at(before, i))


@inlined
def is_available(desk: Pointer, person: int, now: float) -> bool:
    """Whether a task may start now: present, outside commitments and protected hours."""
    worker, starts = worker_of(desk, person), span_row(desk, person, AVAILABLE, START)
    worker.at_available = cursor_at(starts, worker.at_available, now)
    ends = span_row(desk, person, AVAILABLE, END)
    return worker.at_available >= 0 and now < number_at(ends, worker.at_available)


@inlined
def next_available(desk: Pointer, person: int, now: float) -> float:
    """The first time after now at which a task may start."""
    worker, starts = worker_of(desk, person), span_row(desk, person, AVAILABLE, START)
    worker.at_available = cursor_at(starts, worker.at_available, now)
    return number_at(starts, worker.at_available + 1)


@inlined
def open_until_now(program: Pointer, desk: Pointer, now: float) -> float:
    """Hours of the company's open clock before a time that never goes back."""
    starts = clock_row(program, START)
    desk.at_clock = cursor_at(starts, desk.at_clock, now)
    return elapsed_at(starts, clock_row(program, END), clock_row(program, BEFORE), desk.at_clock, now)


@inlined
def open_until(program: Pointer, time: float) -> float:
    """The same for any time."""
    starts = clock_row(program, START)
    cursor = cursor_at(starts, -1, time)
    return elapsed_at(starts, clock_row(program, END), clock_row(program, BEFORE), cursor, time)


@inlined
def falls_due(program: Pointer, elapsed: float) -> float:
    """First open instant with `elapsed` open hours before it: at the next opening rather than at a close.

    The search begins where a guide table says (Chen and Asau, AIIE Transactions 6 (1974) 163-166).
    """
    before = clock_row(program, BEFORE)
    if elapsed >= number_at(before, program.n_clock):
        return math.inf
    i = guide_of_clock(program, int(elapsed / program.guide_step))
    while number_at(before, i + 1) <= elapsed:
        i += 1
    return number_at(clock_row(program, START), i) + (elapsed - number_at(before, i))
