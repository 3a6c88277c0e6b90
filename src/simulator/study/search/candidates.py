"""Candidates of a search: each has its own scenario and mix, and rows that grow as long as it may be the best."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.outcomes import BlocksInMemory, Floats
from simulator.scenario import Grid, Scenario
from simulator.study.run import Run, run
from simulator.study.settings import Settings

#: Draws whose mean is one observation: means of so many rows are close to normal, as the procedure wants them.
DRAWS_PER_OBSERVATION = 16
ROWS_PER_OBSERVATION = 2 * DRAWS_PER_OBSERVATION


@dataclass
class Runner:
    """Runs one candidate; the rows that it has are kept and never run again."""

    scenario: Scenario
    mix: str
    values: tuple[float, ...]
    blocks: BlocksInMemory = field(default_factory=BlocksInMemory)
    done: Run | None = None

    def extend(self, rows: int, engine: Engine, settings: Settings, by: Way) -> Run:
        """Have so many rows.

        Raises
        ------
        KeyboardInterrupt
            When the user stopped before the last of them.
        """
        own = replace(settings, rows=rows, mixes=(self.mix,), blocks=self.blocks, precision=None)
        self.done = run(self.scenario, engine, own, by)
        if self.done is None or self.done.interrupted:
            raise KeyboardInterrupt
        return self.done

    def column(self, name: str) -> Floats:
        """A column of the rows that there are, (rows,).

        Raises
        ------
        ValueError
            Without any row.
        """
        if self.done is None:
            raise ValueError("no row of this candidate has been run")
        return self.done.outcomes.of(self.mix, name)

    def judged(self) -> Floats:
        """What is selected by, (rows,): net, and that of the deals inherited, which a mix can spoil."""
        return self.column("net") + self.column("opening/net")


def candidates(grid: Grid, mix: str) -> list[Runner]:
    """The baseline, then a mix at every point of the grid, in its order."""
    values: Iterable[tuple[float, ...]] = [()]
    for axis in grid.axes:
        values = [(*before, value) for before in values for value in axis.values]
    points = [Runner(one, mix, at) for one, at in zip(grid.points, values, strict=True)]
    return [Runner(grid.base, grid.base.decision.baseline, ()), *points]


def observations(net: Floats) -> Floats:
    """Means of successive batches of draws; what is left over waits for the rest of its batch."""
    whole = net.size // ROWS_PER_OBSERVATION
    return np.asarray(net[: whole * ROWS_PER_OBSERVATION].reshape(whole, -1).mean(axis=1), dtype=np.float64)
