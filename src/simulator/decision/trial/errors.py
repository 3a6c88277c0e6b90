"""Errors of a trial's figures when there are few groups of draws, and what is known beyond them."""

import numpy as np

from simulator.decision.judgement import Z95
from simulator.statistics import Estimate, jackknifed
from simulator.statistics.arrays import FloatArray


def known(variants: FloatArray, least: float = 0.0) -> Estimate:
    """The first of (1 + groups,) statistics, with the error whose 1.96-fold either way is its 95 % interval.

    The jackknife's error has groups - 1 degrees of freedom (B. Efron and C. Stein, The jackknife estimate of variance,
    Annals of Statistics 9 (1981), 586-596), so that Student's quantile takes the place of the normal one: next to nothing
    for twenty groups, six times as much for two. `least` is an error that holds whatever the groups say.
    """
    from scipy.special import stdtrit

    freedom = max(len(variants) - 2, 1)
    wider = float(stdtrit(freedom, 0.975)) / Z95
    plain = jackknifed(variants)
    return Estimate(plain.value, float(np.fmax(plain.se * wider, least)))
