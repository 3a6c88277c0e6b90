"""Two thresholds on one count: go on from so many, stop below so many, the third way between; or the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray

Levels = NDArray[np.intp]

#: What a later, more intricate count must add to the value of a rule to be preferred to a plainer one, as a share of it.
PLAINER = 0.02
#: Share of all that is at stake below which a gain is rounding.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Thresholds:
    """Go on at `go_on` or more, stop below `stop`; the two are the same where there is no third way.

    Not `upward`, many are a bad sign: stop at `stop` or more, go on below `go_on`.
    """

    go_on: int
    stop: int
    upward: bool = True

    def chosen(self, levels: Levels, options: int) -> Levels:
        """Option at each level, (rows,): 0 to stop, the last to go on, 1 between."""
        first, last = (0, options - 1) if self.upward else (options - 1, 0)
        low, high = (self.stop, self.go_on) if self.upward else (self.go_on, self.stop)
        return np.where(levels >= high, last, np.where(levels < low, first, 1))


@dataclass(frozen=True)
class Rule:
    """Thresholds on one of several counts, by its number."""

    count: int
    thresholds: Thresholds

    def chosen(self, counts: Sequence[Levels], options: int) -> Levels:
        """Option in each row, (rows,)."""
        return self.thresholds.chosen(counts[self.count], options)


def table_of(levels: Levels, gain: FloatArray, size: int) -> FloatArray:
    """Total gain of every option over the rows at each level, (size, options), from gain (rows, options)."""
    return np.column_stack([np.bincount(levels, weights=column, minlength=size) for column in gain.T])


def best_thresholds(table: FloatArray, *, upward: bool = True) -> tuple[Thresholds, float]:
    """Thresholds of the greatest total gain, and that gain.

    Parameters
    ----------
    table : (levels, options) float
        Total gain of each option over the rows at each level, two options or three. Stopping comes first, and its
        gain is nought.
    upward : bool
        Whether many lead to going on; else to stopping.

    Returns
    -------
    thresholds, total
        Monotone: the more is counted, the further the option is from stopping, or else the nearer to it. A threshold of
        `levels` is never met.
    """
    if not upward:
        turned, gained = best_thresholds(table[:, ::-1] - table[:, -1:])
        return Thresholds(turned.stop, turned.go_on, upward=False), gained + float(table[:, -1].sum())
    above = np.zeros((len(table) + 1, table.shape[1]))
    np.cumsum(table[::-1], axis=0, out=above[-2::-1])
    if table.shape[1] == 2:
        best = int(np.argmax(above[:, 1]))
        return Thresholds(best, best), float(above[best, 1])
    middle, go_on = above[:, 1], above[:, 2]
    total = go_on - middle + np.maximum.accumulate(middle)
    best = int(np.argmax(total))
    return Thresholds(best, int(np.argmax(middle[: best + 1]))), float(total[best])


def best_rule(tables: Sequence[FloatArray]) -> Rule:
    """The count, and the thresholds on it, of the greatest total gain; of those that are alike the plainest.

    Many are a good sign unless the other way round pays more, on whichever count.

    Parameters
    ----------
    tables : sequence of (levels, options) float
        One for each count, the plainest first.
    """
    at_once = max(float(tables[0].sum(axis=0).max()), 0.0)
    least = ROUNDING * float(np.abs(tables[0]).sum())
    thresholds, most = best_thresholds(tables[0])
    best = Rule(0, thresholds)
    for upward, (count, table) in product((True, False), enumerate(tables)):
        thresholds, total = best_thresholds(table, upward=upward)
        if total - at_once > (1.0 + PLAINER) * (most - at_once) + least:
            best, most = Rule(count, thresholds), total
    return best
