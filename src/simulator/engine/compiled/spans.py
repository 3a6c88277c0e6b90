"""Open time: spans [start, end) in order, read by cursors that only move on.

A row of spans, given by its address, holds three numbers a span: its start, its end, and the hours before it, counted
from any time. Behind the last one stands a span that never starts.
"""

import math
from typing import Any

from simulator.engine.compiled.layout import BEFORE, END, START
from simulator.engine.compiled.memory import guide_of_clock, worker_of
from simulator.quantities import TICKS_PER_HOUR
from simulator.streams.forms import LANES
from simulator.streams.jit import called, inlined, named
from simulator.streams.lanes import lane_of, spread
from simulator.streams.machine import ceiling, chosen
from simulator.streams.pointers import Pointer, number_at, put_number, small_at

#: A profile's spans hold their day in place of the hours before.
DAY = BEFORE
_TICKS = float(TICKS_PER_HOUR)


@inlined
def rounded_up(hours: float) -> float:
    """Round a time, or lanes of times, up to the grid; see `simulator.quantities.round_up`.

    In doubles throughout: attempts that never succeed may take more hours than a 64-bit whole number holds.
    """
    return ceiling(hours * _TICKS) / _TICKS


@named
def span_at(row: int, i: int) -> int:
    """Address of span i."""
    return row + 24 * i


@named
def edge(row: int, i: int, part: int) -> float:
    """Start, end, or hours before the start, of span i."""
    return number_at(row, 3 * i + part)


@named
def put_edge(row: int, i: int, part: int, value: float) -> None:
    """Set one of the three."""
    put_number(row, 3 * i + part, value)


@inlined
def cursor_at(row: int, cursor: int, time: float) -> int:
    """Move a cursor to the last span that starts by `time`; -1 stands before the first, an endless one behind the last.

    Whether it moves cannot be guessed, so that two steps are taken without a branch, and at once; more are rare. Rows have room
    behind their last span.
    """
    one, two = edge(row, cursor + 1, START) <= time, edge(row, cursor + 2, START) <= time
    cursor += int(one) + int(one & two)
    while edge(row, cursor + 1, START) <= time:
        cursor += 1
    return cursor


@inlined
def elapsed_at(row: int, cursor: int, time: float) -> float:
    """Open hours before `time`, whose cursor is given."""
    if cursor < 0:
        return edge(row, 0, BEFORE)
    return edge(row, cursor, BEFORE) + min(time, edge(row, cursor, END)) - edge(row, cursor, START)


@inlined
def worked_until(desk: Pointer, person: int, time: float) -> float:
    """Working hours of a person before `time`, which may not lie before what was asked last."""
    worker = worker_of(desk, person)
    worker.at_working = cursor_at(worker.working_at, worker.at_working, time)
    return elapsed_at(worker.working_at, worker.at_working, time)


@called
def worked_ahead(desk: Pointer, person: int, time: float) -> float:
    """The same for a time ahead, without moving on."""
    worker = worker_of(desk, person)
    return elapsed_at(worker.working_at, cursor_at(worker.working_at, worker.at_working, time), time)


@inlined
def ends_at(desk: Pointer, person: int, hours: float) -> float:
    """When `hours` of a person's work from now, as settled, are used up: at a close rather than at the next opening."""
    worker = worker_of(desk, person)
    row, target = worker.working_at, worker.since_worked + hours
    worker.at_end = reached(row, max(worker.at_working, 0), target)
    return reached_at(row, worker.at_end, target)


@inlined
def success_at(desk: Pointer, person: int, start: float, hours: float) -> float:
    """The same from `start` for prospecting: a success nearly always lies behind where one was sought last."""
    worker = worker_of(desk, person)
    row, hint = worker.working_at, worker.at_success
    i = cursor_at(row, worker.at_working, start)
    worker.found = elapsed_at(row, i, start)
    worker.target = worker.found + max(hours, 0.0)
    worker.at_success = i
    if hours <= 0.0:
        return start
    i = max(i, hint if edge(row, hint, BEFORE) < worker.target else 0)
    worker.at_success = reached(row, i, worker.target)
    return reached_at(row, worker.at_success, worker.target)


