"""Beliefs of a scenario as the update reads them, and what it finds in the scenario's own notation."""

import math

import numpy as np

from simulator.calibration.update import Believed, BetaLaw, ExactLaw, LognormalLaw, Posterior
from simulator.scenario import Quantity
from simulator.scenario.notations import (
    Counts,
    Domain,
    Form,
    Moments,
    Named,
    NotationError,
    Quantiles,
    Samples,
    to_line,
)
from simulator.scenario.parsing import check_metalog

#: Digits that a weighted quantile is written with; a closed form has them all but rounding.
DIGITS, EXACT_DIGITS = 4, 6
#: How far the middle may lie from that of the outer two before it is written, as a share of their distance.
SKEWED = 0.03
#: How far a notation may lie from the weighted draws, as a share of the same, before the draws themselves are written.
MISFIT = 0.08
CHECKED = np.array([0.05, 0.25, 0.75, 0.95])
#: Values written when no notation fits.
POINTS = 99


def believed(quantity: Quantity) -> Believed:
    """Return a quantity as the update reads it."""
    return Believed(quantity.quantile, law_of(quantity))


def law_of(quantity: Quantity) -> ExactLaw | None:
    """Return a belief as a Beta or a lognormal law, when it is exactly one."""
    form, probability = quantity.form, quantity.domain == "probability"
    if isinstance(form, Counts):
        return BetaLaw(form.prior[0] + form.successes, form.prior[1] + form.trials - form.successes)
    if isinstance(form, Moments) and probability:
        size = form.mean * (1 - form.mean) / form.sd**2 - 1
        return BetaLaw(form.mean * size, (1 - form.mean) * size)
    if isinstance(form, Moments):
        variance = math.log1p((form.sd / form.mean) ** 2)
        return LognormalLaw(math.log(form.mean) - variance / 2, math.sqrt(variance))
    if isinstance(form, Quantiles) and form.median is None and not probability:
        from scipy import special

        low, high = math.log(form.low), math.log(form.high)
        return LognormalLaw((low + high) / 2, (high - low) / (2 * float(special.ndtri(1 - form.level / 100))))
    return _named(form) if isinstance(form, Named) else None


def _named(form: Named) -> ExactLaw | None:
    given = dict(form.arguments)
    if given.get("loc", 0.0) != 0.0:
        return None
    if form.dist == "beta" and given.get("scale", 1.0) == 1.0:
        return BetaLaw(given["a"], given["b"])
    if form.dist == "lognorm":
        return LognormalLaw(math.log(given.get("scale", 1.0)), given["s"])
    return None


def noted(prior: Quantity, posterior: Posterior) -> Form:
    """Write a belief after the results as the scenario would: in the notation that it had where that is exact.

    Parameters
    ----------
    prior : Quantity
        The belief before.
    posterior : Posterior
        After.

    Returns
    -------
    Form
        Counts for a Beta law, with what was known before as their prior; percentiles, with the median when they are not
        even; a list of values where percentiles miss the shape.
    """
    law = posterior.law
    if isinstance(law, BetaLaw):
        return _counts(prior, law)
    level = prior.form.level if isinstance(prior.form, Quantiles) else 10
    if isinstance(law, LognormalLaw):
        if isinstance(prior.form, Moments):
            return _moments(law, relative=prior.form.relative)
        low, high = law.quantile(np.array([level / 100, 1 - level / 100]))
        return Quantiles(level, _rounded(low, EXACT_DIGITS), _rounded(high, EXACT_DIGITS))
    wider = 5 if level == 10 else 10
    tried = (_percentiles(posterior, prior.domain, one) for one in (level, wider))
    return next((form for form in tried if form is not None), None) or _values(posterior)


def _counts(prior: Quantity, law: BetaLaw) -> Counts:
    before = law_of(prior)
    assert isinstance(before, BetaLaw)  # noqa: S101 - a closed form comes from one
    successes = round(law.a - before.a, 9)
    trials = round(law.a + law.b - before.a - before.b, 9)
    if isinstance(prior.form, Counts):
        old = prior.form
        return Counts(old.successes + successes, old.trials + trials, old.prior)
    return Counts(successes, trials, (_rounded(before.a, EXACT_DIGITS), _rounded(before.b, EXACT_DIGITS)))


def _moments(law: LognormalLaw, *, relative: bool) -> Moments:
    mean = math.exp(law.mu + law.sigma**2 / 2)
    cv = math.sqrt(math.expm1(law.sigma**2))
    return Moments(
        _rounded(mean, EXACT_DIGITS), _rounded(cv if relative else cv * mean, EXACT_DIGITS), relative
    )


def _percentiles(posterior: Posterior, domain: Domain, level: int) -> Quantiles | None:
    """Two percentiles, or three; None where they miss the shape, or the domain."""
    found = posterior.quantile(np.array([level, 50, 100 - level]) / 100)
    low, middle, high = (_rounded(one, DIGITS) for one in found)
    if not 0.0 < low < middle < high or (domain == "probability" and high >= 1.0):
        return None
    low_line, middle_line, high_line = (to_line(one, domain) for one in (low, middle, high))
    skew = abs(middle_line - (low_line + high_line) / 2) / (high_line - low_line)
    forms = [Quantiles(level, low, high, middle)]
    if skew <= SKEWED:
        forms.insert(0, Quantiles(level, low, high))
    return next((form for form in forms if _fits(form, posterior, domain)), None)


def _fits(form: Quantiles, posterior: Posterior, domain: Domain) -> bool:
    try:
        check_metalog(form, domain)
    except NotationError:
        return False
    width = to_line(form.high, domain) - to_line(form.low, domain)
    for ours, theirs in zip(
        form.quantile(CHECKED, domain).tolist(), posterior.quantile(CHECKED).tolist(), strict=True
    ):
        possible = theirs > 0.0 and (domain == "positive" or theirs < 1.0)
        if not possible or abs(to_line(ours, domain) - to_line(theirs, domain)) > MISFIT * width:
            return False
    return True


def _values(posterior: Posterior) -> Samples:
    """Values at even chances, each as likely as another."""
    found = posterior.quantile((np.arange(POINTS) + 0.5) / POINTS)
    return Samples(tuple(_rounded(one, DIGITS) for one in found))


def _rounded(x: float, digits: int) -> float:
    return float(f"{x:.{digits}g}")
