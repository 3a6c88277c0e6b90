"""Whether customers buy again, from their purchases."""

import math

import numpy as np
from numpy.typing import ArrayLike

from simulator.calibration.estimators.beliefs import log_belief
from simulator.calibration.estimators.cure import DelayPrior, fit_outcomes
from simulator.calibration.estimators.records import Belief, Floats, RecurringFit

DAYS_PER_YEAR = 365.25
#: Before the data a second purchase comes after half a year, give or take a factor 3, in days.
AGAIN = DelayPrior(mean=180.0, mean_spread=1.2)


def fit_recurring(
    customers: ArrayLike, days: ArrayLike, values: ArrayLike, end: float, draws: int = 3_000
) -> RecurringFit:
    """Share of customers who buy again, and what they bring a year.

    A second purchase is a delay with right censoring like a deal's closing (see `fit_outcomes`): customers who have not
    bought again yet may still do so. What a customer brings a year is a ratio: all later purchases over all the time since
    first ones, its error from the customers' own deviations (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 6.3).

    Parameters
    ----------
    customers
        (purchases,) who bought: anything that can be sorted.
    days
        (purchases,) when, in days from any origin. Purchases of one customer on one day are one.
    values
        (purchases,) for how much.
    end
        Last day of the data, from the same origin.
    draws
        See `fit_outcomes`.

    Raises
    ------
    ValueError
        Without purchases, or with one after `end`.
    """
    who, when = np.asarray(customers).ravel(), np.asarray(days, dtype=np.float64).ravel()
    if not when.size or when.max() > end:
        raise ValueError("purchases must lie before the end of the data")
    _, buyer = np.unique(who, return_inverse=True)
    first = _least(buyer, when)
    later = when > first[buyer]
    second = _least(buyer[later], when[later], len(first))
    again = np.isfinite(second)
    watched = end - first
    ages = np.where(again, second - first, watched)
    fitted = fit_outcomes(ages, again.astype(np.int64), watched=watched, prior=AGAIN, draws=draws)
    brought = np.bincount(buyer[later], np.asarray(values, dtype=np.float64).ravel()[later], len(first))
    each = _ratio(np.asarray(brought, dtype=np.float64), watched / DAYS_PER_YEAR)
    return RecurringFit(
        share=fitted.won,
        yearly_value=None if each is None else _over(each, fitted.won),
        per_customer=None if each is None else log_belief(*each),
        customers=len(first),
        again=int(again.sum()),
        years=float(watched.max()) / DAYS_PER_YEAR,
        too_short=fitted.too_short,
    )


def _least(group: ArrayLike, values: Floats, groups: int = 0) -> Floats:
    """Smallest value of each group, inf for one without values."""
    index = np.asarray(group)
    least = np.full(groups or int(index.max()) + 1, np.inf)
    np.minimum.at(least, index, values)
    return least


def _ratio(brought: Floats, years: Floats) -> tuple[float, float, float] | None:
    """Money a customer-year, the standard error of its logarithm and the degrees of freedom; None when it is zero."""
    total, time = float(brought.sum()), float(years.sum())
    if total <= 0.0 or time <= 0.0:
        return None
    n = len(brought)
    deviation = brought - total / time * years
    # one customer's worth of doubt is added: few who are alike prove nothing
    squared = float(deviation @ deviation) + (total / n) ** 2
    return total / time, math.sqrt(squared) / total, max(n - 1, 1)


def _over(each: tuple[float, float, float], share: Belief) -> Belief:
    """What a customer who buys again brings: a customer's over the share of such customers."""
    centre, error, freedom = each
    width = math.log(share.p90 / share.p10) / 2.563
    return log_belief(centre / share.p50, math.hypot(error, width), freedom)
