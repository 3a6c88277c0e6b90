"""Quantile functions of named and observed laws as tables that both engines read (`simulator.streams.forms`)."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.streams.forms import COEFFICIENTS, EVEN, SMOOTH, STEPS

Floats = NDArray[np.float64]
Quantile = Callable[[Floats], Floats]

#: Normal scores of the least and the greatest uniform that a draw can be lie inside.
FARTHEST = 8.3
#: Error of a piece, relative to the greatest value on it, at which it is halved.
TOLERANCE = 1e-11
#: A piece is halved so often at most: what is left is a kink, known to within a thousandth of a score.
HALVINGS = 14
#: The same where less than `RARE` of the draws come, since there the library itself may be noisy.
RARE_HALVINGS = 6
RARE = 1e-7
FIRST_PIECES = 8
#: More values than this of a discrete law are taken for a smooth one.
MOST_VALUES = 100_000


def even_table(values: Floats) -> Floats:
    """Tabulate observed values, each as likely as another."""
    return np.concatenate([[EVEN, len(values)], np.sort(values)])


def named_table(frozen: Any) -> Floats:
    """Tabulate a frozen distribution of `scipy.stats`, divided by its mean."""
    from scipy import special, stats

    mean = float(frozen.mean())
    lowest, highest = (float(frozen.ppf(u)) for u in (2.0**-54, 1.0 - 2.0**-53))
    if isinstance(frozen.dist, stats.rv_discrete) and highest - lowest <= MOST_VALUES:
        return _steps(frozen, np.arange(lowest, highest + 1.0), mean)

    def of_score(z: Floats) -> Floats:
        lower = special.ndtr(-np.abs(z))  # the smaller tail, so that none of it is lost near 1
        return np.asarray(np.where(z < 0.0, frozen.ppf(lower), frozen.isf(lower)) / mean, dtype=np.float64)

    return smooth_table(of_score)


def _steps(frozen: Any, values: Floats, mean: float) -> Floats:
    return np.concatenate([[STEPS, len(values)], frozen.cdf(values[:-1]), values / mean])


def smooth_table(of_score: Quantile) -> Floats:
    """Tabulate a quantile function of the normal score by Chebyshev interpolation on ever smaller pieces.

    Parameters
    ----------
    of_score : callable
        Normal scores (n,) in [-8.3, 8.3] to values (n,).

    Returns
    -------
    (size,) array
        A table of kind SMOOTH, exact to 1e-11 of the greatest value of a piece except at kinks.
    """
    from scipy import special

    edges = np.linspace(-FARTHEST, FARTHEST, FIRST_PIECES + 1)
    waiting = list(pairwise(edges))
    nodes = np.cos(np.pi * (np.arange(COEFFICIENTS) + 0.5) / COEFFICIENTS)
    between = np.linspace(-1.0, 1.0, 2 * COEFFICIENTS + 1)
    points = np.concatenate([nodes, between])
    kept: list[tuple[float, float, Floats]] = []
    for halving in range(HALVINGS + 1):
        left, right = np.array(waiting).T
        at = 0.5 * (left + right)[:, None] + 0.5 * (right - left)[:, None] * points
        values = np.asarray(of_score(at.ravel()), dtype=np.float64).reshape(at.shape)
        fit = np.polynomial.chebyshev.chebfit(nodes, values[:, :COEFFICIENTS].T, COEFFICIENTS - 1)
        error = np.abs(np.polynomial.chebyshev.chebval(between, fit) - values[:, COEFFICIENTS:]).max(1)
        done = (error <= TOLERANCE * np.abs(values).max(1)) | (halving == HALVINGS)
        if halving >= RARE_HALVINGS:
            done |= special.ndtr(-np.minimum(np.abs(left), np.abs(right))) < RARE
        powers = [np.polynomial.chebyshev.cheb2poly(one) for one in fit.T]
        kept += [(left[i], right[i], _padded(powers[i], COEFFICIENTS)) for i in np.flatnonzero(done)]
        middle = 0.5 * (left + right)
        waiting = [half for i in np.flatnonzero(~done) for half in _halves(left[i], middle[i], right[i])]
        if not waiting:
            break
    kept.sort(key=lambda piece: piece[0])
    knots = [piece[0] for piece in kept] + [FARTHEST]
    return np.concatenate([[SMOOTH, len(kept)], knots, *(piece[2] for piece in kept)])


def _halves(left: float, middle: float, right: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (left, middle), (middle, right)


def _padded(powers: Floats, size: int) -> Floats:
    return np.concatenate([powers, np.zeros(size - len(powers))])
