"""Quantiles of rows, and their standard errors by a bootstrap over clusters."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.bootstrap import RESAMPLES
from simulator.statistics.design import Sample

Counts = NDArray[np.uint16]
Integers = NDArray[np.int64]

_FAN = 8
"""Rows in a leaf of the tree of sums, and leaves in a branch."""
_SMALL = 1 << 16
"""With more rows than this, leaves hold 64: the tree stays small."""
_TOGETHER = 256
"""Leaves that are added up together: a row's weights of each, 100 KB, stay in the cache."""


def quantiles(ordered: FloatArray, probabilities: Sequence[float] | FloatArray) -> FloatArray:
    """Quantiles of rows in rising order (Hyndman and Fan type 7): linear between the two nearest rows.

    Parameters
    ----------
    ordered : (rows,) float
        At least one row, sorted, or `placed` for these probabilities.
    probabilities : (p,) float
        Each in [0, 1].

    Returns
    -------
    (p,) float
        In the unit of the rows.
    """
    below, above, part = _neighbours(ordered.size, probabilities)
    low, high = ordered[below], ordered[above]
    # From the nearer end, so that equal rows give their very value and the result never falls.
    return np.where(part < 0.5, low + (high - low) * part, high - (high - low) * (1.0 - part))


def placed(values: FloatArray, probabilities: Sequence[float] | FloatArray) -> FloatArray:
    """Rows (rows,), at least one, so arranged that those which `quantiles` reads are where sorting would put them."""
    below, above, _ = _neighbours(values.size, probabilities)
    return np.partition(values, np.union1d(below, above))


def _neighbours(
    rows: int, probabilities: Sequence[float] | FloatArray
) -> tuple[Integers, Integers, FloatArray]:
    """Sorted rows below and above each quantile, and how far it lies from the one to the other."""
    place = np.asarray(probabilities, dtype=np.float64) * (rows - 1)
    below = np.floor(place).astype(np.int64)
    return below, np.minimum(below + 1, rows - 1), place - below


def quantile_errors(rows: Sample, probabilities: Sequence[float]) -> FloatArray:
    """Standard error of quantiles, from resamples of whole clusters.

    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 6, with clusters, or groups of them
    (`Bootstrap`), as the units that are drawn, and the factor sqrt(C / (C - 1)) that makes it unbiased for a
    mean of C units.

    Parameters
    ----------
    rows : Sample
        At least one row.
    probabilities : sequence of float
        Each in (0, 1).

    Returns
    -------
    (len(probabilities),) float
        In the unit of the rows; nan with fewer than two clusters.
    """
    bootstrap = rows.design.bootstrap
    group = bootstrap.group_of(rows.cluster)
    units = int(np.count_nonzero(np.bincount(group)))
    if units < 2:
        return np.full(len(probabilities), np.nan)
    ordered = rows.ordered
    if ordered[0] == ordered[-1]:
        return np.zeros(len(probabilities))
    held, found = _positions(group[rows.order], bootstrap.weights, np.asarray(probabilities))
    resampled = ordered[found[:, held]]
    if resampled.shape[1] < 2:
        return np.full(len(probabilities), np.nan)
    spread = np.std(resampled - resampled[:, :1], axis=1, ddof=1)
    return np.asarray(np.sqrt(units / (units - 1)) * spread, dtype=np.float64)


def _positions(
    group: Indices, weights: Counts, probabilities: FloatArray
) -> tuple[NDArray[np.bool_], Integers]:
    """Which resamples hold a row, and the sorted row where each one's cumulated weight reaches p: (p, RESAMPLES).

    Weights are added up by leaves of rows and branches of leaves; each quantile then descends from the branch
    in which it lies to the leaf and to the row.
    """
    size = _FAN if group.size <= _SMALL else _FAN * _FAN
    leaves = _leaf_sums(group, weights, size)
    branches = np.add.reduceat(leaves, np.arange(0, len(leaves), _FAN), axis=0)
    ends = np.cumsum(branches.view(np.uint16), axis=0, dtype=np.int64)
    total = ends[-1]
    target = np.maximum(np.ceil(probabilities[:, None] * total - 1e-9).astype(np.int64), 1)
    resample = np.arange(RESAMPLES)
    # The ends of one resample behind those of another are one rising list, in which all targets are looked up at once.
    behind = resample * (total.max() + 1)
    found = np.searchsorted((ends + behind).T.ravel(), target + behind) - resample * len(ends)
    branch = np.minimum(found, len(ends) - 1)
    need = target - np.where(branch > 0, ends[branch - 1, resample], 0)
    table = leaves.view(np.uint16)
    leaf, need = _descend(branch, need, _FAN, len(leaves), lambda at: table[at, resample[:, None]])
    row, _ = _descend(leaf, need, size, group.size, lambda at: weights[group[at], resample[:, None]])
    return total > 0, row


def _leaf_sums(group: Indices, weights: Counts, size: int) -> NDArray[np.uint64]:
    """Weights of the sorted rows by leaves: (leaves, RESAMPLES / 4), four counts of 16 bits side by side.

    Added four at a time: 512 rows of weights below 128, which no resample exceeds, never carry over. The first rows of
    some leaves are added up together, then their second ones: few long additions.
    """
    packed = weights.view(np.uint64)
    leaves = np.empty((-(-group.size // size), packed.shape[1]), dtype=np.uint64)
    for first in range(0, len(leaves), _TOGETHER):
        some, rows = leaves[first : first + _TOGETHER], group[first * size : (first + _TOGETHER) * size]
        packed.take(rows[::size], axis=0, out=some, mode="clip")
        for place in range(1, size):
            held = packed.take(rows[place::size], axis=0)
            some[: len(held)] += held
    return leaves


def _descend(
    parent: Integers, need: Integers, fan: int, most: int, held: Callable[[Integers], Counts]
) -> tuple[Integers, Integers]:
    """Which child of each parent brings the cumulated weight to `need`, and what is needed inside it."""
    child = np.minimum(parent[..., None] * fan + np.arange(fan), most - 1)
    sums = np.cumsum(held(child), axis=-1, dtype=np.int64)
    step = np.argmax(sums >= need[..., None], axis=-1)[..., None]
    before = np.where(step > 0, np.take_along_axis(sums, np.maximum(step - 1, 0), axis=-1), 0)
    return np.take_along_axis(child, step, axis=-1)[..., 0], need - before[..., 0]
