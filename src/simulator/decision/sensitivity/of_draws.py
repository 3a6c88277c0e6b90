"""Sobol indices from the draws that a run has: no further simulation."""

import numpy as np
from numpy.typing import NDArray

from simulator.decision.sensitivity.fit import Fit
from simulator.decision.sensitivity.indices import LEVEL, Index, Indices
from simulator.decision.sensitivity.parts import Part, known_alone, sum_of, unknown_without
from simulator.statistics.arrays import FloatArray
from simulator.statistics.bootstrap import Bootstrap
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import DrawTable, draw_table

#: A fitted part's variance is never nought: a share below this is not told from none.
RESOLUTION = 0.005


def sobol_of_draws(
    values: FloatArray, design: Design, scores: FloatArray, together: NDArray[np.bool_] | None = None
) -> Indices:
    """Sobol indices of E[values | beliefs] from the draws that there are, luck left out.

    The mean of each draw is expanded in functions of the beliefs (B. Sudret, Reliability Engineering & System Safety 93
    (2008) 964-979) by least squares. A part is the variance, over the draws, of a sum of terms, less what errors add to
    it; the whole is the variance B between draws of `variance_split`. Intervals come from resampled clusters:
    coefficients move by their influence, and parts and whole by the draws that a resample holds. What no part explains
    may be anybody's, and is added at the upper end (`_intervals` says how).

    First order is Var(E[Y | belief]) / Var(Y), total order E[Var(Y | all other beliefs)] / Var(Y), whether beliefs go
    together or not (S. Kucherenko, S. Tarantola, P. Annoni, Computer Physics Communications 183 (2012) 937-946). When
    they do, first orders may add up to more than 1, and a total may be less than its first order.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    scores : (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.
    together : (k, k) bool, optional
        Which beliefs go together, nobody with oneself; all are independent when it is not given.

    Returns
    -------
    Indices
        All nan when the draws do not differ beyond luck.
    """
    if not scores.size:
        return Indices((), (), float("nan"))
    table = draw_table(sample(values, design))
    width = scores.shape[1]
    pairs = np.zeros((width, width), dtype=np.bool_) if together is None else together
    fit = Fit.of(table.mean - table.mean.mean(), scores)
    parts = [
        *(known_alone(fit, belief, pairs) for belief in range(width)),
        *(unknown_without(fit, belief, pairs) for belief in range(width)),
        sum_of(fit, np.arange(len(fit.coefficient))),
    ]
    share, resampled = _shares(fit, parts, _between(table), design)
    if not len(resampled):
        return Indices((_UNDEFINED,) * width, (_UNDEFINED,) * width, float("nan"))
    found = _intervals(share, resampled)
    return Indices(first=found[:width], total=found[width:], explained=float(share[-1]))


def _shares(
    fit: Fit, parts: list[Part], between: FloatArray, design: Design
) -> tuple[FloatArray, FloatArray]:
    """Shares (g,) of `between`'s mean that g parts are, and resampled ones (m, g): none when there is no whole."""
    whole = float(between.mean())
    squares = np.column_stack([part.values**2 for part in parts])
    added = np.array([part.added for part in parts])
    own = [part.influence for part in parts if part.influence is not None]
    influence = np.column_stack([fit.influence, *own])
    sums = Bootstrap(design.clusters, design.bootstrap_seed).sums(
        design.cluster_of_draw,
        np.column_stack([influence, (squares - squares.mean(axis=0)) / fit.draws, between / fit.draws]),
    )
    sums = sums[sums[:, -1] > 0.0]
    if not whole > 0.0:
        return np.full(len(parts), np.nan), np.empty((0, len(parts)))
    moved, moves, wholes = np.split(sums, [influence.shape[1], sums.shape[1] - 1], axis=1)
    resampled = (_variances(fit, parts, moved) + moves - 2.0 * added) / wholes
    return (squares.mean(axis=0) - added) / whole, resampled


def _variances(fit: Fit, parts: list[Part], moved: FloatArray) -> FloatArray:
    """Variance over the draws of each part, its coefficients moved: the fit's first, then those of parts that have others."""
    found = np.empty((len(moved), len(parts)))
    reached = len(fit.coefficient)
    for g, part in enumerate(parts):
        place = part.terms
        if part.influence is not None:
            place = np.arange(reached, reached + len(part.coefficient))
            reached += len(part.coefficient)
        some = part.coefficient + moved[:, place]
        found[:, g] = np.einsum("mp,mp->m", some @ part.gram, some)
    return found / fit.draws


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