@inlined
def reached_at(row: int, i: int, target: float) -> float:
    """When so many hours are reached, from the span in which they are."""
    return edge(row, i, START) + (target - edge(row, i, BEFORE))


@inlined
def reached(row: int, i: int, target: float) -> int:
    """The span in which so many hours are reached, from one that does not lie behind it."""
    one, two = edge(row, i + 1, BEFORE) < target, edge(row, i + 2, BEFORE) < target
    i += int(one) + int(one & two)  # no branch: see `cursor_at`
    while edge(row, i + 1, BEFORE) < target:
        i += 1
    return i


@inlined
def all_reached(row: int, i: int, targets: Any) -> tuple[Any, int]:
    """When so many hours, in lanes that only grow, are reached, and the span of the last, from one that does not lie behind.

    Sums on the grid are exact in any order, so that one number a span is enough.
    """
    last, since = lane_of(targets, LANES - 1), spread(edge(row, i, START) - edge(row, i, BEFORE))
    while edge(row, i + 1, BEFORE) < last:
        later = edge(row, i + 1, BEFORE) < targets
        i += 1
        since = chosen(later, edge(row, i, START) - edge(row, i, BEFORE), since)
    return targets + since, i


@inlined
def all_elapsed(row: int, cursor: int, times: Any) -> tuple[Any, int]:
    """Open hours before open times, in lanes that only grow, and the cursor of the last, from one that does not lie behind.

    See `all_reached`.
    """
    first, i, last = max(cursor, 0), cursor, lane_of(times, LANES - 1)
    passed = spread(edge(row, first, BEFORE) - edge(row, first, START))
    while edge(row, i + 1, START) <= last:
        later = edge(row, i + 1, START) <= times
        i += 1
        passed = chosen(later, edge(row, i, BEFORE) - edge(row, i, START), passed)
    return times + passed, i


@inlined
def is_there(desk: Pointer, person: int, row: int, i: int) -> bool:
    """Whether a person is not away on the day of a profile's span."""
    return small_at(worker_of(desk, person).away_at, int(edge(row, i, DAY))) == 0


@inlined
def leaves_at(desk: Pointer, person: int, now: float) -> float:
    """When the person's present stay ends; now when there is none."""
    worker = worker_of(desk, person)
    row, i = worker.present_at, cursor_at(worker.present_at, worker.at_present, now)
    worker.at_present = i
    if i < 0 or not is_there(desk, person, row, i):  # a day away may begin where the stay ends
        return now
    while edge(row, i + 1, START) <= edge(row, i, END) and is_there(desk, person, row, i + 1):
        i += 1
    return max(edge(row, i, END), now)


@inlined
def open_until_now(program: Pointer, desk: Pointer, now: float) -> float:
    """Hours of the company's open clock before a time that never goes back."""
    desk.at_clock = cursor_at(program.clock_at, desk.at_clock, now)
    return elapsed_at(program.clock_at, desk.at_clock, now)


@inlined
def open_until(program: Pointer, time: float) -> float:
    """The same for any time."""
    return elapsed_at(program.clock_at, cursor_at(program.clock_at, -1, time), time)


@inlined
def falls_due(program: Pointer, elapsed: float) -> float:
    """First open instant with `elapsed` open hours before it: at the next opening rather than at a close."""
    return falls_due_from(program, elapsed, elapsed / program.guide_step)


@inlined
def falls_due_from(program: Pointer, elapsed: float, cell: float) -> float:
    """The same, searched from a cell of a guide table (Chen and Asau, AIIE Transactions 6 (1974) 163-166)."""
    row = program.clock_at
    if elapsed >= edge(row, program.n_clock, BEFORE):
        return math.inf
    i = guide_of_clock(program, int(cell))
    i += int(edge(row, i + 1, BEFORE) <= elapsed)  # no branch: see `cursor_at`
    while edge(row, i + 1, BEFORE) <= elapsed:
        i += 1
    return edge(row, i, START) + (elapsed - edge(row, i, BEFORE))
