"""How long a thing takes: the law of one event, and what is known of its mean."""

import math
from collections.abc import Callable, Sequence

from numpy.typing import ArrayLike

from simulator.calibration.estimators.beliefs import log_belief
from simulator.calibration.estimators.choice import choose, pictured
from simulator.calibration.estimators.laws import Law, gamma, lognormal, weibull
from simulator.calibration.estimators.records import Belief, DurationFit
from simulator.calibration.estimators.tally import Tally, relative_spread, tally


def fit_durations(observed: ArrayLike) -> DurationFit:
    """Fit the law of a duration.

    Parameters
    ----------
    observed
        (rows,) durations of 0 or more, in one unit. Those at zero count in the mean and are given to no law.

    Returns
    -------
    DurationFit
        In the same unit.

    Raises
    ------
    ValueError
        Without a positive duration, or with one that is negative or not a number.
    """
    return fit_law(tally(observed), (lognormal, gamma, weibull))


def fit_law(found: Tally, fitters: Sequence[Callable[[Tally], Law]]) -> DurationFit:
    """Choose a law and state what is known of the mean."""
    law, candidates = choose(found, fitters)
    spread = law.cv if math.isfinite(law.cv) else relative_spread(found)
    return DurationFit(
        chosen=candidates[0],
        candidates=candidates,
        mean=mean_belief(found, spread),
        cv=doubted(law.cv, found.rows),
        rows=found.rows,
        zeros=found.zeros,
        quantiles=pictured(found, law),
    )


def mean_belief(found: Tally, cv: float) -> Belief:
    """Belief about the mean of all rows, zeros included.

    The centre is the rows' own mean, so that a law that fits badly cannot move it. Its error relative to
    itself is cv / sqrt(n); the belief is lognormal with that spread, widened by Student's t for n - 1 degrees of freedom. See
    `doubted` for cv.

    Parameters
    ----------
    found
        The observations.
    cv
        Coefficient of variation of the positive rows.
    """
    n = found.rows + found.zeros
    share = found.rows / n
    squared = (1 + cv**2) / share - 1
    error = doubted(math.sqrt(squared), n) / math.sqrt(n)
    return log_belief(found.mean * share, math.sqrt(math.log1p(error**2)), max(n - 1, 1))


def doubted(cv: float, rows: int) -> float:
    """Coefficient of variation with one row's worth of doubt, of cv 1: two rows that happen to agree prove nothing."""
    return math.sqrt((rows * cv**2 + 1) / (rows + 1))
