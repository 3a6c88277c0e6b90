"""Standard errors of quantiles by a bootstrap over clusters: one sort, then cumulated weights."""

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.design import RESAMPLES, FloatArray, IntArray, Sample

_BLOCK = 64


def quantile_errors(rows: Sample, probabilities: tuple[float, ...]) -> FloatArray:
    """Standard error of quantiles, from resamples of whole clusters.

    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 6, with clusters as the units
    that are drawn, and the factor sqrt(C / (C - 1)) that makes it unbiased for a mean of C clusters.

    Parameters
    ----------
    rows : Sample
        At least one row.
    probabilities : tuple of float
        Each in (0, 1).

    Returns
    -------
    (len(probabilities),) float
        In the unit of the rows; nan with fewer than two clusters.
    """
    if rows.clusters < 2:
        return np.full(len(probabilities), np.nan)
    order = np.argsort(rows.values)
    ordered = rows.values[order]
    cluster = rows.cluster[order]
    weights = rows.design.bootstrap_weights
    block_ends = _cumulated_blocks(cluster, weights)
    correction = np.sqrt(rows.clusters / (rows.clusters - 1))
    positions = [_position(p, cluster, weights, block_ends) for p in probabilities]
    return np.array([correction * _spread(ordered[position[position >= 0]]) for position in positions])


def _spread(resampled: FloatArray) -> float:
    return float(np.std(resampled - resampled[0], ddof=1)) if resampled.size > 1 else float("nan")


def _cumulated_blocks(cluster: IntArray, weights: NDArray[np.uint8]) -> IntArray:
    """Weight of the sorted rows up to the end of each block of rows, per resample: (blocks, RESAMPLES)."""
    starts = range(0, cluster.size, _BLOCK)
    # 64 rows of weights up to 255 fit in 16 bits, which keeps the inner sum fast.
    sums = [weights[cluster[at : at + _BLOCK]].sum(axis=0, dtype=np.uint16) for at in starts]
    return np.cumsum(np.array(sums), axis=0, dtype=np.int64)


def _position(p: float, cluster: IntArray, weights: NDArray[np.uint8], block_ends: IntArray) -> IntArray:
    """Index of the sorted row at which each resample's cumulated weight reaches p; -1 if it is empty."""
    total = block_ends[-1]
    target = np.maximum(np.ceil(p * total - 1e-9), 1.0)
    block = np.minimum(np.count_nonzero(block_ends < target, axis=0), len(block_ends) - 1)
    resample = np.arange(RESAMPLES)
    before = np.where(block > 0, block_ends[block - 1, resample], 0)
    inside = np.minimum(block[:, None] * _BLOCK + np.arange(_BLOCK), cluster.size - 1)
    steps = np.cumsum(weights[cluster[inside], resample[:, None]], axis=1, dtype=np.int64)
    step = np.argmax(before[:, None] + steps >= target[:, None], axis=1)
    return np.where(total > 0, inside[resample, step], -1)
