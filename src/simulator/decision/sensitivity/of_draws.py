"""Sobol indices from the draws that a run has: no further simulation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.decision.sensitivity.indices import LEVEL, Index, Indices
from simulator.decision.sensitivity.polynomials import as_fine_as_seen, expansion
from simulator.statistics.arrays import FloatArray
from simulator.statistics.bootstrap import Bootstrap
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import DrawTable, draw_table

#: A fitted part's variance is never nought: a share below this is not told from none.
RESOLUTION = 0.005


def sobol_of_draws(values: FloatArray, design: Design, scores: FloatArray) -> Indices:
    """Sobol indices of E[values | beliefs] from the draws that there are, luck left out.

    The mean of each draw is expanded in orthonormal functions of the beliefs (B. Sudret, Reliability Engineering &
    System Safety 93 (2008) 964-979) by least squares. A belief's part is the variance, over the draws, of the sum of its
    terms, less what the coefficients' errors add to it; the whole is the variance B between draws of `variance_split`.
    Intervals come from resampled clusters: coefficients move by their influence, and parts and whole by the draws that a
    resample holds. What no part explains may be anybody's, and is added at the upper end (`_intervals` says how). Beliefs
    are taken as independent: one that goes together with another stands for it too.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    scores : (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.

    Returns
    -------
    Indices
        All nan when the draws do not differ beyond luck.
    """
    if not scores.size:
        return Indices((), (), float("nan"))
    table = draw_table(sample(values, design))
    fit = _Fit.of(table.mean - table.mean.mean(), scores)
    involves = fit.orders > 0
    alone = involves & (involves.sum(axis=1) == 1)[:, None]
    groups = np.column_stack([alone, involves, np.ones(len(involves), dtype=np.bool_)])
    found = fit.shares(groups, _between(table), design)
    width = scores.shape[1]
    return Indices(first=found.indices[:width], total=found.indices[width:], explained=found.explained)


@dataclass(frozen=True)
class _Shares:
    indices: tuple[Index, ...]
    explained: float


@dataclass(frozen=True, eq=False)
class _Fit:
    """Least squares on n draws: columns (n, p) with the orders (p, k) of the beliefs in each, coefficients (p,)."""

    columns: FloatArray
    orders: NDArray[np.int64]
    gram: FloatArray
    inverse: FloatArray
    coefficient: FloatArray
    residual: FloatArray

    @classmethod
    def of(cls, response: FloatArray, scores: FloatArray) -> "_Fit":
        columns, orders = expansion(scores)
        columns, orders = as_fine_as_seen(columns - columns.mean(axis=0), orders, response)
        gram = columns.T @ columns
        inverse = np.asarray(np.linalg.pinv(gram), dtype=np.float64)
        coefficient = inverse @ (columns.T @ response)
        return cls(columns, orders, gram, inverse, coefficient, response - columns @ coefficient)

    def shares(self, groups: NDArray[np.bool_], between: FloatArray, design: Design) -> _Shares:
        """Shares of `between`'s mean that groups (p, g) of terms explain, the last group being all of them."""
        draws, whole = between.size, float(between.mean())
        squares = (self.columns @ (self.coefficient[:, None] * groups)) ** 2
        added = self._added_by_errors(groups)
        parts = squares.mean(axis=0) - added
        influence = (self.columns * self.residual[:, None]) @ self.inverse
        sums = Bootstrap(design.clusters, design.bootstrap_seed).sums(
            design.cluster_of_draw,
            np.column_stack([influence, (squares - squares.mean(axis=0)) / draws, between / draws]),
        )
        sums = sums[sums[:, -1] > 0.0]
        terms, moves, wholes = np.split(sums, [len(groups), sums.shape[1] - 1], axis=1)
        resampled = (self._variances(self.coefficient + terms, groups) + moves - 2.0 * added) / wholes
        if not (whole > 0.0 and len(resampled)):
            return _Shares((_UNDEFINED,) * (groups.shape[1] - 1), float("nan"))
        share = parts / whole
        return _Shares(_intervals(share, resampled), float(share[-1]))

    def _added_by_errors(self, groups: NDArray[np.bool_]) -> FloatArray:
        """What the errors of the coefficients add to the variance of each group's sum, on average, (g,)."""
        draws, terms = self.columns.shape
        noise = float(self.residual @ self.residual) / max(draws - 1 - terms, 1)
        chosen = groups.astype(np.float64)
        added = np.einsum("pg,pg->g", chosen, (self.gram * self.inverse) @ chosen)
        return np.asarray(noise / draws * added, dtype=np.float64)

    def _variances(self, coefficients: FloatArray, groups: NDArray[np.bool_]) -> FloatArray:
        """Variance over the draws of each group's sum, for coefficients (m, p): (m, g)."""
        found = np.empty((len(coefficients), groups.shape[1]))
        for g, of in enumerate(groups.T):
            some = coefficients[:, of]
            found[:, g] = np.einsum("mp,mp->m", some @ self.gram[np.ix_(of, of)], some)
        return found / len(self.columns)


_UNDEFINED = Index(float("nan"), float("nan"), float("nan"))


def _intervals(share: FloatArray, resampled: FloatArray) -> tuple[Index, ...]:
    """Indices from shares (g + 1,) and resampled ones (m, g + 1): first orders, totals, and all that is explained.

    What is missing is added above. To totals as uncertain as it is, since products may hide in it; to first orders too
    when it is beyond its error, else its estimate alone: curves that matter are seldom hidden, and that a sum of many
    shares is not known to a tenth should not blur each of them.
    """
    tail, firsts = 0.5 * (1.0 - LEVEL), (share.size - 1) // 2
    unseen = 1.0 - resampled[:, -1]
    certain = max(1.0 - float(share[-1]), 0.0) if np.quantile(unseen, tail) <= 0.0 else None
    missing = np.repeat(np.maximum(unseen, 0.0)[:, None], share.size - 1, axis=1)
    if certain is not None:
        missing[:, :firsts] = certain
    low = np.quantile(resampled[:, :-1], tail, axis=0)
    high = np.quantile(resampled[:, :-1] + missing, 1.0 - tail, axis=0)
    least = np.where((low > 0.0) & (low < RESOLUTION), 0.0, low)
    ends = zip(share[:-1], least, high, strict=True)
    return tuple(Index(float(v), float(a), float(b)) for v, a, b in ends)


def _between(table: DrawTable) -> FloatArray:
    """What each draw adds to the variance between draws, (draws,), of which B is the mean.

    With one row a draw nothing tells luck from ignorance, so all is taken for ignorance.
    """
    squares = (table.mean - table.mean.mean()) ** 2 * (table.mean.size / max(table.mean.size - 1, 1))
    freedom = float((table.count - 1.0).clip(0.0).sum())
    if freedom <= 0.0:
        return np.asarray(squares, dtype=np.float64)
    share = table.mean.size / freedom * float(np.mean(1.0 / np.maximum(table.count, 1.0)))
    return np.asarray(squares - table.scatter * share, dtype=np.float64)
