"""What a comparison allows to say of a mix: better, worse, or not to be told apart."""

import math

from simulator.statistics import Estimate

#: On-average chances between which two mixes are said to be indistinguishable.
UNDECIDED_FROM, UNDECIDED_TO = 0.25, 0.75
#: A chance known less well than this supports no verdict, not even a leaning.
WIDEST_REACH = 0.25
#: Half-width of a 95 % interval, in standard errors.
Z95 = 1.96


def judgement(chance: Estimate, gain: Estimate) -> str:
    """Tell what a comparison allows to say.

    Parameters
    ----------
    chance : Estimate
        Probability that the mix is better on average.
    gain : Estimate
        Mean paired difference of the measure that decides.

    Returns
    -------
    str
        "better" or "worse" when the chance on average is outside 25-75 % whatever the Monte Carlo error,
        "undecided" when inside. When that error leaves both open: "leans_better" or "leans_worse" if the mean
        difference itself is beyond its error, else "too_noisy".
    """
    if not (math.isfinite(gain.se) and math.isfinite(chance.value)):
        return "too_noisy"
    reach = Z95 * (chance.se if math.isfinite(chance.se) else 0.0)
    low, high = _side(chance.value - reach), _side(chance.value + reach)
    clear = abs(gain.value) >= Z95 * gain.se and reach <= WIDEST_REACH
    if low == high and (clear or low == "undecided"):
        return low
    leaning = _side(chance.value)
    agrees = leaning == ("better" if gain.value > 0.0 else "worse")
    return f"leans_{leaning}" if clear and agrees else "too_noisy"


def above_nought(estimate: Estimate) -> bool:
    """Whether it is above nought beyond its error."""
    return estimate.value > Z95 * estimate.se


def below_nought(estimate: Estimate) -> bool:
    """Whether it is below nought beyond its error."""
    return estimate.value < -Z95 * estimate.se


def told(estimate: Estimate) -> bool:
    """Whether it is further from nought than its error explains; an exact one is as soon as it is not nought."""
    return above_nought(estimate) or below_nought(estimate)


def _side(chance: float) -> str:
    if chance >= UNDECIDED_TO:
        return "better"
    return "worse" if chance <= UNDECIDED_FROM else "undecided"
