"""How outcomes are read, wherever they are kept: one column of one mix at a time."""

from collections.abc import Mapping
from typing import Protocol

from simulator.outcomes.memory import Floats, Integers


class OutcomesReader(Protocol):
    """What statistics need of outcomes; nothing of size (rows,) is held between two calls.

    Row r is replication `replication[r]` of draw `draw[r]`; `units` has every column.
    """

    @property
    def mixes(self) -> tuple[str, ...]:
        """Names of the mixes, in order."""

    @property
    def units(self) -> Mapping[str, str]:
        """Unit of each column, in the order of the columns."""

    @property
    def rows(self) -> int:
        """Number of rows of each mix."""

    @property
    def draw(self) -> Integers:
        """The draw of each row, (rows,)."""

    @property
    def replication(self) -> Integers:
        """The replication of each row within its draw, (rows,)."""

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""

    def table(self, mix: str, rows: range) -> Mapping[str, Floats]:
        """Every column of some successive rows of one mix, each of shape (len(rows),)."""


class WeeklyReader(OutcomesReader, Protocol):
    """Outcomes whose weekly series are still there."""

    @property
    def weeks(self) -> int:
        """Number of weeks of each weekly series."""

    def series(self, mix: str, name: str, weeks: range) -> Floats:
        """Some successive weeks, from 0, of one weekly series of one mix, shape (len(weeks), rows)."""
