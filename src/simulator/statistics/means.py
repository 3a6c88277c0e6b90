"""Means, proportions, ratios of means and distributions, with errors that know the clusters."""

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, Sample, jointly_defined, sample
from simulator.statistics.estimates import PROBABILITIES, Distribution, Estimate
from simulator.statistics.quantiles import quantile_errors, quantiles

NAN = float("nan")
CONFIDENCE_Z = 1.959963984540054
"""Half-width of a 95 % normal interval, in standard errors."""


def mean_estimate(values: FloatArray, design: Design) -> Estimate:
    """Mean over the defined rows, with its clustered standard error.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.

    Returns
    -------
    Estimate
        In the unit of `values`; nan without a defined row, se nan with fewer than two clusters.
    """
    return _mean(sample(values, design))


def distribution(values: FloatArray, design: Design) -> Distribution:
    """Mean, spread and quantiles over the defined rows, with the Monte Carlo error of each.

    The mean's error is clustered; the quantiles (Hyndman and Fan type 7) have theirs from a bootstrap over
    clusters.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.

    Returns
    -------
    Distribution
        In the unit of `values`; all nan without a defined row.
    """
    rows = sample(values, design)
    mean = _mean(rows)
    if not rows.values.size:
        undefined = dict.fromkeys(PROBABILITIES, NAN)
        return Distribution(mean=NAN, se=NAN, sd=NAN, quantile_se=dict(undefined), **undefined)
    points = quantiles(rows.ordered, tuple(PROBABILITIES.values()))
    errors = quantile_errors(rows, tuple(PROBABILITIES.values()))
    return Distribution(
        mean=mean.value,
        se=mean.se,
        sd=float(np.std(rows.values - rows.values[0], ddof=1)) if rows.values.size > 1 else NAN,
        quantile_se=dict(zip(PROBABILITIES, errors.tolist(), strict=True)),
        **dict(zip(PROBABILITIES, points.tolist(), strict=True)),
    )


def proportion(values: FloatArray, design: Design) -> Estimate:
    """Share of rows in which something holds, a tie counting one half.

    The error is clustered, and never below `least_error`: rows that all agree do not prove a certainty.

    Parameters
    ----------
    values : (rows,) bool or float
        1 where it holds, 1/2 for a tie, 0 where it does not, nan where undefined.
    design : Design
        How the rows were sampled.

    Returns
    -------
    Estimate
        A probability and its error.
    """
    rows = sample(values, design)
    share = _mean(rows)
    draws_seen = int(np.count_nonzero(np.bincount(rows.draw)))
    return Estimate(share.value, float(np.maximum(share.se, least_error(draws_seen))))


def least_error(draws: int) -> float:
    """The least error that a probability seen over so many draws may claim.

    When none of n independent trials shows an event, its probability may be as high as 1 - 0.05^(1/n), about
    3 / n, at 95 % (the rule of three: Hanley and Lippman-Hand, JAMA 249 (1983), 1743-1745). The error is
    that bound over 1.96, so that value +- 1.96 se reaches it. Draws are counted and not rows, because the
    rows of a draw may agree.
    """
    return (1.0 - 0.05 ** (1.0 / draws)) / CONFIDENCE_Z if draws > 0 else NAN


def ratio_of_means(numerator: FloatArray, denominator: FloatArray, design: Design) -> Estimate:
    """Mean of one quantity over the mean of another, as the hourly value of a channel is.

    The error is the delta method's: the ratio r moves with a row by (numerator - r x denominator) over the
    mean denominator (Cochran, Sampling Techniques, 3rd ed., 1977, section 6.4), clustered.

    Parameters
    ----------
    numerator, denominator : (rows,) float
        A row that is nan in either is left out of both.
    design : Design
        How the rows were sampled.

    Returns
    -------
    Estimate
        nan when the denominators add up to zero.
    """
    above, below = (sample(part, design) for part in jointly_defined((numerator, denominator)))
    total = float(below.values.sum())
    if total == 0.0:
        return Estimate(NAN, NAN)
    ratio = float(above.values.sum()) / total
    influence = (above.values - ratio * below.values) * (below.values.size / total)
    return Estimate(ratio, above.standard_error(influence))


def _mean(rows: Sample) -> Estimate:
    if not rows.values.size:
        return Estimate(NAN, NAN)
    # Measured from the first row, so that rows that are all equal give that very value and an error of 0.
    origin = float(rows.values[0])
    deviation = rows.values - origin
    offset = float(deviation.mean())
    return Estimate(origin + offset, rows.standard_error(deviation - offset))
