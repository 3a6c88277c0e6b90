"""Columns of a regression on what would be known: a curve of each, and products."""

from dataclasses import dataclass

import numpy as np

from simulator.decision.information.crossings import Term, crossings, products
from simulator.decision.information.scores import second
from simulator.decision.information.splines import DEGREE, basis_splines
from simulator.statistics.arrays import FloatArray, Labels

#: Up to so many columns, every product is in; with more, a product has to show in the data first.
MOST_CROSSED = 3
#: Pieces of a curve up to that many columns, and beyond.
PIECES, FEWER_PIECES = 6, 3
#: A curve takes so many draws a coefficient; with fewer there are a line and a parabola, or a line alone.
DRAWS_PER_COEFFICIENT = 20


@dataclass(frozen=True, eq=False)
class Basis:
    """Columns of the regression, made for some draws at a time so that memory does not grow with all of them.

    Each column of what is known is a normal score and a cubic spline with knots at its quantiles (P. H. C. Eilers and
    B. D. Marx, Statistical Science 11 (1996) 89-121: the ridge's penalty, not the number of knots, decides how smooth it
    is), added up (T. Hastie and R. Tibshirani, Generalized Additive Models (1990)), and products of them.

    Attributes
    ----------
    scores : (draws, w) float
        Normal scores of the columns that vary.
    knots : tuple of (n,) float
        Of each column's spline; empty where it has a parabola or a line instead.
    curved : bool
        Whether a column without a spline has a parabola.
    terms : list of Term
        The products.
    """

    scores: FloatArray
    knots: tuple[FloatArray, ...]
    curved: bool
    terms: list[Term]

    @classmethod
    def of(cls, scores: FloatArray) -> "Basis":
        """The basis for what would be known, by its normal scores."""
        draws, width = scores.shape
        pieces = PIECES if width <= MOST_CROSSED else FEWER_PIECES
        allowed = draws / (DRAWS_PER_COEFFICIENT * max(width, 1))
        fine = allowed >= pieces + DEGREE
        knots = tuple(_knots(score, pieces) if fine else np.empty(0) for score in scores.T)
        return cls(scores, knots, not fine and allowed >= 2, crossings(width))

    @property
    def lines(self) -> int:
        """Number of columns that are lines; they come first."""
        return int(self.scores.shape[1])

    @property
    def curves(self) -> int:
        """Number of lines and curves; they come before the products."""
        splines = sum(knots.size - DEGREE - 2 for knots in self.knots if knots.size)
        return self.lines * (2 if self.curved else 1) + splines

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.curves + len(self.terms)

    @property
    def certain(self) -> int:
        """How many columns, from the first, may enter without a test: all, unless more than three are known."""
        return self.width if self.lines <= MOST_CROSSED else self.curves

    def columns(self, rows: Labels) -> FloatArray:
        """Columns in some draws, (rows, width)."""
        scores = self.scores[rows]
        table = np.empty((len(scores), self.width))
        table[:, : self.curves] = self._curves(scores)
        products(scores, self.terms, into=table[:, self.curves :])
        return table

    def _curves(self, scores: FloatArray) -> FloatArray:
        parts = [scores, second(scores)] if self.curved else [scores]
        curves = [
            basis_splines(score, knots)[:, 1:]
            for score, knots in zip(scores.T, self.knots, strict=True)
            if knots.size
        ]
        return np.hstack([*parts, *curves])


def _knots(score: FloatArray, pieces: int) -> FloatArray:
    inner = np.unique(np.quantile(score, np.linspace(0.0, 1.0, pieces + 1)))
    if inner.size < 3:  # two values: a line says it all
        return np.empty(0)
    return np.concatenate([[inner[0]] * DEGREE, inner, [inner[-1]] * DEGREE])
