"""Polynomial chaos: functions of the beliefs that are orthogonal to each other, one belief or several at a time."""

from itertools import combinations
from math import comb

import numpy as np
from numpy.polynomial.legendre import legvander
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray

#: A term takes so many draws; more terms would fit luck.
DRAWS_PER_TERM = 16
MOST_DEGREE = 12


def expansion(scores: FloatArray) -> tuple[FloatArray, NDArray[np.int64]]:
    """Orthonormal functions of independent beliefs, as many as the draws bear.

    Of one belief: its normal score, the square of it, then Legendre polynomials of its rank, made orthonormal over the
    draws; of several: products, up to a total degree. With many beliefs each has its own two functions, no products.

    Parameters
    ----------
    scores : (draws, k) float
        Standard normal scores of the beliefs.

    Returns
    -------
    columns : (draws, p) float
        The functions, without the constant.
    orders : (p, k) int
        Order of each belief in each of them, 0 where it takes no part.
    """
    draws, width = scores.shape
    degree = _degree(draws, width)
    single = [_functions(score, max(degree, 2)) for score in scores.T]
    terms = _terms(width, degree) if degree > 1 else [((i, d),) for i in range(width) for d in (1, 2)]
    columns, orders = np.ones((draws, len(terms))), np.zeros((len(terms), width), dtype=np.int64)
    for t, term in enumerate(terms):
        for belief, order in term:
            columns[:, t] *= single[belief][:, order - 1]
            orders[t, belief] = order
    return columns, orders


def as_fine_as_seen(
    columns: FloatArray, orders: NDArray[np.int64], response: FloatArray
) -> tuple[FloatArray, NDArray[np.int64]]:
    """The functions up to the total degree with the least generalised cross-validation score: luck bears no detail."""
    from scipy.linalg import cholesky, solve_triangular

    degree = orders.sum(axis=1)
    rising = np.argsort(degree, kind="stable")
    gram = columns[:, rising].T @ columns[:, rising]
    gram[np.diag_indices_from(gram)] += 1e-9 * response.size  # a function that does not vary
    explained = np.cumsum(
        solve_triangular(cholesky(gram, lower=True), columns[:, rising].T @ response, lower=True) ** 2
    )
    terms = np.flatnonzero(np.diff(degree[rising], append=degree.max(initial=0) + 1)) + 1
    spare = np.maximum(response.size - 1 - terms, 1)
    best = terms[np.argmin((response @ response - explained[terms - 1]) / spare**2)]
    kept = rising[:best]
    return columns[:, kept], orders[kept]


def _degree(draws: int, width: int) -> int:
    allowed = draws // DRAWS_PER_TERM
    fitting = [d for d in range(1, MOST_DEGREE + 1) if comb(width + d, d) - 1 <= allowed]
    return max(fitting, default=1)


def _terms(width: int, degree: int) -> list[tuple[tuple[int, int], ...]]:
    """Every way to share at most `degree` orders among the beliefs."""
    found: list[tuple[tuple[int, int], ...]] = []
    for size in range(1, min(width, degree) + 1):
        for beliefs in combinations(range(width), size):
            for cuts in combinations(range(1, degree + 1), size):
                orders = np.diff([0, *cuts])
                found.append(tuple(zip(beliefs, map(int, orders), strict=True)))
    return found


def _functions(score: FloatArray, degree: int) -> FloatArray:
    """`degree` functions of one belief, orthonormal over the draws and to the constant."""
    from scipy.special import ndtr

    legendre = legvander(2.0 * ndtr(score) - 1.0, degree)[:, 1:]
    raw = np.column_stack([np.ones_like(score), score, score**2, legendre])
    q, r = np.linalg.qr(raw)
    kept = np.abs(np.diag(r)) > 1e-8 * np.abs(np.diag(r)).max()
    functions = q[:, kept][:, 1 : degree + 1] * np.sqrt(score.size)
    missing = degree - functions.shape[1]
    return np.pad(functions, ((0, 0), (0, missing))) if missing > 0 else functions
