"""Where no law follows what became of the deals, and what that leaves unknown of the share that comes to an outcome and of its delay."""

import math
from dataclasses import replace

import numpy as np

from simulator.calibration.estimators.conversions import fit_conversion
from simulator.calibration.estimators.cure.incidence import observed_by, watched_to
from simulator.calibration.estimators.cure.likelihood import Seen
from simulator.calibration.estimators.records import Belief, DelayFit, Incidence

#: Part of all deals by which a fitted law may miss the observed curve.
CLEARLY = 0.04
#: Standard errors of the observed share that it must miss it by too: the worst of all ages is looked at.
ERRORS = 3.0
#: Deals that must have been watched to an age for the curves to be compared there.
WATCHED = 10
#: Quantile of a normal law that leaves 80 % in the middle.
Z80 = 1.2815515655446004


def misfit(curve: Incidence, deals: int) -> int | None:
    """Place of the age at which the law runs farthest beside what was observed; None where it follows it.

    Parameters
    ----------
    curve
        Data against model.
    deals
        How many they are.
    """
    if not len(curve.ages):
        return None
    beside = (curve.observed < curve.low) | (curve.observed > curve.high)
    gap = np.where(beside, np.abs(curve.observed - curve.fitted), 0.0)
    worst = int(gap.argmax())
    chance = ERRORS * _error(float(curve.observed[worst]), deals)
    return worst if gap[worst] >= max(CLEARLY, chance) else None


def widened(share: Belief, curve: Incidence, deals: Seen, count: int) -> Belief:
    """Let the 80 % range of a share hold what was seen as well as what the law says, where no law follows the curve.

    The law's error is then no chance that more deals would average out (a discrepancy of the model, stated apart from the
    error of its parameters: M. C. Kennedy and A. O'Hagan, J. Royal Statistical Society B 63 (2001), 425-464), and what it adds
    beyond the window rests on nothing. The range runs from the lower of both P10 to the higher of both P90; what was seen is the
    observed share at the last age that some deals reached, counted over all of them. The mean stays the law's.

    Parameters
    ----------
    share
        As the law says.
    curve
        Data against model.
    deals, count
        What was seen; how many deals.
    """
    known = np.flatnonzero(watched_to(deals, curve.ages) >= WATCHED)
    if misfit(curve, count) is None or not len(known):
        return share
    reached = min(float(curve.observed[known[-1]]), 1.0)
    as_counted = fit_conversion(reached * count, count).belief
    return replace(share, p10=min(share.p10, as_counted.p10), p90=max(share.p90, as_counted.p90))


def widened_delay(delay: DelayFit, curve: Incidence, deals: Seen, count: int, outcome: int) -> DelayFit:
    """Let the 80 % range of a mean delay hold what was seen too, by the same rule.

    What was seen is the mean of the observed curve, as far as some deals were watched, with the normal error of as many deals
    as closed.

    Parameters
    ----------
    delay
        As the law says.
    curve
        Data against model.
    deals, count
        What was seen; how many deals.
    outcome
        0 for won, 1 for lost.
    """
    ages, closed = (deals.won, deals.lost)[outcome]
    known = ages[watched_to(deals, ages) >= WATCHED]
    if misfit(curve, count) is None or not len(known):
        return delay
    steps = np.diff(observed_by(deals, known)[outcome], prepend=0.0)
    chance = steps / steps.sum()
    mean = float(chance @ known)
    error = Z80 * math.sqrt(float(chance @ (known - mean) ** 2) / float(closed.sum()))
    low, high = min(delay.mean.p10, mean - error), max(delay.mean.p90, mean + error)
    return replace(delay, mean=replace(delay.mean, p10=low, p90=high))


def _error(share: float, deals: int) -> float:
    """Standard error of a share of so many deals."""
    return math.sqrt(max(share * (1.0 - share), 0.0) / deals)
