"""Mixes whose rows lie in several places, read as if they lay in one."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.outcomes.memory import Floats, Integers
from simulator.outcomes.reader import OutcomesReader


@dataclass(frozen=True)
class SideBySide:
    """Outcomes of the same rows, each mix read where it is; at least one mix."""

    places: Mapping[str, OutcomesReader]

    @property
    def mixes(self) -> tuple[str, ...]:
        """Names of the mixes, in order."""
        return tuple(self.places)

    @property
    def units(self) -> Mapping[str, str]:
        """Unit of each column."""
        return self._first.units

    @property
    def rows(self) -> int:
        """Number of rows of each mix."""
        return self._first.rows

    @property
    def draw(self) -> Integers:
        """The draw of each row, (rows,)."""
        return self._first.draw

    @property
    def replication(self) -> Integers:
        """The replication of each row within its draw, (rows,)."""
        return self._first.replication

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        return self.places[mix].of(mix, column)

    def table(self, mix: str, rows: range) -> Mapping[str, Floats]:
        """Every column of some successive rows of one mix, each of shape (len(rows),)."""
        return self.places[mix].table(mix, rows)

    @property
    def _first(self) -> OutcomesReader:
        return next(iter(self.places.values()))
