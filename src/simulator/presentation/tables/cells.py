"""Texts of single cells, shared by every table."""

from simulator.presentation.labels import Words
from simulator.statistics import Distribution, Estimate


def mean(spread: Distribution, words: Words, *, most: int = 2) -> str:
    """Return a mean with its Monte Carlo error."""
    return words.with_error(spread.mean, spread.se, most=most)


def bare_mean(spread: Distribution, words: Words, *, most: int = 2) -> str:
    """Return a mean rounded to its Monte Carlo error, which is not shown."""
    return words.estimate(spread.mean, spread.se, most=most)


def count(spread: Distribution, words: Words) -> str:
    """Return a mean count: a decimal below a hundred, none from there."""
    return bare_mean(spread, words, most=0 if spread.mean >= 100.0 else 1)


def band(spread: Distribution, words: Words, *, most: int = 2) -> str:
    """Return "P5 to P95"."""
    low = words.estimate(spread.p5, spread.quantile_se.get("p5", spread.se), most=most)
    high = words.estimate(spread.p95, spread.quantile_se.get("p95", spread.se), most=most)
    return words.say("range", low=low, high=high)


def single(estimate: Estimate, words: Words, *, most: int = 2) -> str:
    """Return an estimate with its Monte Carlo error."""
    return words.with_error(estimate.value, estimate.se, most=most)


def chance(estimate: Estimate | None, words: Words) -> str:
    """Return a probability, or nothing when the scenario does not ask for it."""
    return "" if estimate is None else words.percent_estimate(estimate.value, estimate.se)
