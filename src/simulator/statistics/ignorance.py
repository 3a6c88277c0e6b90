"""How much of the spread is ignorance (beliefs) and how much is luck (chance)."""

import numpy as np

from simulator.statistics.arrays import FloatArray, ranks
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import DrawTable, draw_table
from simulator.statistics.estimates import Estimate

_NOTHING = 1e-12
"""A standard deviation this small relative to the values is rounding, not spread."""


def variance_split(values: FloatArray, design: Design) -> tuple[float, float]:
    """Part the variance of the rows into the beliefs' share and chance's.

    W pools the variance within draws; B is the variance of the draws' means less W x mean(1 / R), which is
    W / R when every draw has R rows: the unweighted-means estimators of the one-way random model, unbiased
    for unequal R (Searle, Casella and McCulloch, Variance Components (1992), section 3.6).

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.

    Returns
    -------
    between, within : float
        B, not clipped at zero, and W, in squared units; nan unless two draws have a row and one has two.
    """
    return draw_table(sample(values, design)).variances()


def ignorance_share(values: FloatArray, design: Design) -> Estimate:
    """Share B / (B + W) of the variance that comes from the beliefs, not clipped.

    The error is the jackknife's (Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 11)
    that leaves out one cluster at a time, a draw in plain sampling; every leave-one-out value follows from
    sums in closed form.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.

    Returns
    -------
    Estimate
        nan when nothing varies or B cannot be told from W.
    """
    rows = sample(values, design)
    between, within = draw_table(rows).variances()
    total = between + within
    scale = float(np.max(np.abs(rows.values), initial=0.0))
    rounding = (_NOTHING * scale) ** 2
    if not total > rounding:
        return Estimate(float("nan"), float("nan"))
    return Estimate(
        between / total, _jackknife_error(draw_table(rows), design, max(rounding, _NOTHING * total))
    )


def _jackknife_error(table: DrawTable, design: Design, rounding: float) -> float:
    seen = table.seen
    cluster = ranks(design.cluster_of_draw[seen])
    centred = table.mean[seen] - float(table.mean[seen].mean())
    count = table.count[seen]
    columns = (np.ones_like(count), centred, centred**2, table.scatter[seen], count - 1.0, 1.0 / count)
    # Sums over all draws less those of one cluster, for every cluster at once: (6, clusters).
    left = np.array([column.sum() - np.bincount(cluster, weights=column) for column in columns])
    draws, first, second, scatter, freedom, inverses = left
    clusters = draws.size
    if clusters < 3 or draws.min() < 2 or freedom.min() <= 0:
        return float("nan")
    within = scatter / freedom
    between = (second - first**2 / draws) / (draws - 1.0) - within * inverses / draws
    total = between + within
    shares = np.divide(between, total, out=np.full_like(total, np.nan), where=total > rounding)
    return float(np.sqrt((clusters - 1) / clusters * np.sum((shares - shares.mean()) ** 2)))
