"""Rows that later points of a sweep meet again: of a mix that does not feel what is swept, once is enough."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.outcomes import Floats
from simulator.sampling import felt
from simulator.sampling.mixes import in_order
from simulator.scenario import Scenario
from simulator.statistics import Design
from simulator.study.run import Run

#: What a sweep reads of a mix.
COLUMNS = ("hourly_value", "net", "hours", "opening/net")


@dataclass(frozen=True)
class Rows:
    """The columns of each mix at one point, (rows,) each, and how these rows were sampled, as in every other point."""

    columns: Mapping[str, Mapping[str, Floats]]
    design: Design
    draws: int
    planned: int

    def of(self, mix: str, column: str) -> Floats:
        """One column of one mix, shape (rows,)."""
        return self.columns[mix][column]


class Memory:
    """Columns of mixes by what the mixes feel, each held until the last point that needs it.

    Parameters
    ----------
    points : sequence of Scenario
        All that will be simulated.
    mixes : tuple of str
        Mixes to run; empty for all.
    """

    def __init__(self, points: Sequence[Scenario], mixes: tuple[str, ...]) -> None:
        self._mixes = mixes
        self._uses = Counter(key for point in points for key in self._keys(point).values())
        self._held: dict[tuple[str, ...], Mapping[str, Floats]] = {}
        self._layout: tuple[Design, int, int] | None = None

    def lacking(self, point: Scenario) -> tuple[str, ...]:
        """Mixes of a point whose rows no earlier point has left."""
        return tuple(mix for mix, key in self._keys(point).items() if key not in self._held)

    def keep(self, point: Scenario, done: Run) -> None:
        """Keep the columns of the mixes that were just run at a point."""
        keys = self._keys(point)
        for mix in done.outcomes.mixes:
            self._held[keys[mix]] = {column: done.outcomes.of(mix, column) for column in COLUMNS}
        self._layout = done.design, done.draws, done.planned

    def take(self, point: Scenario) -> Rows | None:
        """Hand out the columns of a point's mixes, and forget those that no later point needs; None before any."""
        keys = self._keys(point)
        if self._layout is None:
            return None
        rows = Rows({mix: self._held[key] for mix, key in keys.items()}, *self._layout)
        self._uses.subtract(keys.values())
        for key in keys.values():
            if self._uses[key] <= 0:
                self._held.pop(key)
        return rows

    def _keys(self, point: Scenario) -> dict[str, tuple[str, ...]]:
        return {mix: felt(point, mix) for mix in in_order(point, self._mixes or None)}
