"""Outcomes of some rows as an engine's books give them, whole in memory: what a block holds."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Outcomes:
    """Named axes: mix, then row; row r is replication `replication[r]` of draw `draw[r]`.

    Parameters
    ----------
    mixes : tuple of str
        Names along the first axis.
    draw, replication : (rows,) arrays
        Coordinates of each row.
    columns : mapping of str to (mixes, rows) array
        Money in the scenario's currency, time in hours, counts as numbers; see `units`.
    weekly : mapping of str to (mixes, rows, weeks) array
        "margin", "cost" and "hours" of each week.
    units : mapping of str to str
        Unit of each column.
    """

    mixes: tuple[str, ...]
    draw: Integers
    replication: Integers
    columns: Mapping[str, Floats]
    weekly: Mapping[str, Floats]
    units: Mapping[str, str]

    @property
    def rows(self) -> int:
        """Number of rows of each mix."""
        return len(self.draw)

    @property
    def weeks(self) -> int:
        """Number of weeks of each weekly series."""
        return next((values.shape[2] for values in self.weekly.values()), 0)

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        values: Floats = self.columns[column][self.mixes.index(mix)]
        return values

    def table(self, mix: str, rows: range) -> Mapping[str, Floats]:
        """Every column of some successive rows of one mix, each of shape (len(rows),)."""
        return {name: self.of(mix, name)[rows.start : rows.stop] for name in self.units}

    def series(self, mix: str, name: str, weeks: range) -> Floats:
        """Some successive weeks, from 0, of one weekly series of one mix, shape (len(weeks), rows)."""
        values: Floats = self.weekly[name][self.mixes.index(mix), :, weeks.start : weeks.stop].T
        return values
