"""What falls due, soonest first, and what waits at each desk, best first: binary heaps of case numbers."""

import math

from simulator.engine.compiled.layout import NONE, VALIDATION
from simulator.engine.compiled.memory import case_of, profile_of, source_of, waiting_row, waiting_size
from simulator.streams.pointers import (
    Pointer,
    number_at,
    put_number,
    put_small,
    small_at,
)
from simulator.streams.jit import called, inlined


@inlined
def new_case(desk: Pointer) -> int:
    """Room for a case; when there is none left the row is marked as too large, and begun again in a larger room."""
    if desk.free_size == 0:
        desk.full = 1
        return 0
    desk.free_size -= 1
    return small_at(desk.free_at, desk.free_size)


@inlined
def drop_case(desk: Pointer, number: int) -> None:
    """Give the room of a case back."""
    if desk.full == 0:
        put_small(desk.free_at, desk.free_size, number)
        desk.free_size += 1


@called
def push_due(desk: Pointer, number: int, due: float) -> None:
    """Let a case fall due later."""
    heap, cases, i = desk.heap_at, desk.heap_cases_at, desk.heap_size
    if i >= desk.room:
        desk.full = 1
        return
    desk.heap_size += 1
    while i > 0:
        above = (i - 1) >> 1
        if number_at(heap, above) <= due:
            break
        put_number(heap, i, number_at(heap, above))
        put_small(cases, i, small_at(cases, above))
        i = above
    put_number(heap, i, due)
    put_small(cases, i, number)


@inlined
def pop_due(desk: Pointer) -> int:
    """Take the case that falls due first."""
    heap, cases = desk.heap_at, desk.heap_cases_at
    first = small_at(cases, 0)
    desk.heap_size -= 1
    size = desk.heap_size
    due, i = number_at(heap, size), 0
    while 2 * i + 1 < size:
        below = 2 * i + 1
        if below + 1 < size and number_at(heap, below + 1) < number_at(heap, below):
            below += 1
        if number_at(heap, below) >= due:
            break
        put_number(heap, i, number_at(heap, below))
        put_small(cases, i, small_at(cases, below))
        i = below
    put_number(heap, i, due)
    put_small(cases, i, small_at(cases, size))
    return first


@inlined
def comes_first(program: Pointer, a: Pointer, b: Pointer) -> bool:
    """Whether case a is done before case b (model.md section 4)."""
    later_a, later_b = a.activity > VALIDATION, b.activity > VALIDATION
    if later_a != later_b:
        return later_b
    if later_a and a.priority != b.priority:
        return a.priority < b.priority
    if a.due != b.due:
        return a.due < b.due
    if a.opened != b.opened:
        return a.opened < b.opened
    if a.source != b.source:
        return source_of(program, a.source).rank < source_of(program, b.source).rank
    if a.person != b.person:
        return a.person < b.person
    if a.index != b.index:
        return a.index < b.index
    return a.occurrence < b.occurrence


@called
def push_waiting(program: Pointer, desk: Pointer, profile: int, number: int) -> None:
    """Put a due case on the desk of a profile."""
    waiting, i = waiting_row(desk, profile), waiting_size(desk, profile)
    if i >= desk.room:
        desk.full = 1
        return
    put_small(desk.waiting_sizes_at, profile, i + 1)
    case = case_of(desk, number)
    while i > 0:
        above = (i - 1) >> 1
        if not comes_first(program, case, case_of(desk, small_at(waiting, above))):
            break
        put_small(waiting, i, small_at(waiting, above))
        i = above
    put_small(waiting, i, number)


@inlined
def pop_waiting(program: Pointer, desk: Pointer, profile: int) -> int:
    """Take the case to be done first from the desk of a profile."""
    waiting, size = waiting_row(desk, profile), waiting_size(desk, profile) - 1
    first, last = small_at(waiting, 0), small_at(waiting, size)
    put_small(desk.waiting_sizes_at, profile, size)
    case, i = case_of(desk, last), 0
    while 2 * i + 1 < size:
        below = 2 * i + 1
        best = case_of(desk, small_at(waiting, below))
        if below + 1 < size:
            other = case_of(desk, small_at(waiting, below + 1))
            if comes_first(program, other, best):
                below, best = below + 1, other
        if not comes_first(program, best, case):
            break
        put_small(waiting, i, small_at(waiting, below))
        i = below
    put_small(waiting, i, last)
    return first


@inlined
def clear(program: Pointer, desk: Pointer) -> None:
    """Empty the heaps and give all room back before a row."""
    desk.heap_size = desk.log_size = desk.full = 0
    desk.at_clock = NONE
    desk.free_size = desk.room
    for i in range(desk.room):
        put_small(desk.free_at, i, desk.room - 1 - i)
    for profile in range(program.n_profiles):
        put_small(desk.waiting_sizes_at, profile, 0)
        put_number(desk.calls_at, profile, math.inf)
        put_small(desk.idle_at, profile, profile_of(program, profile).people)
    for source in range(program.n_sources):
        put_number(desk.unfinished_at, source, 0.0)
