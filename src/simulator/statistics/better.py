"""Is a mix better on average: the difference's mean given the beliefs, luck averaged out."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from simulator.statistics.design import Design, FloatArray, sample
from simulator.statistics.draws import draw_table
from simulator.statistics.estimates import Estimate
from simulator.statistics.means import least_error, mean_estimate
from simulator.statistics.regression import features, moments, rescaled, ridge

GROUPS = 20
"""Groups of draws that the jackknife leaves out in turn; with fewer clusters, each is a group."""

_SHIFTS = np.array([NormalDist().inv_cdf((i + 0.5) / 32) for i in range(32)])
"""Midpoints of 32 slices of equal weight of the standard normal."""


@dataclass(frozen=True)
class BetterOnAverage:
    """What the beliefs say of a paired difference, luck averaged out.

    Attributes
    ----------
    probability
        P(E[difference | beliefs] > 0), ties half.
    expected_gain
        Mean difference, in its unit.
    expected_loss_if_wrong
        E[max(-E[difference | beliefs], 0)], in its unit.
    """

    probability: Estimate
    expected_gain: Estimate
    expected_loss_if_wrong: Estimate


def better_on_average(difference: FloatArray, design: Design, normal_scores: FloatArray) -> BetterOnAverage:
    """Judge a paired difference by its conditional mean given the beliefs.

    The conditional means are those of `fitted_means`, rescaled about the raw mean to the variance max(B, 0)
    of `variance_split`. The probability is their positive share, ties half; with B <= 0, or without any
    belief, it is 0, 1/2 or 1 by the sign of the mean.

    Errors: the larger of a delete-a-group jackknife over 20 groups of clusters, each with its own fit and
    its own B (Shao and Tu, The Jackknife and Bootstrap (1995), section 2.3.1), and of the spread that the
    error of the mean alone gives, which a jackknife cannot see where the probability is a step. A
    probability's error is never below `least_error`.

    Parameters
    ----------
    difference : (rows,) float
        Mix less baseline, row by row; nan where undefined.
    design : Design
        How the rows were sampled.
    normal_scores : (draws, k) float
        Standard normal scores of the beliefs that either mix uses, draws in the order of their numbers.

    Returns
    -------
    BetterOnAverage
        nan when B cannot be told from W, as with one row a draw.
    """
    gain = mean_estimate(difference, design)
    whole, *parts = list(_conditional_means(difference, design, normal_scores))
    probability, loss = _judge(whole)
    leave_out = np.array([_judge(part) for part in parts]).reshape(-1, 2)
    shifted = np.array([_judge(whole + gain.se * shift) for shift in _SHIFTS])
    errors = np.fmax(_jackknife(leave_out), shifted.std(axis=0))
    floor = least_error(design.draws)
    return BetterOnAverage(
        probability=Estimate(probability, float(np.maximum(errors[0], floor))),
        expected_gain=gain,
        expected_loss_if_wrong=Estimate(loss, float(errors[1])),
    )


def _conditional_means(
    difference: FloatArray, design: Design, normal_scores: FloatArray
) -> Iterator[FloatArray]:
    """The conditional means of all draws, then of the draws left when each group is taken out."""
    table = draw_table(sample(difference, design))
    columns = features(normal_scores, design)
    sums = moments(columns, table)
    if sums.weight == 0.0:
        yield np.full(design.draws, np.nan)
        return
    yield rescaled(ridge(sums, columns), table.row_mean(), table.variances()[0])
    group = design.cluster_of_draw % min(GROUPS, design.clusters)
    for left_out in range(int(group.max()) + 1):
        out = group == left_out
        rest = table.only(~out)
        rest_sums = sums.less(moments(columns[out], table.only(out)))
        if rest_sums.weight > 0.0:
            yield rescaled(ridge(rest_sums, columns[~out]), rest.row_mean(), rest.variances()[0])


def _judge(means: FloatArray) -> tuple[float, float]:
    """Positive share, ties half, and mean shortfall below zero."""
    if np.isnan(means).any():
        return float("nan"), float("nan")
    share = (np.count_nonzero(means > 0.0) + 0.5 * np.count_nonzero(means == 0.0)) / means.size
    return float(share), float(np.maximum(-means, 0.0).mean())


def _jackknife(leave_out: FloatArray) -> FloatArray:
    """Standard errors from (groups, 2) statistics, each with one group left out."""
    groups = len(leave_out)
    if groups < 2:
        return np.full(2, np.nan)
    return np.asarray(np.sqrt((groups - 1) * leave_out.var(axis=0)), dtype=np.float64)
