"""Columns of a regression on the beliefs: their normal scores, and the squares when the draws allow."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.scores import Scores

DRAWS_PER_SQUARE = 20
"""Squares enter the regression when there are at least so many draws a belief."""


@dataclass(frozen=True, eq=False)
class Features:
    """Scores z, then (z^2 - 1) / sqrt(2): the first two Hermite polynomials."""

    scores: Scores

    @property
    def squared(self) -> bool:
        """Whether the squares are among the columns."""
        return self.scores.draws >= DRAWS_PER_SQUARE * self.scores.width

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.scores.width * (2 if self.squared else 1)

    def chunks(self) -> Iterator[tuple[slice, FloatArray]]:
        """Where the draws of a chunk lie among all, and their columns (n, width)."""
        first = 0
        for scores in self.scores.chunks():
            place = slice(first, first + len(scores))
            yield place, np.hstack([scores, (scores**2 - 1.0) / np.sqrt(2.0)]) if self.squared else scores
            first = place.stop
