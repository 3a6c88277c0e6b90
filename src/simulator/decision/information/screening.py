"""Which products enter a regression: those that explain what the curves leave."""

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import DRAWS_PER_COEFFICIENT
from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments


def entering(sums: Moments, coefficient: FloatArray, certain: int) -> list[NDArray[np.intp]]:
    """Indices of the columns that enter besides the `certain` ones: those whose covariance with the residual shows.

    A column shows if its score test exceeds sqrt(2 log q) for any response, the size that the largest of q tests of
    pure noise reaches (D. L. Donoho and I. M. Johnstone, Biometrika 81 (1994) 425-455, the universal threshold).

    Parameters
    ----------
    sums : Moments
        Of the draws that are fitted on, f stacked sets of them; no others have a say.
    coefficient : (f, p, m) float
        Of the fits on the certain columns.
    certain : int
        Columns, from the first, that always enter.

    Returns
    -------
    list of f arrays
        Rising; at most as many as the draws bear, those that show most.
    """
    strength = _tests(sums, coefficient[..., :certain, :])
    least = np.sqrt(2.0 * np.log(max(strength.shape[-1], 2)))
    spare = np.maximum(np.asarray(sums.draws, dtype=np.intp) // DRAWS_PER_COEFFICIENT - certain, 0)
    found = []
    for tests, most in zip(strength, spare, strict=True):
        strongest = np.argsort(-tests, kind="stable")[:most]
        found.append(certain + np.sort(strongest[tests[strongest] > least]))
    return found


def _tests(sums: Moments, coefficient: FloatArray) -> FloatArray:
    """Largest |score test| over the responses of each column after those of the coefficients, (f, q)."""
    base, others = slice(0, coefficient.shape[-2]), slice(coefficient.shape[-2], None)
    mean, _, gram, cross = sums.of_columns(np.arange(base.stop)).centred()
    weight = np.maximum(sums.weight, 1.0)[..., None]
    column, centre = sums.column[..., others], sums.column / weight
    between = sums.gram[..., others, base] - column[..., None] * centre[..., None, base]
    left = sums.cross[..., others, :] - column[..., None] * mean[..., None, :] - between @ coefficient
    fitted = (coefficient * (2.0 * cross - gram @ coefficient)).sum(axis=-2)
    residual = np.maximum(sums.square - sums.response * mean - fitted, 0.0) / weight
    spread = np.diagonal(sums.gram, axis1=-2, axis2=-1)[..., others] - column * centre[..., others]
    scale = np.sqrt(np.maximum(spread, 0.0)[..., None] * residual[..., None, :])
    tests = np.divide(np.abs(left), scale, out=np.zeros_like(left), where=scale > 0.0)
    return np.asarray(tests.max(axis=-1), dtype=np.float64)
