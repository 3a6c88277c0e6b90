"""Beliefs from what estimators hold: a Beta, an error on the logarithm, or weighted draws."""

import math

import numpy as np
from scipy import special

from simulator.calibration.estimators.records import Belief, Floats
from simulator.statistics import weighted

#: The levels that a belief states.
LEVELS = (0.1, 0.5, 0.9)


def beta_belief(alpha: float, beta: float) -> Belief:
    """Belief about a probability that is Beta(alpha, beta)."""
    p10, p50, p90 = (float(special.betaincinv(alpha, beta, level)) for level in LEVELS)
    return Belief(alpha / (alpha + beta), p10, p50, p90)


def log_belief(centre: float, error: float, freedom: float = math.inf) -> Belief:
    """Belief about a positive number: lognormal through the 80 % band of Student's t on the logarithm.

    Parameters
    ----------
    centre
        Its median.
    error
        Standard error of its logarithm.
    freedom
        Degrees of freedom of that error; few of them widen the band.
    """
    normal = float(special.ndtri(0.9))
    reach = error * (normal if math.isinf(freedom) else float(special.stdtrit(freedom, 0.9)))
    spread = reach / normal
    return Belief(
        centre * math.exp(spread**2 / 2), centre * math.exp(-reach), centre, centre * math.exp(reach)
    )


def weighted_belief(values: Floats, weights: Floats) -> Belief:
    """Belief from draws, (draws,), that carry weights which add up to 1, (draws,)."""
    p10, p50, p90 = weighted_quantiles(values, weights, np.array(LEVELS))
    return Belief(float(values @ weights), float(p10), float(p50), float(p90))


def weighted_quantiles(values: Floats, weights: Floats, levels: Floats) -> Floats:
    """Quantiles at `levels` of weighted draws in any order."""
    order = np.argsort(values)
    return weighted.weighted_quantiles(values[order], weights[order], levels)
