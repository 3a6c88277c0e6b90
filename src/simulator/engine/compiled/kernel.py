"""The compiled loop over rows."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.memory import desk_at, program_at
from simulator.engine.compiled.opening import leave_open, list_items, take_over
from simulator.engine.compiled.quarter import close_the_books, play, set_the_stage
from simulator.streams.jit import Kernel

#: What a call does with the rows: simulate the quarter before the start, list what the scenario lists, or the quarter.
BEFORE, LIST, QUARTER = range(3)


def _simulate(  # noqa: PLR0913, PLR0917  # what crosses into machine code crosses here, once
    task: int,
    programs: NDArray[np.int64],
    desks: NDArray[np.int64],
    rows: NDArray[np.uint64],
    draws: NDArray[np.int64],
    items: int,
    room: int,
    bounds: NDArray[np.int64],
    tallies: NDArray[np.int64],
    size: int,
) -> int:
    """Simulate rows one after the other, each in one mix after the other: what mixes share is then at hand.

    Parameters
    ----------
    task : int
        BEFORE and LIST fill `items` and `bounds`, for one mix; QUARTER reads them.
    programs, desks : (mixes,) arrays
        Addresses of each mix, and of the room to work in.
    rows, draws : (n,) arrays
        Number of each row, and the place of its draw among the values.
    items, room : int
        Address of an array of CASE and its size: what is open at the start, row after row.
    bounds : (n + 1,) array
        Row i's items are bounds[i] to bounds[i + 1].
    tallies, size
        Addresses (mixes,) of arrays (n, size) of zeros, to which QUARTER adds.

    Returns
    -------
    int
        Rows done; less than n when the room did not suffice for the next.
    """
    for i in range(rows.size):
        for m in range(programs.size):
            program, desk = program_at(programs[m], 0), desk_at(desks[m], 0)
            desk.row, desk.full = rows[i], 0
            desk.values_at = program.values_at + 8 * draws[i] * program.n_slots
            desk.tally_at = tallies[m] + 8 * size * i
            if task == LIST:
                bounds[i + 1] = list_items(program, desk, items, bounds[i], room)
            else:
                set_the_stage(program, desk)
                if task == QUARTER:
                    take_over(program, desk, items, bounds[i], bounds[i + 1])
                play(program, desk)
                if task == QUARTER:
                    close_the_books(program, desk)
                elif desk.full == 0:
                    bounds[i + 1] = leave_open(program, desk, items, bounds[i], room)
            if desk.full != 0:
                return i
    return rows.size


SIGNATURE = "i8(i8, i8[::1], i8[::1], u8[::1], i8[::1], i8, i8, i8[::1], i8[::1], i8)"
simulate = Kernel(_simulate, SIGNATURE, Path(__file__).parent)
