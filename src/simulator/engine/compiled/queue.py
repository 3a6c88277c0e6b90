"""What falls due, soonest first, and what waits at each desk, best first: lists of case numbers."""

import math

from simulator.engine.compiled.layout import CASES_FULL, NONE
from simulator.engine.compiled.memory import case_of, profile_of, source_of, waiting_row, waiting_size
from simulator.streams.forms import LANES
from simulator.streams.jit import apart, called, inlined
from simulator.streams.lanes import lanes_at, put_lanes_at, spread
from simulator.streams.machine import count_of
from simulator.streams.pointers import (
    Pointer,
    number_at,
    put_number,
    put_small,
    small_at,
)

#: More than this in a cell is sorted one by one.
LARGE = 64


@inlined
def new_case(desk: Pointer) -> int:
    """Room for a case; when there is none left the row is marked as too large, and begun again in a larger room."""
    if desk.free_size == 0:
        desk.full = CASES_FULL
        return 0
    desk.free_size -= 1
    return small_at(desk.free_at, desk.free_size)


@inlined
def drop_case(desk: Pointer, number: int) -> None:
    """Give the room of a case back."""
    if desk.full == 0:
        put_small(desk.free_at, desk.free_size, number)
        desk.free_size += 1


@inlined
def next_due(desk: Pointer) -> float:
    """When a case falls due next."""
    return number_at(desk.soon_at, desk.soon_size - 1) if desk.soon_size > 0 else math.inf


@inlined
def push_due(program: Pointer, desk: Pointer, number: int, due: float) -> None:
    """Let a case fall due later: a calendar queue (R. Brown, Communications of the ACM 31 (1988) 1220-1227).

    What falls due in the cell in hand, or before it, is kept in order, the soonest last; later cells are lists.
    """
    if desk.full != 0:
        return
    cell = int((min(due, program.end) - program.start) * program.cells_per_hour)
    if cell <= desk.cell:
        _put_soon(program, desk, number, due)
        return
    put_small(desk.following_at, number, small_at(desk.agenda_at, cell))
    put_small(desk.agenda_at, cell, number)
    desk.later += 1
    if desk.soon_size == 0:
        _turn_the_page(program, desk)


push_signature = apart(push_due)


@inlined
def _put_soon(program: Pointer, desk: Pointer, number: int, due: float) -> None:
    soon, cases, i = desk.soon_at, desk.soon_cases_at, desk.soon_size
    while i > 0 and _comes_before(program, desk, i - 1, number, due):
        put_number(soon, i, number_at(soon, i - 1))
        put_small(cases, i, small_at(cases, i - 1))
        i -= 1
    put_number(soon, i, due)
    put_small(cases, i, number)
    desk.soon_size += 1


@inlined
def _comes_before(program: Pointer, desk: Pointer, i: int, number: int, due: float) -> bool:
    """Whether what is i-th in hand is taken before a case that falls due then."""
    other = number_at(desk.soon_at, i)
    return other < due or (other == due and _is_first(program, desk, small_at(desk.soon_cases_at, i), number))


@called
def _turn_the_page(program: Pointer, desk: Pointer) -> None:
    """Take the next cell that is not empty in hand, when nothing is left of the one before."""
    cell, size = desk.cell + 1, 0
    while small_at(desk.agenda_at, cell) == NONE:
        cell += 1
    number = small_at(desk.agenda_at, cell)
    while number != NONE:
        put_small(desk.page_at, size, number)
        put_number(desk.page_dues_at, size, case_of(desk, number).due)
        number = small_at(desk.following_at, number)
        size += 1
    put_small(desk.agenda_at, cell, NONE)
    desk.cell, desk.later, desk.soon_size = cell, desk.later - size, size
    if size > LARGE or not _sort_page(desk, size):
        desk.soon_size = 0
        for i in range(size):
            number = small_at(desk.page_at, i)
            _put_soon(program, desk, number, case_of(desk, number).due)


