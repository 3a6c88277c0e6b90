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


def best_thresholds(
    tables: FloatArray, *, upward: bool = True
) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Thresholds of the greatest total gain in each of several tables, and that gain.

    Parameters
    ----------
    tables : (tables, levels, options) float
        Total gain of each option over the rows at each level, two options or three. Stopping comes first, and its
        gain is nought.
    upward : bool
        Whether many lead to going on; else to stopping.

    Returns
    -------
    go_on, stop, total : (tables,)
        Monotone: the more is counted, the further the option is from stopping, or else the nearer to it. A threshold of
        `levels` is never met.
    """
    if not upward:
        stop, go_on, gained = best_thresholds(tables[..., ::-1] - tables[..., -1:])
        return go_on, stop, gained + tables[..., -1].sum(axis=1)
    above = np.zeros((len(tables), tables.shape[1] + 1, tables.shape[2]))
    np.cumsum(tables[:, ::-1], axis=1, out=above[:, -2::-1])
    each = np.arange(len(tables))
    if tables.shape[2] == 2:
        best = above[..., 1].argmax(axis=1)
        return best, best, above[each, best, 1]
    middle, going_on = above[..., 1], above[..., 2]
    total = going_on - middle + np.maximum.accumulate(middle, axis=1)
    best = total.argmax(axis=1)
    below = np.where(np.arange(middle.shape[1]) <= best[:, None], middle, -np.inf)
    return best, below.argmax(axis=1), total[each, best]


def best_rules(tables: Sequence[FloatArray]) -> list[Rule]:
    """The count, and the thresholds on it, of the greatest total gain; of those that are alike the plainest.

    Many are a good sign unless the other way round pays more, on whichever count.

    Parameters
    ----------
    tables : sequence of (sets, levels, options) float
        One for each count, the plainest first; as many rules are found as there are sets of rows.
    """
    at_once = np.maximum(tables[0].sum(axis=1).max(axis=1), 0.0)
    least = ROUNDING * np.abs(tables[0]).sum(axis=(1, 2))
    go_on, stop, most = best_thresholds(tables[0])
    best = [Rule(0, Thresholds(*both)) for both in zip(go_on.tolist(), stop.tolist(), strict=True)]
    for upward, (count, table) in product((True, False), enumerate(tables)):
        go_on, stop, total = best_thresholds(table, upward=upward)
        for place in np.flatnonzero(total - at_once > (1.0 + PLAINER) * (most - at_once) + least):
            best[place] = Rule(count, Thresholds(int(go_on[place]), int(stop[place]), upward))
            most[place] = total[place]
    return best
