"""How success falls from one attempt at a contact to the next."""

import math

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, special

from simulator.calibration.estimators.beliefs import log_belief
from simulator.calibration.estimators.conversions import fit_conversion
from simulator.calibration.estimators.records import Belief, Counts, FatigueFit, Floats

#: Nobody is called more often; a larger number is a slip.
MOST_ATTEMPTS = 1_000
#: Before the data an attempt more multiplies the odds by 1, give or take a factor e^0.5: normal on the logarithm.
SLOPE_SPREAD = 0.5


def fit_fatigue(attempts: ArrayLike, success: ArrayLike, most: int = MOST_ATTEMPTS) -> FatigueFit:
    """Success at the k-th attempt among the contacts who got that far.

    A contact of whom `attempts` were made had an attempt of every rank up to that, and only the last can have succeeded.
    Dividing by the contacts whose last attempt was the k-th would leave out those who went on: survivorship bias, which
    makes every rate too high.

    Parameters
    ----------
    attempts
        (contacts,) attempts made of each, from 1.
    success
        (contacts,) whether the last one succeeded.
    most
        Ranks beyond this one are left out, and what succeeded there.

    Raises
    ------
    ValueError
        Without contacts, or with fewer than one attempt of one of them.
    """
    made, won = np.asarray(attempts).astype(np.int64), np.asarray(success).astype(bool)
    if not made.size or made.shape != won.shape or made.min() < 1:
        raise ValueError("every contact needs one attempt at least")
    ranked = np.minimum(made, most + 1)
    last = np.bincount(ranked)[1:]
    exposures = last[::-1].cumsum()[::-1]
    successes = np.bincount(ranked[won], minlength=len(last) + 1)[1:]
    return fatigue_of(exposures[:most], successes[:most])


def fatigue_of(exposures: ArrayLike, successes: ArrayLike) -> FatigueFit:
    """The same from counts by rank of the attempt, (attempts,) each."""
    n, s = np.asarray(exposures, dtype=np.int64), np.asarray(successes, dtype=np.int64)
    rates = tuple(fit_conversion(float(si), float(ni)) for si, ni in zip(s, n, strict=True))
    slope, tires = _slope(n, s)
    return FatigueFit(n, s, rates, slope, tires)


def _slope(n: Counts, s: Counts) -> tuple[Belief, float]:
    """Factor on the odds an attempt, by logistic regression on the rank with a normal prior on the slope (Laplace)."""
    rank = np.arange(len(n)) - float(np.average(np.arange(len(n)), weights=np.maximum(n, 1)))

    def penalty(at: Floats) -> float:
        line = at[0] + at[1] * rank
        doubt = (at[1] / SLOPE_SPREAD) ** 2 / 2 + np.logaddexp(0.0, at[0]) - at[0] / 2
        return float(n @ np.logaddexp(0.0, line) - s @ line + doubt)

    start = np.array([float(special.logit((s.sum() + 0.5) / (n.sum() + 1))), 0.0])
    best = optimize.minimize(penalty, start, method="BFGS").x
    chance = special.expit(best[0] + best[1] * rank)
    weight = n * chance * (1 - chance)
    level = float(weight.sum()) + float(special.expit(best[0]) * special.expit(-best[0]))
    inner = float(weight @ rank**2) + SLOPE_SPREAD**-2 - float(weight @ rank) ** 2 / level
    error = 1 / math.sqrt(inner)
    return log_belief(math.exp(best[1]), error), float(special.ndtr(-best[1] / error))
