"""The compiled engine: rows in, tallies out, many times faster than the reference and on the same path."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.diary import entries_of
from simulator.engine.compiled.layout import BEFORE_START, ITEMS_FULL, LINES_FULL, LISTED_ITEMS, QUARTER
from simulator.engine.compiled.program import before_of, quarter_of
from simulator.engine.compiled.shelves import make_shelves
from simulator.engine.compiled.states import CASE
from simulator.engine.compiled.times import make_times
from simulator.engine.compiled.workplace import FIRST_CASES, Workplace
from simulator.engine.interface import DiaryEntry
from simulator.engine.kept import Kept
from simulator.engine.limits import MOST_OPEN, TooManyOpenError
from simulator.engine.tallies import Tallies, from_vectors, vector_size
from simulator.parameters import Mix, Parameters
from simulator.streams.kernel import Kernel

Floats = NDArray[np.float64]

#: The compiled loop over rows.
simulate = Kernel("simulator.engine.compiled.kernel", "simulate", 12)
#: Lines of a diary, until a row needs more.
FIRST_LINES = 4096
#: Rows whose opening is simulated before their quarters, so that what is open stays in the processor's cache.
ROWS_AT_ONCE = 32


@dataclass(frozen=True)
class Items:
    """What is open at the start of each row: row i's items are items[bounds[i] : bounds[i + 1]]."""

    items: NDArray[np.void]
    bounds: NDArray[np.int64]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.bounds) - 1

    @property
    def alone(self) -> "Items":
        """A copy, without the room that they leave."""
        return Items(self.items[: self.bounds[-1]].copy(), self.bounds)

    @property
    def size(self) -> int:
        """Bytes that they take without that room."""
        return int(self.bounds[-1]) * self.items.itemsize + self.bounds.nbytes


@dataclass(frozen=True)
class CompiledEngine:
    """Simulates in machine code that numba writes once. See `simulator.engine.interface.Engine`.

    Parameters
    ----------
    openings : Kept, optional
        Keeps what is open at the start of rows for whoever simulates it again: other mixes, or other weeks of the same.
    """

    name: str = "compiled"
    openings: Kept[Items] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether machine code is at hand, in memory or on disk; if not, the first run waits for it."""
        return simulate.is_compiled

    @property
    def is_kept(self) -> bool:
        """Whether machine code is kept on disk for the next run."""
        return simulate.is_kept

    def prepare(self) -> None:
        """Compile now, or read the machine code from disk."""
        simulate.prepare()

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Simulate every mix in the rows given, without Python's lock; see `Engine.run`."""
        numbers = np.ascontiguousarray(rows, dtype=np.int64)
        vectors = np.zeros((len(parameters.mixes), len(numbers), vector_size(parameters)))
        quarters, opening = Simulation(parameters, parameters.mixes, first=QUARTER), _opening(parameters)
        start = 0
        while start < len(numbers):
            some = numbers[start:] if opening is None else numbers[start : start + ROWS_AT_ONCE]
            items = self._open(opening, some)
            end = start + items.rows
            quarters.tally(numbers[start:end], items, vectors[:, start:end])
            start = end
        return from_vectors(parameters, vectors)

    def _open(self, opening: "Simulation | None", rows: NDArray[np.int64]) -> Items:
        if opening is None:
            return _nothing(len(rows))
        if self.openings is None:
            return opening.items(rows)
        return self.openings.get(opening.made_of(rows), partial(opening.items, rows))

    def diary(self, parameters: Parameters, mix: str, row: int) -> list[DiaryEntry]:
        """Tell one row of one mix, in order of time; see `Engine.diary`."""
        chosen = next(m for m in parameters.mixes if m.name == mix)
        numbers = np.array([row])
        items = self._open(_opening(parameters), numbers)
        quarter = Simulation(parameters, [chosen], first=QUARTER, lines=FIRST_LINES)
        quarter.tally(numbers, items, np.zeros((1, 1, vector_size(parameters))))
        return entries_of(parameters, chosen, quarter.log)


