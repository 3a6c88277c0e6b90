"""Closed forms: a Beta belief under counts, a lognormal belief under lognormal values.

Source: Gelman et al., "Bayesian Data Analysis", 3rd edition, sections 2.4 (binomial) and 2.5 (normal, known variance).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from simulator.calibration.update.delays import Floats
from simulator.calibration.update.terms import Became, Converted, Term, Valued


@dataclass(frozen=True)
class BetaLaw:
    """Belief in a chance: Beta(a, b)."""

    a: float
    b: float

    def quantile(self, u: Floats) -> Floats:
        """Quantile function."""
        from scipy import special

        return np.asarray(special.betaincinv(self.a, self.b, u), dtype=np.float64)

    def after(self, terms: Sequence[Term]) -> "BetaLaw | None":
        """The belief after results; None where there is no closed form."""
        law = self
        for term in terms:
            counts = _known_counts(term)
            if counts is None:
                return None
            law = replace(law, a=law.a + counts[0], b=law.b + counts[1])
        return law


@dataclass(frozen=True)
class LognormalLaw:
    """Belief in a positive quantity whose logarithm is normal."""

    mu: float
    sigma: float

    def quantile(self, u: Floats) -> Floats:
        """Quantile function."""
        from scipy import special

        return np.asarray(np.exp(self.mu + self.sigma * special.ndtri(u)), dtype=np.float64)

    def after(self, terms: Sequence[Term]) -> "LognormalLaw | None":
        """The belief after results; None where there is no closed form."""
        law = self
        for term in terms:
            if not isinstance(term, Valued):
                return None
            found, variance = term.centred, term.variance
            precision = 1.0 / law.sigma**2 + len(found) / variance
            mu = (law.mu / law.sigma**2 + found.sum() / variance) / precision
            law = LognormalLaw(float(mu), float(precision**-0.5))
        return law


ExactLaw = BetaLaw | LognormalLaw


def exact_law(prior: ExactLaw | None, terms: Sequence[Term]) -> ExactLaw | None:
    """The belief after results where a closed form holds, else None.

    Parameters
    ----------
    prior : BetaLaw, LognormalLaw or None
        The belief before, when it is one of these.
    terms : sequence of Term
        Every result that depends on it.
    """
    return None if prior is None else prior.after(terms)


def _known_counts(term: Term) -> tuple[float, float] | None:
    """Successes and failures, all of them known and none cooled by waiting."""
    if isinstance(term, Converted) and term.warmth == 1.0:
        return term.successes, term.failures
    if isinstance(term, Became) and term.warmth == 1.0 and term.failures is not None:
        return term.successes, term.failures
    return None