@inlined
def _sort_page(desk: Pointer, size: int) -> bool:
    """Sort what falls due in a cell by counting what comes before it, without a branch; tells whether no two are tied."""
    dues, pairs = desk.page_dues_at, 0
    put_lanes_at(dues, size, spread(math.inf))
    for i in range(size):
        due, before = number_at(dues, i), 0
        for j in range(0, size, LANES):
            before += count_of(lanes_at(dues, j) < due)
        pairs += before
        put_number(desk.soon_at, size - 1 - before, due)
        put_small(desk.soon_cases_at, size - 1 - before, small_at(desk.page_at, i))
    return 2 * pairs == size * (size - 1)


@inlined
def pop_due(program: Pointer, desk: Pointer) -> int:
    """Take the case that falls due first."""
    desk.soon_size -= 1
    first = small_at(desk.soon_cases_at, desk.soon_size)
    if desk.soon_size == 0 and desk.later > 0:
        _turn_the_page(program, desk)
    return first


@inlined
def comes_first(program: Pointer, a: Pointer, b: Pointer) -> bool:
    """Whether case a is done before case b of the same rank (model.md section 4)."""
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
def _is_first(program: Pointer, desk: Pointer, number: int, other: int) -> bool:
    return comes_first(program, case_of(desk, number), case_of(desk, other))


@called
def push_waiting(program: Pointer, desk: Pointer, profile: int, number: int) -> None:
    """Put a due case on the desk of a profile: nearly always behind the others of its rank, which fell due before."""
    if desk.full != 0:
        return
    case, last = case_of(desk, number), desk.room - 1
    row = profile * program.ranks + case.rank
    waiting, first, i = (
        waiting_row(desk, row),
        small_at(desk.waiting_firsts_at, row),
        small_at(desk.waiting_counts_at, row),
    )
    put_small(desk.waiting_counts_at, row, i + 1)
    put_small(desk.waiting_sizes_at, profile, waiting_size(desk, profile) + 1)
    while i > 0:
        before = small_at(waiting, (first + i - 1) & last)
        if not comes_first(program, case, case_of(desk, before)):
            break
        put_small(waiting, (first + i) & last, before)
        i -= 1
    put_small(waiting, (first + i) & last, number)


@inlined
def pop_waiting(program: Pointer, desk: Pointer, profile: int) -> int:
    """Take the case to be done first from the desk of a profile."""
    row = profile * program.ranks
    while small_at(desk.waiting_counts_at, row) == 0:
        row += 1
    first = small_at(desk.waiting_firsts_at, row)
    put_small(desk.waiting_firsts_at, row, (first + 1) & (desk.room - 1))
    put_small(desk.waiting_counts_at, row, small_at(desk.waiting_counts_at, row) - 1)
    put_small(desk.waiting_sizes_at, profile, waiting_size(desk, profile) - 1)
    return small_at(waiting_row(desk, row), first)


@inlined
def clear(program: Pointer, desk: Pointer) -> None:
    """Empty the lists and give all room back before a row."""
    desk.soon_size = desk.later = desk.log_size = desk.full = desk.planning = desk.on_call = 0
    desk.cell, desk.planned = -1, program.start
    for cell in range(program.n_cells):
        put_small(desk.agenda_at, cell, NONE)
    desk.at_clock = NONE
    desk.free_size = desk.room
    for i in range(desk.room):
        put_small(desk.free_at, i, desk.room - 1 - i)
    for profile in range(program.n_profiles):
        put_small(desk.waiting_sizes_at, profile, 0)
        put_small(desk.at_available_at, profile, NONE)
        put_number(desk.calls_at, profile, math.inf)
        put_small(desk.idle_at, profile, profile_of(program, profile).people)
    for row in range(program.n_profiles * program.ranks):
        put_small(desk.waiting_firsts_at, row, 0)
        put_small(desk.waiting_counts_at, row, 0)
    for source in range(program.n_sources):
        put_number(desk.unfinished_at, source, 0.0)
