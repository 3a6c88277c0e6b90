"""The compiled loop over rows."""

from simulator.engine.compiled.layout import LISTED_ITEMS, QUARTER
from simulator.engine.compiled.memory import desk_at, program_at
from simulator.engine.compiled.opening import leave_open, list_items, take_over
from simulator.engine.compiled.quarter import close_the_books, play, set_the_stage
from simulator.streams.pointers import put_whole, whole_at, word_at


def simulate(  # noqa: PLR0913, PLR0917  # what crosses into machine code crosses here, once
    task: int,
    mixes: int,
    programs: int,
    desks: int,
    size: int,
    rows: int,
    draws: int,
    items: int,
    room: int,
    bounds: int,
    tallies: int,
    width: int,
) -> int:
    """Simulate rows one after the other, each in one mix after the other: what mixes share is then at hand.

    Parameters
    ----------
    task : int
        BEFORE_START and LISTED_ITEMS fill `items` and `bounds`, for one mix; QUARTER reads them.
    mixes, programs, desks
        How many there are, and where the addresses lie of what each is made of, and of the room to work in.
    size, rows, draws
        How many rows, and where the numbers of the rows lie, and the place of the draw of each among the values.
    items, room
        Address of an array of CASE and its size: what is open at the start, row after row.
    bounds
        Address of size + 1 places: row i's items are bounds[i] to bounds[i + 1].
    tallies, width
        Where the addresses lie of an array (size, width) of zeros for each mix, to which QUARTER adds.

    Returns
    -------
    int
        Rows done; less than `size` when the room did not suffice for the next.
    """
    for i in range(size):
        for m in range(mixes):
            program, desk = program_at(whole_at(programs, m), 0), desk_at(whole_at(desks, m), 0)
            desk.row, desk.full = word_at(rows, i), 0
            desk.values_at = program.values_at + 8 * whole_at(draws, i) * program.n_slots
            desk.tally_at = whole_at(tallies, m) + 8 * width * i
            first = whole_at(bounds, i)
            if task == LISTED_ITEMS:
                put_whole(bounds, i + 1, list_items(program, desk, items, first, room))
            else:
                set_the_stage(program, desk)
                if task == QUARTER:
                    take_over(program, desk, items, first, whole_at(bounds, i + 1))
                play(program, desk)
                if task == QUARTER:
                    close_the_books(program, desk)
                elif desk.full == 0:
                    put_whole(bounds, i + 1, leave_open(program, desk, items, first, room))
            if desk.full != 0:
                return i
    return size
