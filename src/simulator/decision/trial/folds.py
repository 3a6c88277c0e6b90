"""A rule chosen on some draws and applied to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision.trial.thresholds import Levels, Rule, best_rules, table_of
from simulator.statistics.arrays import FloatArray, Indices

#: Parts of the draws, each left out in turn.
FOLDS = 5


@dataclass(frozen=True, eq=False)
class Shown:
    """What the simulated trials show: counts as levels 0, 1, 2 …, one row a trial.

    Attributes
    ----------
    counts : sequence of (rows,) int
        Plainest first.
    fold : (rows,) int
        Part of each row, 0..FOLDS-1; rows of a draw are together.
    """

    counts: Sequence[Levels]
    fold: Indices

    def only(self, rows: FloatArray | Indices) -> "Shown":
        """Some of the rows."""
        return Shown([count[rows] for count in self.counts], self.fold[rows])

    def rule(self, gain: FloatArray) -> Rule:
        """Rule of the greatest gain (rows, options) over all rows."""
        tables = [table_of(count, gain, int(count.max(initial=0)) + 1) for count in self.counts]
        return best_rules([table[None] for table in tables])[0]

    def decided(self, gain: FloatArray) -> Levels:
        """Option in each row, (rows,), by the rule that is best on the other folds."""
        tables = [self._tables(count, gain) for count in self.counts]
        chosen = np.zeros(len(gain), dtype=np.intp)
        for fold, rule in enumerate(best_rules([table.sum(axis=0) - table for table in tables])):
            inside = self.fold == fold
            chosen[inside] = rule.thresholds.chosen(self.counts[rule.count][inside], gain.shape[1])
        return chosen

    def _tables(self, count: Levels, gain: FloatArray) -> FloatArray:
        """`table_of` of each fold, (FOLDS, levels, options)."""
        size = int(count.max(initial=0)) + 1
        flat = table_of(self.fold * size + count, gain, FOLDS * size)
        return flat.reshape(FOLDS, size, gain.shape[1])
