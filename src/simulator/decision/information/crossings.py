"""Products of two or three columns: what one belief changes in the effect of another."""

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np

from simulator.decision.information.scores import second
from simulator.statistics.arrays import FloatArray

#: A product: which columns, and the order (1 or 2) of the Hermite polynomial of each.
Term = tuple[tuple[int, int], ...]
#: At most so many products are tried.
MOST_TRIED = 500


def crossings(width: int) -> list[Term]:
    """Products of `width` columns: all up to the second order where they are few, the plain pairs where not.

    Beyond 32 columns even the pairs are more than `MOST_TRIED`, and there are none.
    """
    pairs = list(combinations(range(width), 2))
    plain: list[Term] = [((i, 1), (j, 1)) for i, j in pairs]
    curved: list[Term] = [((i, a), (j, b)) for i, j in pairs for a, b in product((1, 2), repeat=2)]
    triples: list[Term] = [tuple((i, 1) for i in three) for three in combinations(range(width), 3)]
    menus: list[list[Term]] = [curved + triples, curved, plain]
    return next((terms for terms in menus if len(terms) <= MOST_TRIED), [])


def products(scores: FloatArray, terms: Sequence[Term], into: FloatArray) -> None:
    """Fill in the values of the products, (draws, terms), from the scores (draws, w)."""
    table = np.hstack([scores, second(scores), np.ones((len(scores), 1))])
    longest = max(map(len, terms), default=0)
    into[:] = 1.0
    for place in range(longest):
        factors = [_column(term[place], scores.shape[1]) if place < len(term) else -1 for term in terms]
        into *= table.take(factors, axis=1)


def _column(factor: tuple[int, int], width: int) -> int:
    """Place of a factor among the scores and their second polynomials, side by side."""
    column, degree = factor
    return column + (degree - 1) * width
