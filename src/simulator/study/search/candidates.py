"""Candidates of a search: each has its own scenario and mix, and rows that grow as long as it may be the best."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.outcomes import BlocksInMemory, Floats
from simulator.scenario import Grid, Scenario
from simulator.study.run import Run, run
from simulator.study.settings import Settings

#: What is kept of every row: what decides, and what a mix does to the deals that it inherits.
NET, OPENING = "net", "opening/net"
#: Rows of a block: short enough for several workers to share the few rows that a candidate gets at a time.
BLOCK_ROWS = 256


@dataclass
class Runner:
    """Runs one candidate; the rows that it has are kept and never run again."""

    scenario: Scenario
    mix: str
    values: tuple[float, ...]
    blocks: BlocksInMemory = field(default_factory=lambda: BlocksInMemory(columns=(NET, OPENING)))
    done: Run | None = None

    @property
    def rows(self) -> int:
        """Number of rows that there are."""
        return self.done.outcomes.rows if self.done is not None else 0

    def extend(self, rows: int, engine: Engine, settings: Settings, by: Way) -> bool:
        """Have so many rows; tell whether they are all there: the user may have stopped."""
        own = replace(
            settings,
            rows=rows,
            mixes=(self.mix,),
            blocks=self.blocks,
            block_rows=BLOCK_ROWS,
            precision=None,
        )
        self.done = run(self.scenario, engine, own, by) or self.done
        return self.rows >= rows

    def column(self, name: str) -> Floats:
        """A column of the rows that there are, (rows,)."""
        return np.empty(0) if self.done is None else self.done.outcomes.of(self.mix, name)


@dataclass(frozen=True)
class Field:
    """The candidates: the baseline first, then a mix at every point of a grid, in its order."""

    runners: Sequence[Runner]

    @classmethod
    def of(cls, grid: Grid, mix: str) -> "Field":
        """The candidates of a grid."""
        values = product(*(axis.values for axis in grid.axes))
        points = [Runner(one, mix, at) for one, at in zip(grid.points, values, strict=True)]
        return cls([Runner(grid.base, grid.base.decision.baseline, ()), *points])

    def net(self, number: int) -> Floats:
        """Net of a candidate, (rows,); it bears the change that it causes in the net of the deals inherited.

        That is what a comparison with the baseline judges (model.md section 8), whose rows there must be as many of.
        """
        own, baseline = self.runners[number], self.runners[0]
        opening = own.column(OPENING)
        return np.asarray(own.column(NET) + opening - baseline.column(OPENING)[: opening.size])
