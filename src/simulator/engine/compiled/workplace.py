"""One mix as the kernel reads it, and the room in which it is simulated, larger when it did not suffice."""

from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.layout import CASES_FULL, LINES_FULL
from simulator.engine.compiled.program import Phase, program_of
from simulator.engine.compiled.room import make_room
from simulator.engine.compiled.shelves import Shelves, laws_of
from simulator.parameters import Mix, Parameters

#: Opportunities that may be open at one time, until a row needs more.
FIRST_CASES = 256


class Workplace:
    """A program and a desk.

    Parameters
    ----------
    parameters, mix, phase
        What is simulated.
    lines : int
        Room for the diary at first; 0 keeps none.
    """

    def __init__(self, parameters: Parameters, mix: Mix, phase: Phase, lines: int) -> None:
        self.mix, self.program = mix, program_of(parameters, mix, phase)
        self._seed, self._cases, self._lines = parameters.seed, FIRST_CASES, lines

    def furnish(self, shelves: Shelves) -> None:
        """Make the room, with what mixes that are simulated side by side have in common."""
        self._shelves = shelves | {"laws": laws_of(self.mix)}
        self.desk = make_room(self.program, self._seed, self._shelves, self._cases, self._lines)

    @property
    def lacking(self) -> int:
        """What the row simulated last found no room for; 0 when it fitted in."""
        return self.desk.number("full")

    @property
    def cases(self) -> NDArray[np.void]:
        """Records of the opportunities of the row simulated last."""
        return self.desk.arrays["cases"]

    @property
    def log(self) -> NDArray[np.void]:
        """Records of the diary of the row simulated last."""
        log: NDArray[np.void] = self.desk.arrays["log"][: self.desk.number("log_size")]
        return log

    def made_of(self, rows: NDArray[np.int64], draws: NDArray[np.int64]) -> bytes:
        """A digest of all that rows, of these draws, are made of: what is simulated, the seed, the values of the draws."""
        digest = self._program_and_seed.copy()
        digest.update(rows.tobytes())
        digest.update(self.program.arrays["values"][draws.min() : draws.max() + 1].tobytes())
        return digest.digest()

    @cached_property
    def _program_and_seed(self) -> "blake2b":
        digest = blake2b(str(self._seed).encode(), digest_size=32)
        for name, array in self.program.arrays.items():
            if name != "values":
                digest.update(f"{name} {array.dtype} {array.shape}".encode())
                digest.update(array.tobytes())
        for name in self.program.record.dtype.names or ():
            if name.removesuffix("_at") not in self.program.arrays:  # an address says nothing
                digest.update(f"{name} {self.program.record[name][0]}".encode())
        return digest

    def grow(self) -> None:
        """Double the room that did not suffice, and no other: it is kept for all rows to come."""
        self._cases *= 2 if self.lacking == CASES_FULL else 1
        self._lines *= 2 if self.lacking == LINES_FULL else 1
        self.furnish(self._shelves)

    def most_awaited(self, cases: NDArray[np.void]) -> str:
        """Name of the activity that most of some cases wait for; empty when none does."""
        names = [activity.name for activity in self.mix.activities]
        counts = np.bincount(cases["activity"][cases["activity"] >= 0], minlength=1)
        return names[int(counts.argmax())] if counts.any() else ""
