"""Which products enter a regression: those that explain what the curves leave."""

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import ridge


def entering(sums: Moments, certain: int, most: int) -> NDArray[np.intp]:
    """Indices of the columns that enter: the `certain` ones, and those whose covariance with the residual shows.

    A column shows if its score test exceeds sqrt(2 log q) for any response, the size that the largest of q tests of
    pure noise reaches (D. L. Donoho and I. M. Johnstone, Biometrika 81 (1994) 425-455, the universal threshold).

    Parameters
    ----------
    sums : Moments
        Of the draws that are fitted on; no others have a say.
    certain : int
        Columns, from the first, that always enter.
    most : int
        At most so many others, those that show most.
    """
    tried = len(sums.column) - certain
    if tried == 0 or most <= 0 or sums.weight == 0.0:
        return np.arange(certain)
    strength = _tests(sums, certain)
    strongest = np.argsort(-strength, kind="stable")[:most]
    shown = strongest[strength[strongest] > np.sqrt(2.0 * np.log(max(tried, 2)))]
    return np.concatenate([np.arange(certain), certain + np.sort(shown)])


def _tests(sums: Moments, certain: int) -> FloatArray:
    """Largest |score test| over the responses of each column after the certain ones, (q,)."""
    base, others = slice(0, certain), slice(certain, None)
    coefficient = ridge(sums.of_columns(np.arange(certain))).coefficient
    centre, mean = sums.column / sums.weight, sums.response / sums.weight
    gram = sums.gram - np.outer(sums.column, centre)
    cross = sums.cross - np.outer(sums.column, mean)
    left = cross[others] - gram[others, base] @ coefficient
    fitted = np.einsum("pm,pm->m", coefficient, 2.0 * cross[base] - gram[base, base] @ coefficient)
    residual = np.maximum(sums.square - sums.response * mean - fitted, 0.0) / sums.weight
    scale = np.sqrt(np.outer(np.maximum(np.diag(gram)[others], 0.0), residual))
    tests = np.divide(np.abs(left), scale, out=np.zeros_like(left), where=scale > 0.0)
    return np.asarray(tests.max(axis=1), dtype=np.float64)
