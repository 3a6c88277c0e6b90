"""What of a fit each Sobol index is the variance of, whether beliefs go together or not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.decision.sensitivity.fit import Fit
from simulator.statistics.arrays import FloatArray

Terms = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Part:
    """A function of the beliefs, linear in c coefficients.

    Attributes
    ----------
    values : (n,) float
        The function in each draw.
    terms : (c,) int
        Which of the fit's coefficients are its own; when it has others, nothing.
    coefficient : (c,) float
        Its coefficients.
    influence : (n, c) float or None
        By how much each draw moves them; None when they are the fit's.
    gram : (c, c) float
        The quadratic form of the coefficients that gives n times its variance.
    added : float
        What errors add to its variance on average.
    """

    values: FloatArray
    terms: Terms
    coefficient: FloatArray
    influence: FloatArray | None
    gram: FloatArray
    added: float


def sum_of(fit: Fit, terms: Terms) -> Part:
    """Sum of some of the terms as they are."""
    coefficient, gram = fit.coefficient[terms], fit.gram[np.ix_(terms, terms)]
    added = fit.noise / fit.draws * float(np.sum(gram * fit.inverse[np.ix_(terms, terms)]))
    return Part(fit.columns[:, terms] @ coefficient, terms, coefficient, None, gram, added)


def known_alone(fit: Fit, belief: int, together: NDArray[np.bool_]) -> Part:
    """E[response | one belief]: its own terms, and what it tells of other terms through beliefs that go with it.

    The other terms are regressed on the functions of the belief: the first-order index of dependent inputs is the
    variance of that mean (S. Kucherenko, S. Tarantola, P. Annoni, Computer Physics Communications 183 (2012) 937-946).
    A term in which some other belief goes with none of the rest has a conditional mean of nought, and is left out: with
    independent beliefs the own terms remain.
    """
    involves = fit.involves
    given = involves.copy()
    given[:, belief] = True
    lone = involves & ~((given.astype(np.int64) @ together) > 0)
    lone[:, belief] = False
    alone = involves[:, belief] & (involves.sum(axis=1) == 1)
    own, seen = np.flatnonzero(alone), np.flatnonzero(~lone.any(axis=1))
    return sum_of(fit, own) if len(seen) == len(own) else _regressed(fit, own, seen)


def _regressed(fit: Fit, own: Terms, seen: Terms) -> Part:
    """The sum of the seen terms, regressed on its own terms."""
    functions, gram = fit.columns[:, own], fit.gram[np.ix_(own, own)]
    inverse = np.linalg.pinv(gram)
    reads = inverse @ fit.gram[np.ix_(own, seen)]
    coefficient = reads @ fit.coefficient[seen]
    values = functions @ coefficient
    rest = fit.columns[:, seen] @ fit.coefficient[seen] - values
    influence = fit.influence[:, seen] @ reads.T + (functions * rest[:, None]) @ inverse
    errors = fit.noise * np.sum((reads.T @ gram @ reads) * fit.inverse[np.ix_(seen, seen)])
    leverage = np.einsum("nc,nc->n", functions @ inverse, functions)
    added = float(errors + leverage @ rest**2) / fit.draws
    return Part(values, own, coefficient, influence, gram, added)


def unknown_without(fit: Fit, belief: int, together: NDArray[np.bool_]) -> Part:
    """What stays unknown of the response when all beliefs but one are known, E[Var(response | the others)].

    Its terms, less their regression on all terms without it when it goes with others: the total index of dependent
    inputs (Kucherenko, Tarantola and Annoni, 2012), the independent one in the words of T. A. Mara and S. Tarantola,
    Reliability Engineering & System Safety 107 (2012) 115-121.
    """
    terms = np.flatnonzero(fit.involves[:, belief])
    return _beyond_others(fit, terms) if together[belief].any() else sum_of(fit, terms)


def _beyond_others(fit: Fit, terms: Terms) -> Part:
    """The sum of some terms less its regression on all other terms, by the block of the inverse (Schur complement)."""
    block = fit.inverse[np.ix_(terms, terms)]
    free = max(fit.draws - 1 - (len(fit.coefficient) - len(terms)), 1)
    gram = np.asarray(np.linalg.pinv(block) * (fit.draws / free), dtype=np.float64)
    coefficient = fit.coefficient[terms]
    values = fit.columns @ (fit.inverse[:, terms] @ (gram @ coefficient)) * np.sqrt(free / fit.draws)
    added = fit.noise / fit.draws * float(np.sum(gram * block))
    return Part(values, terms, coefficient, None, gram, added)
