"""Weighted draws: their weights from logarithms, how many of them count, and their quantiles."""

import numpy as np

from simulator.statistics.arrays import FloatArray


def normalised(logs: FloatArray) -> FloatArray:
    """Weights that add up to 1 from their logarithms, of any shape; what is not a number weighs nothing."""
    safe = np.where(np.isnan(logs), -np.inf, logs)
    weights = np.exp(safe - safe.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def effective(weights: FloatArray) -> float:
    """Effective number of weighted draws, (sum w)^2 / sum w^2 (Kish 1965): as many independent ones would tell as much."""
    return float(weights.sum() ** 2 / np.square(weights).sum())


def middles(weights: FloatArray) -> FloatArray:
    """Place in (0, 1) of each of some weighted draws in increasing order, (draws,): the middle of its own weight."""
    return np.asarray(np.cumsum(weights) - 0.5 * weights, dtype=np.float64)


def weighted_quantiles(ordered: FloatArray, weights: FloatArray, levels: FloatArray) -> FloatArray:
    """Quantiles of weighted draws in increasing order, the middle of each draw's weight joined by straight lines.

    Parameters
    ----------
    ordered, weights : (draws,) float
        The draws, sorted, and weights that add up to 1.
    levels : (levels,) float
        In 0..1.
    """
    return np.asarray(np.interp(levels, middles(weights), ordered), dtype=np.float64)
