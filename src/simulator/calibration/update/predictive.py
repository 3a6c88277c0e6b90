"""How likely a result was before it was seen: its tails, averaged over the beliefs.

Source: Box (1980), "Sampling and Bayes' inference in scientific modelling and robustness", on the prior predictive check.
"""

from collections.abc import Mapping

import numpy as np

from simulator.calibration.update.beliefs import Believed, Block, values_of
from simulator.calibration.update.delays import Floats
from simulator.calibration.update.terms import Arrivals, Became, Converted, Hours, Term, Valued, Values


def chances(
    block: Block,
    beliefs: Mapping[str, Believed],
    known: Mapping[str, float],
    draws: int,
    generator: np.random.Generator,
) -> dict[str, float]:
    """Return, for each belief that has results of its own, the chance of one as far out as the farthest of them.

    Parameters
    ----------
    block : Block
        Beliefs that depend on each other.
    beliefs : mapping
        Of every name in the block.
    known : mapping
        Values of the other names that the results depend on.
    draws : int
        Of the beliefs before the results.
    generator : Generator
        Where they come from.

    Returns
    -------
    dict of str to float
        Twice the lesser of the chances of at most and of at least what was seen, at most 1.
    """
    factor = np.linalg.cholesky(block.correlation)
    scores = generator.standard_normal((draws, len(block.names))) @ factor.T
    values = values_of(block, beliefs, known, scores)
    found: dict[str, float] = {}
    for term in block.terms:
        both = tails(term, values)
        if both is not None:
            name = next(name for name in term.names if name in block.names)
            chance = min(1.0, 2.0 * min(float(np.mean(tail)) for tail in both))
            found[name] = min(chance, found.get(name, 1.0))
    return found


def tails(term: Term, values: Values) -> tuple[Floats, Floats] | None:
    """Chance under each draw, (draws,), of at most and of at least what was seen; None where it is no matter of luck."""
    match term:
        case Converted():
            return _binomial(term.successes, term.failures, values[term.name] * term.warmth)
        case Became():
            return _late(term, values)
        case Hours():
            return _hours(term, values)
        case Valued():
            return _valued(term, values)
        case Arrivals():
            return _arrivals(term, values)
    return None


def _binomial(successes: float, failures: float, chance: Floats) -> tuple[Floats, Floats]:
    from scipy import special

    every = np.ones_like(chance)
    most = special.betainc(failures, successes + 1.0, 1.0 - chance) if failures > 0 else every
    least = special.betainc(successes, failures + 1.0, chance) if successes > 0 else every
    return np.asarray(most), np.asarray(least)


def _late(term: Became, values: Values) -> tuple[Floats, Floats]:
    """Successes seen so far; one of which only the success is known is taken to be old enough to show it."""
    chance = values[term.name] * term.warmth
    if term.failures is not None:
        return _binomial(term.successes, term.failures, chance)
    shown = term.delay.over_by(np.asarray(term.ages, dtype=np.float64), values[term.delay.mean])
    if term.open_ages:
        share = (shown.sum(axis=1) + term.successes) / max(term.made, 1.0)
    else:
        share = shown.mean(axis=1)
    return _binomial(term.successes, term.made - term.successes, chance * share)


def _hours(term: Hours, values: Values) -> tuple[Floats, Floats]:
    from scipy import special

    shape, rate = term.law(values)
    possible = np.isfinite(rate)
    shape, scaled = np.where(possible, shape, 1.0), np.where(possible, rate * term.total, np.inf)
    return np.asarray(special.gammainc(shape, scaled)), np.asarray(special.gammaincc(shape, scaled))


def _valued(term: Valued, values: Values) -> tuple[Floats, Floats]:
    from scipy import special

    found = term.centred
    with np.errstate(divide="ignore"):
        score = (found.mean() - np.log(values[term.name])) / np.sqrt(term.variance / len(found))
    return np.asarray(special.ndtr(score)), np.asarray(special.ndtr(-score))


def _arrivals(term: Arrivals, values: Values) -> tuple[Floats, Floats]:
    """Poisson, cut at what was ordered."""
    from scipy import special

    expected = term.expected(values[term.deliverable], values[term.ramp], term.weeks)
    every = np.ones_like(expected)
    most = special.gammaincc(term.count + 1.0, expected) if term.count < term.most else every
    least = special.gammainc(term.count, expected) if term.count > 0 else every
    return np.asarray(most), np.asarray(least)
