"""Numbers of a fit as people say them: ranges, durations, shares, to the digits that their error leaves."""

from simulator.calibration.estimators import Belief
from simulator.calibration.fit.told import Z80
from simulator.presentation.labels import Words

SECONDS_PER_MINUTE = 60.0


def error_of(belief: Belief) -> float:
    """Standard error that a belief's 80 % range amounts to."""
    return (belief.p90 - belief.p10) / (2.0 * Z80)


def share_text(belief: Belief, words: Words) -> str:
    """Return a share as a percentage: one decimal, two below two percent."""
    return words.percent(belief.mean, 2 if belief.mean < 0.02 else 1)


def range_text(belief: Belief, words: Words) -> str:
    """Return the 80 % range of a share."""
    digits = 2 if belief.mean < 0.02 else 1
    return words.say("range", low=words.percent(belief.p10, digits), high=words.percent(belief.p90, digits))


def number_text(belief: Belief, words: Words, most: int = 1) -> str:
    """Return a mean rounded to its error."""
    return words.estimate(belief.mean, error_of(belief), most=most)


def money_text(belief: Belief, words: Words) -> str:
    """Return an amount rounded to its error."""
    return words.money_estimate(belief.mean, error_of(belief))


def minutes_text(seconds: float, words: Words) -> str:
    """Return a duration in minutes."""
    return words.number(seconds / SECONDS_PER_MINUTE, 1)


def three_digits(value: float, words: Words) -> str:
    """Return a number with three significant digits, and all its digits before the decimal sign."""
    size = abs(value)
    return words.number(value, 0 if size >= 100 else 1 if size >= 10 else 2)
