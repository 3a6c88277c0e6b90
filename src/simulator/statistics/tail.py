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
    weight = level * rows.values.size
    edge = min(int(weight), rows.values.size - 1)
    ordered = np.partition(rows.values, edge)
    quantile = float(ordered[edge])
    shortfall = np.maximum(quantile - rows.values, 0.0)
    value = quantile - float(shortfall.sum()) / weight
    return Estimate(value, rows.standard_error(quantile - shortfall / level - value))
