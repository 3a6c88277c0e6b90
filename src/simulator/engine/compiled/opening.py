"""What is open at the horizon's start, and how a mix takes it over (model.md section 4).

Items are cases, in an array given by its address.
"""

from simulator.engine.addresses import DUE_WORD
from simulator.engine.compiled.booking import delay, expect, schedule_first
from simulator.engine.compiled.journey import accept
from simulator.engine.compiled.layout import ITEMS_FULL, LISTED, NONE, SIGNATURE_CASE, VALIDATION
from simulator.engine.compiled.memory import (
    case_of,
    copy_case,
    item_of,
    platform_of,
    waiting_row,
    worker_of,
)
from simulator.engine.compiled.queue import drop_case, new_case
from simulator.engine.compiled.signing import sign
from simulator.engine.compiled.stopping import keep_hours
from simulator.engine.compiled.tasks import draw_hours_again, draw_task, draw_validation
from simulator.streams.jit import inlined
from simulator.streams.pointers import Pointer, small_at


@inlined
def take_over(program: Pointer, desk: Pointer, items: int, first: int, last: int) -> None:
    """Load what is open at the start: copies that follow the rules of this mix from now on."""
    for i in range(first, last):
        number = new_case(desk)
        copy_case(desk.cases_at, number, items, i)
        case = case_of(desk, number)
        if case.activity == SIGNATURE_CASE:
            if case.due < program.end:
                sign(program, desk, number)
            drop_case(desk, number)
            continue
        if case.activity == VALIDATION:
            platform = case.source - program.n_channels
            if not platform_of(program, platform).validates:
                accept(program, desk, number, platform, program.start)
                continue
            if case.under_way == 0:
                draw_validation(program, desk, case)
            case.profile = platform_of(program, platform).validated_by
        else:
            expect(program, case, case.activity)
            if case.under_way == 0:
                draw_hours_again(program, desk, case)
        schedule_first(program, desk, number, case.due, program.start)


@inlined
def leave_open(program: Pointer, desk: Pointer, items: int, count: int, room: int) -> int:
    """Copy what the phase leaves: what falls due later, waiting tasks, and tasks under way, due at its end."""
    for i in range(desk.soon_size):
        count = _leave(desk, items, count, room, small_at(desk.soon_cases_at, i))
    for cell in range(program.n_cells):
        number = small_at(desk.agenda_at, cell)
        while number != NONE:
            count = _leave(desk, items, count, room, number)
            number = small_at(desk.following_at, number)
    for row in range(program.n_profiles * program.ranks):
        first = small_at(desk.waiting_firsts_at, row)
        for i in range(first, first + small_at(desk.waiting_counts_at, row)):
            count = _leave(desk, items, count, room, small_at(waiting_row(desk, row), i & (desk.room - 1)))
    for person in range(program.n_people):
        number = worker_of(desk, person).case
        if number != NONE:
            keep_hours(desk, person, program.end, False)  # noqa: FBT003
            case = case_of(desk, number)
            case.under_way, case.due = 1, program.end
            count = _leave(desk, items, count, room, number)
    return count


@inlined
def _leave(desk: Pointer, items: int, count: int, room: int, number: int) -> int:
    if count >= room:
        desk.full = ITEMS_FULL
        return count
    copy_case(items, count, desk.cases_at, number)
    case_of(desk, number).headline = 0
    return count + 1


@inlined
def list_items(program: Pointer, desk: Pointer, items: int, count: int, room: int) -> int:
    """The opportunities that the scenario lists, each with its own draws, due on the baseline's calendar."""
    desk.at_clock = NONE
    for number in range(program.n_items):
        listed = item_of(program, number)
        for k in range(listed.count):
            case = case_of(desk, 0)
            case.source, case.person, case.index, case.key = listed.source, number, k, listed.key
            case.opened, case.headline, case.under_way, case.missed = program.start, 0, 0, 0
            case.activity, case.occurrence, case.led_by = listed.activity, 0, LISTED - number
            u = draw_task(program, desk, case)[DUE_WORD]
            case.due = delay(program, desk, case, u, program.start)
            count = _leave(desk, items, count, room, 0)
    return count
