"""Means of hours with their error, from the rows of a table."""

import math

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.fit.records import Span
from simulator.statistics.weighted import effective

Floats = NDArray[np.float64]


def span_of(values: Floats, weights: Floats | None = None) -> Span | None:
    """Mean, relative standard error of the mean and coefficient of variation of some values.

    Parameters
    ----------
    values : (n,) float
        At least 0; not a number where unknown.
    weights : (n,) float, optional
        How many times each value stands for.

    Returns
    -------
    Span or None
        None when nothing is known, or all values are 0. With one value its error is as large as itself.
    """
    known = np.isfinite(values)
    x = values[known]
    w = np.ones_like(x) if weights is None else weights[known]
    if x.size == 0 or not (x * w).any():
        return None
    mean = float(np.average(x, weights=w))
    if x.size == 1:
        return Span(mean, 1.0, 0.0)
    cv = math.sqrt(float(np.average((x - mean) ** 2, weights=w)) * x.size / (x.size - 1)) / mean
    # a row that stands for several attempts is one observation
    return Span(mean, cv / math.sqrt(effective(w)), cv)


def times(span: Span, factor: float) -> Span:
    """The same in another unit, or a share of it."""
    return Span(span.mean * factor, span.error, span.cv)