class Simulation:
    """Mixes in one phase, row by row, with the room to simulate them.

    Parameters
    ----------
    first : int
        QUARTER for the quarter; BEFORE_START or LISTED_ITEMS for what is open at its start, of one mix.
    lines : int
        Room for the diary of one mix; 0 keeps none.
    """

    def __init__(self, parameters: Parameters, mixes: Sequence[Mix], first: int, lines: int = 0) -> None:
        phase = before_of(parameters) if first == BEFORE_START else quarter_of(parameters)
        self._task, self._first_draw = first, parameters.first_draw
        self._places = [Workplace(parameters, mix, phase, lines) for mix in mixes]
        programs = [place.program for place in self._places]
        shelves = make_shelves(programs)
        for place, times in zip(self._places, make_times(mixes, programs), strict=True):
            place.furnish(shelves | times)
        self._programs = np.array([place.program.address for place in self._places])
        self._desks = np.array([place.desk.address for place in self._places])
        self._left = np.zeros(0 if first == QUARTER else FIRST_CASES * ROWS_AT_ONCE, CASE)

    @property
    def log(self) -> NDArray[np.void]:
        """Records of the diary of the row simulated last."""
        return self._places[0].log

    def items(self, rows: NDArray[np.int64]) -> Items:
        """What the first rows begin with, until it is asked again: as many as there is room for, at least one."""
        nothing = np.zeros((1, len(rows), 1))
        while True:
            left = Items(self._left, np.zeros(len(rows) + 1, np.int64))
            done = self._simulate(rows, left, nothing)
            if done > 0:
                return Items(left.items, left.bounds[: done + 1])
            self._grow(int(rows[0]), left.items)

    def made_of(self, rows: NDArray[np.int64]) -> bytes:
        """A digest of all that the items of these rows are made of: the mix, the seed, the rows and their draws."""
        return f"{self._task} ".encode() + self._places[0].made_of(rows, self._draws(rows))

    def tally(self, rows: NDArray[np.int64], items: Items, vectors: Floats) -> None:
        """Fill `vectors` (mixes, rows, size), given as zeros."""
        done = 0
        while True:
            rest = Items(items.items, items.bounds[done:])
            done += self._simulate(rows[done:], rest, vectors[:, done:])
            if done == len(rows):
                return
            vectors[:, done] = 0.0
            self._grow(int(rows[done]), items.items)

    def _grow(self, row: int, items: NDArray[np.void]) -> None:
        """Double the room that did not suffice, and no other: it is kept for all rows to come.

        Raises
        ------
        TooManyOpenError
            When more opportunities are open at one time than any team could follow.
        """
        place = next(place for place in self._places if place.lacking)
        held = items if place.lacking == ITEMS_FULL else place.cases
        if place.lacking != LINES_FULL and 2 * len(held) > MOST_OPEN:
            raise TooManyOpenError(place.mix.name, row, place.most_awaited(held))
        if place.lacking == ITEMS_FULL:
            self._left = np.zeros(2 * len(held), CASE)
        else:
            place.grow()
            self._desks[self._places.index(place)] = place.desk.address

    def _draws(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        return rows // 2 - self._first_draw

    def _simulate(self, rows: NDArray[np.int64], items: Items, vectors: Floats) -> int:
        draws, tallies = self._draws(rows), np.array([vector.ctypes.data for vector in vectors])
        return simulate(
            self._task,
            len(self._programs),
            self._programs.ctypes.data,
            self._desks.ctypes.data,
            len(rows),
            rows.ctypes.data,
            draws.ctypes.data,
            items.items.ctypes.data,
            len(items.items),
            items.bounds.ctypes.data,
            tallies.ctypes.data,
            vectors.shape[2],
        )


def _opening(parameters: Parameters) -> Simulation | None:
    """What simulates, or lists, what is open at the start."""
    if parameters.opening == "listed":
        return Simulation(parameters, [parameters.baseline], first=LISTED_ITEMS)
    return None if parameters.opening == "empty" else _weeks_before(parameters)


def _weeks_before(parameters: Parameters) -> Simulation:
    """The weeks before the start: the same whatever part of the horizon follows, and whatever is set up in it."""
    platforms = tuple(
        replace(platform, set_up=None, ramp_weeks=np.zeros_like(platform.ramp_weeks))
        for platform in parameters.baseline.platforms
    )
    baseline = replace(parameters.baseline, platforms=platforms)
    alike = replace(
        parameters, baseline=baseline, weeks=parameters.horizon_weeks, planned_weeks=0, run_off_weeks=0
    )
    return Simulation(alike, [baseline], first=BEFORE_START)


def _nothing(rows: int) -> Items:
    return Items(np.zeros(0, CASE), np.zeros(rows + 1, np.int64))
