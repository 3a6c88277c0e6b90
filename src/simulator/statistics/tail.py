"""Conditional value at risk: the mean of the worst rows."""

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, sample
from simulator.statistics.estimates import Estimate


def cvar(values: FloatArray, level: float, design: Design) -> Estimate:
    """Mean of the worst `level` of the rows: conditional value at risk, lower tail.

    The tail holds level x rows, a row at its edge counting for the fraction that is left, so that the tail
    weighs exactly `level` (Rockafellar and Uryasev, J. Banking & Finance 26 (2002), 1443-1471, prop. 8).
    With q the quantile at the edge it is q - E[(q - X)+] / level, whose derivative in q is zero, hence the
    influence q - (q - x)+ / level - value of a row (Trindade, Uryasev, Shapiro and Zrazhevsky, J. Banking &
    Finance 31 (2007), 3524-3538; Hong, Hu and Liu, ACM TOMACS 24 (2014), art. 22); the error is its
    clustered standard error.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined; low is bad.
    level : float
        Weight of the tail, in (0, 1].
    design : Design
        How the rows were sampled.

    Returns
    -------
    Estimate
        In the unit of `values`; nan without a defined row.

    Raises
    ------
    ValueError
        If `level` is outside (0, 1].
    """
    if not 0.0 < level <= 1.0:
        raise ValueError(f"level = {level} must be above 0 and at most 1")
    rows = sample(values, design)
    if not rows.values.size:
        return Estimate(float("nan"), float("nan"))
    value, influence = tail_mean(rows.values, level)
    return Estimate(value, rows.standard_error(influence))


def cvar_difference(own: FloatArray, other: FloatArray, level: float, design: Design) -> Estimate:
    """Conditional value at risk of one column less that of another in the same rows, (rows,) each, all defined.

    The error is that of the difference of their influences: what both have in common cancels out.
    """
    (value, influence), (less, rest) = (tail_mean(values, level) for values in (own, other))
    return Estimate(value - less, sample(own, design).standard_error(influence - rest))


def tail_mean(values: FloatArray, level: float) -> tuple[float, FloatArray]:
    """Conditional value at risk of rows that are all defined, and the influence of each on it, (rows,); see `cvar`."""
    weight = level * values.size
    edge = min(int(weight), values.size - 1)
    quantile = float(np.partition(values, edge)[edge])
    shortfall = np.maximum(quantile - values, 0.0)
    value = quantile - float(shortfall.sum()) / weight
    return value, np.asarray(quantile - shortfall / level - value, dtype=np.float64)
