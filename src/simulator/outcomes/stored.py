"""Outcomes read from blocks, a column at a time: memory does not grow with what is not asked for."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from simulator.outcomes.block import Block
from simulator.outcomes.memory import Floats, Integers


@dataclass(frozen=True)
class StoredOutcomes:
    """Rows 0, 1, 2, ... of every mix, each from the block that holds it.

    Parameters
    ----------
    parts : sequence of (Block, range)
        Which rows to take from which block, one part after the other without a gap; at least one.
    """

    parts: Sequence[tuple[Block, range]]

    @property
    def mixes(self) -> tuple[str, ...]:
        """Names of the mixes, in order."""
        return self.parts[0][0].heading.mixes

    @property
    def units(self) -> Mapping[str, str]:
        """Unit of each column."""
        return self.parts[0][0].heading.units

    @property
    def rows(self) -> int:
        """Number of rows of each mix."""
        return self.parts[-1][1].stop

    @property
    def weeks(self) -> int:
        """Number of weeks of each weekly series."""
        return self.parts[0][0].heading.weeks

    @property
    def draw(self) -> Integers:
        """The draw of each row, (rows,)."""
        return np.arange(self.rows, dtype=np.int64) // 2

    @property
    def replication(self) -> Integers:
        """The replication of each row within its draw, (rows,)."""
        return np.arange(self.rows, dtype=np.int64) % 2

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        values: Floats = self._read(mix, column, 1, range(self.rows))[0]
        return values

    def table(self, mix: str, rows: range) -> Mapping[str, Floats]:
        """Every column of some successive rows of one mix, each of shape (len(rows),)."""
        columns = self._read(mix, next(iter(self.units)), len(self.units), rows)
        return dict(zip(self.units, columns, strict=True))

    def series(self, mix: str, name: str, weeks: range) -> Floats:
        """Some successive weeks, from 0, of one weekly series of one mix, shape (len(weeks), rows)."""
        return self._read(mix, (name, weeks.start), len(weeks), range(self.rows))

    def _read(self, mix: str, first: str | tuple[str, int], pieces: int, wanted: range) -> Floats:
        values = np.empty((pieces, len(wanted)))
        for block, rows in self.parts[bisect_right(self._ends, wanted.start) :]:
            if rows.start >= wanted.stop:
                break
            taken = range(max(rows.start, wanted.start), min(rows.stop, wanted.stop))
            block.read(mix, first, taken, values[:, taken.start - wanted.start : taken.stop - wanted.start])
        return values

    @cached_property
    def _ends(self) -> list[int]:
        return [rows.stop for _, rows in self.parts]
