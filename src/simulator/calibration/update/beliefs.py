"""Which beliefs results tell of, and which of those must be considered together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.calibration.update.delays import Floats
from simulator.calibration.update.exact import ExactLaw
from simulator.calibration.update.terms import Term


@dataclass(frozen=True)
class Believed:
    """A belief before the results.

    Parameters
    ----------
    quantile : callable
        Chances (n,) in (0, 1) to values (n,).
    law : ExactLaw or None
        The same as a Beta or a lognormal law, when it is one.
    """

    quantile: Callable[[Floats], Floats]
    law: ExactLaw | None = None


@dataclass(frozen=True, eq=False)
class Block:
    """Beliefs that depend on each other through results or correlations, and on no other.

    Parameters
    ----------
    names : tuple of str
        Sorted.
    correlation : (k, k) float
        Of their normal scores before the results.
    terms : tuple of Term
        Every result that depends on any of them.
    """

    names: tuple[str, ...]
    correlation: Floats
    terms: tuple[Term, ...]

    def terms_of(self, name: str) -> tuple[Term, ...]:
        """Results that depend on one belief."""
        return tuple(term for term in self.terms if name in term.names)


def blocks_of(
    beliefs: Iterable[str],
    correlated: Sequence[str],
    correlation: Floats,
    terms: Sequence[Term],
) -> list[Block]:
    """Part the beliefs that the results tell of, directly or through a correlation, into blocks.

    Parameters
    ----------
    beliefs : iterable of str
        What is not exactly known.
    correlated : sequence of str
        Names of the beliefs that go together.
    correlation : (k, k) float
        Of their normal scores, in that order.
    terms : sequence of Term
        The results; their names may be those of known quantities too.

    Returns
    -------
    list of Block
        In the order of their first names; beliefs that no result reaches are in none.
    """
    block = {name: frozenset([name]) for name in beliefs}
    places = {name: place for place, name in enumerate(correlated)}
    pairs = [
        (first, second)
        for i, first in enumerate(correlated)
        for j, second in enumerate(correlated[:i])
        if correlation[i, j] != 0.0
    ]
    for linked in (*(term.names for term in terms), *pairs):
        inside = [name for name in linked if name in block]
        merged = frozenset().union(*(block[name] for name in inside)) if inside else frozenset()
        block |= dict.fromkeys(merged, merged)
    found = {tuple(sorted(block[name])): None for term in terms for name in term.names if name in block}
    return [_block(names, places, correlation, terms) for names in sorted(found)]


def values_of(
    block: Block, beliefs: Mapping[str, Believed], known: Mapping[str, float], scores: Floats
) -> dict[str, Floats]:
    """Values of a block's beliefs at normal scores, (draws, k), and those of what is known, (draws,) each by name."""
    from scipy import special

    values = {
        name: beliefs[name].quantile(special.ndtr(scores[:, column]))
        for column, name in enumerate(block.names)
    }
    return values | {name: np.full(len(scores), value) for name, value in known.items()}


def _block(
    names: tuple[str, ...], places: Mapping[str, int], correlation: Floats, terms: Sequence[Term]
) -> Block:
    matrix = np.eye(len(names))
    for i, first in enumerate(names):
        for j, second in enumerate(names):
            if i != j and first in places and second in places:
                matrix[i, j] = correlation[places[first], places[second]]
    own = tuple(term for term in terms if set(term.names) & set(names))
    return Block(names, matrix, own)
