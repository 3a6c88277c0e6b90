"""Probabilities in words: never more certain than their Monte Carlo error allows."""

import math

from simulator.decision import Z95
from simulator.presentation.labels.rounding import percent_digits, rounded
from simulator.presentation.labels.words import MISSING, NO_BREAK, Words
from simulator.statistics import Estimate

#: Sign of each bound in a table.
SIGNS = {"at_least": "≥", "at_most": "≤"}


def complement(chance: Estimate) -> Estimate:
    """Probability of the contrary."""
    return Estimate(1.0 - chance.value, chance.se)


def chance(estimate: Estimate, words: Words) -> str:
    """Return a probability for a sentence: "69 %", or "at least 79 %" where rows that all agree prove no more.

    Parameters
    ----------
    estimate : Estimate
        A probability or a share in [0, 1]; an error of 0 means exact.
    words : Words
        Language.
    """
    if not looks_certain(estimate):
        return words.percent_estimate(estimate.value, estimate.se)
    side, limit = _bound(estimate)
    return words.say(f"chance.{side}", bound=_safe(side, limit, words)) if 0.0 < limit < 1.0 else MISSING


def short_chance(estimate: Estimate, words: Words) -> str:
    """Return the same for a table: "69 %", "≥ 79 %"."""
    if not looks_certain(estimate):
        return words.percent_estimate(estimate.value, estimate.se)
    side, limit = _bound(estimate)
    return f"{SIGNS[side]}{NO_BREAK}{_safe(side, limit, words)}" if 0.0 < limit < 1.0 else MISSING


def chance_with_error(estimate: Estimate, words: Words) -> str:
    """Return a probability with its 95 % interval: "91 % (± 3 %)", "98 % (at least 93 %)", "at least 79 %"."""
    said, reach = chance(estimate, words), Z95 * estimate.se
    if looks_certain(estimate) or not (reach > 0.0 and math.isfinite(estimate.value)):
        return said
    if reach <= min(estimate.value, 1.0 - estimate.value):
        digits = 0 if reach >= 0.005 else 1
        return f"{said} (±{NO_BREAK}{words.percent(max(reach, 0.001), digits)})"
    side, limit = _bound(estimate)
    bound = words.say(f"chance.{side}", bound=_safe(side, limit, words))
    return f"{said} ({bound})" if 0.0 < limit < 1.0 else said


def looks_certain(estimate: Estimate) -> bool:
    """Whether an estimate that is not exact would be shown as 0 or 100 %."""
    if estimate.se == 0.0 or not math.isfinite(estimate.value):
        return False
    return rounded(100.0 * estimate.value, percent_digits(estimate.value, estimate.se)) in (0.0, 100.0)


def _bound(estimate: Estimate) -> tuple[str, float]:
    """The bound towards the middle that holds at 95 %: its side, and the probability."""
    reach = Z95 * estimate.se
    return (
        ("at_least", estimate.value - reach) if estimate.value > 0.5 else ("at_most", estimate.value + reach)
    )


def _safe(side: str, limit: float, words: Words) -> str:
    """Text of a bound, rounded to its safe side; a decimal within a percent of certainty."""
    away = 1.0 - limit if side == "at_least" else limit
    digits = 0 if away >= 0.01 else 1
    away = _upwards(away, digits)
    return words.percent(1.0 - away if side == "at_least" else away, digits)


def _upwards(share: float, digits: int) -> float:
    """Round a share up to so many decimals of a percentage."""
    scale = 100.0 * 10.0**digits
    return math.ceil(round(share * scale, 6)) / scale
