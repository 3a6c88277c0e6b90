"""Columns of a regression on what would be known: splines, and products where there are few of them."""

from itertools import combinations

import numpy as np
from scipy.interpolate import BSpline
from scipy.special import ndtri

from simulator.statistics.arrays import FloatArray

#: Up to so many columns are crossed with each other; more are added up, each with its own curve.
MOST_CROSSED = 3
#: Pieces of a curve when columns are crossed, and when they are only added up.
PIECES, FEWER_PIECES = 6, 3
#: A curve takes so many draws a coefficient; with fewer there are a line and a parabola, or a line alone.
DRAWS_PER_COEFFICIENT = 20
_DEGREE = 3


def basis(known: FloatArray) -> FloatArray:
    """Columns of the regression of anything on `known`.

    Each column of `known` becomes its normal score (mid-ranks, so that counts with many ties are as good as measures),
    then a cubic spline with knots at its quantiles (P. H. C. Eilers and B. D. Marx, Statistical Science 11 (1996)
    89-121: the penalty that the ridge puts on it, not the number of knots, decides how smooth it is). Up to three
    columns also get the products of their first two Hermite polynomials; beyond, the model is additive (T. Hastie and
    R. Tibshirani, Generalized Additive Models (1990)).

    Parameters
    ----------
    known : (draws, k) float
        What would be known; columns that do not vary are left out.

    Returns
    -------
    (draws, p) float
        p = 0 when nothing varies.
    """
    scores = [_score(column) for column in known.T if np.ptp(column) > 0.0]
    if not scores:
        return np.empty((len(known), 0))
    columns = [_curve(score, len(scores)) for score in scores]
    if len(scores) <= MOST_CROSSED:
        columns += _products(scores)
    return np.hstack(columns)


def _score(column: FloatArray) -> FloatArray:
    _, rank, count = np.unique(column, return_inverse=True, return_counts=True)
    middle = np.cumsum(count) - 0.5 * count
    return np.asarray(ndtri(middle[rank] / column.size), dtype=np.float64)


def _curve(score: FloatArray, width: int) -> FloatArray:
    """Columns of one curve, (draws, p)."""
    pieces = PIECES if width <= MOST_CROSSED else FEWER_PIECES
    allowed = score.size / (DRAWS_PER_COEFFICIENT * width)
    if allowed < pieces + _DEGREE:
        line = score[:, None]
        return np.hstack([line, _second(line)]) if allowed >= 2 else line
    return np.hstack([score[:, None], _spline(score, pieces)])


def _spline(score: FloatArray, pieces: int) -> FloatArray:
    inner = np.unique(np.quantile(score, np.linspace(0.0, 1.0, pieces + 1)))
    if inner.size < 3:  # two values: a line says it all
        return np.empty((score.size, 0))
    knots = np.concatenate([[inner[0]] * _DEGREE, inner, [inner[-1]] * _DEGREE])
    return np.asarray(BSpline.design_matrix(score, knots, _DEGREE).toarray()[:, 1:], dtype=np.float64)


def _products(scores: list[FloatArray]) -> list[FloatArray]:
    polynomials = [(score, _second(score)) for score in scores]
    pairs = [
        (first * second)[:, None]
        for one, other in combinations(polynomials, 2)
        for first in one
        for second in other
    ]
    triples = [np.prod(three, axis=0)[:, None] for three in combinations(scores, 3)]
    return pairs + triples


def _second(score: FloatArray) -> FloatArray:
    """The second Hermite polynomial, of variance 1."""
    return np.asarray((score**2 - 1.0) / np.sqrt(2.0), dtype=np.float64)
