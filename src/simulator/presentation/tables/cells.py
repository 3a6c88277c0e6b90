"""Texts of single cells, shared by every table."""

import math

from simulator.findings import MixFindings
from simulator.presentation.labels import Words, short_chance
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
    return "" if estimate is None else short_chance(estimate, words)


def part(value: float, whole: Distribution, words: Words) -> str:
    """Return a part of a total whose own error is not known: rounded as if parts were independent."""
    return words.estimate(value, _part_error(value, whole.mean, whole.se), most=0)


def part_of_hours(hours: float, mix: MixFindings, words: Words) -> str:
    """Return a part of the hours: the total hardly varies, so the error is that of the channel that varies most."""
    return words.estimate(hours, hours_error(hours, mix), most=0)


def hours_error(hours: float, mix: MixFindings) -> float:
    """Approximate the Monte Carlo error of a part of the hours, to choose how many digits to show."""
    widest = max((channel.hours.se for channel in mix.channels.values()), default=mix.hours.se)
    return _part_error(hours, mix.hours.mean, widest)


def _part_error(value: float, whole: float, se: float) -> float:
    if value == 0.0 or not whole > 0.0:
        return 0.0
    return se * math.sqrt(min(1.0, abs(value) / whole))
