"""Is a mix better on average: the difference's mean given the beliefs, luck averaged out."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import DrawTable, draw_table
from simulator.statistics.estimates import Estimate
from simulator.statistics.features import Features
from simulator.statistics.jackknife import groups_of, jackknife_error
from simulator.statistics.means import least_error, mean_estimate
from simulator.statistics.moments import Moments, grouped_moments
from simulator.statistics.regression import stretch
from simulator.statistics.ridge import Fit, ridge
from simulator.statistics.scores import Scores, as_scores

_NONE = -1
"""Left out by the fit to all draws."""

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


def better_on_average(
    difference: FloatArray, design: Design, normal_scores: Scores | FloatArray
) -> BetterOnAverage:
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
    normal_scores : Scores or (draws, k) float
        Standard normal scores of the beliefs that either mix uses, draws in the order of their numbers.

    Returns
    -------
    BetterOnAverage
        nan when B cannot be told from W, as with one row a draw.
    """
    gain = mean_estimate(difference, design)
    whole, judged = _judged(draw_table(sample(difference, design)), design, as_scores(normal_scores, design))
    (probability, loss), leave_out = judged[0], judged[1:]
    shifted = np.array([_judge(whole + gain.se * shift) for shift in _SHIFTS])
    errors = np.fmax(jackknife_error(leave_out), shifted.std(axis=0))
    return BetterOnAverage(
        probability=Estimate(float(probability), float(np.maximum(errors[0], least_error(design.draws)))),
        expected_gain=gain,
        expected_loss_if_wrong=Estimate(float(loss), float(errors[1])),
    )


def _judged(table: DrawTable, design: Design, scores: Scores) -> tuple[FloatArray, FloatArray]:
    """The conditional means of all draws; then `_judge` of them, and of those left when each group is taken out.

    Shapes (draws,) and (1 + groups, 2). The beliefs are read three times, chunk by chunk: for the sums of every
    group, for the spread of every fit, and to judge its stretched values.
    """
    features = Features(scores)
    group, groups = groups_of(design)
    parts = grouped_moments(features, table.count, table.mean[:, None], group, groups)
    sums = Moments.total(parts, features.width, 1)
    if sums.weight == 0.0:
        return np.full(design.draws, np.nan), np.full((1, 2), np.nan)
    rests = {g: sums.less(part) for g, part in enumerate(parts)}
    rests = {_NONE: sums} | {g: rest for g, rest in rests.items() if rest.weight > 0.0}
    fit = ridge(Moments.stacked(list(rests.values()))).side_by_side
    fits = _LeaveOut(fit, group, np.array(list(rests)))
    mean, between = np.array([table.only(group != g).location() for g in rests]).T
    return fits.judged(features, mean, between)


@dataclass(frozen=True, eq=False)
class _LeaveOut:
    """Fits (f of them) that leave out one group of draws each, or none; their values are never all held."""

    fit: Fit
    group: Indices
    left_out: Indices

    def judged(
        self, features: Features, mean: FloatArray, between: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Stretch each fit to (f,) means and variances: values of the first, (draws,), and judgements, (f, 2)."""
        centre, spread = self._spread(features)
        factor = stretch(spread, between)
        whole, sums = np.empty(features.scores.draws), np.zeros((3, factor.size))
        for place, columns in features.chunks():
            keep = self._keep(place)
            means = mean + (self.fit.deviation(columns) - centre) * factor
            whole[place] = means[:, 0]
            sums += _over_draws(keep * _won(means), keep * np.maximum(-means, 0.0), keep)
        won, short, met = sums
        return whole, np.column_stack([won / met, short / met])

    def _spread(self, features: Features) -> tuple[FloatArray, FloatArray]:
        """Mean deviation of each fit from its intercept, and the standard deviation, (f,) each."""
        sums = np.zeros((3, self.left_out.size))
        for place, columns in features.chunks():
            keep, deviation = self._keep(place), self.fit.deviation(columns)
            sums += _over_draws(keep * deviation, keep * deviation**2, keep)
        total, square, met = sums
        variance = (square - total**2 / met) / np.maximum(met - 1.0, 1.0)
        return total / met, np.sqrt(np.maximum(variance, 0.0))

    def _keep(self, place: slice) -> NDArray[np.bool_]:
        """Which draws of a chunk each fit was made of, (n, f)."""
        return np.not_equal(self.group[place][:, None], self.left_out)


def _over_draws(*tables: FloatArray | NDArray[np.bool_]) -> FloatArray:
    """Sums over the draws, a row for each table (n, f)."""
    return np.array([table.sum(axis=0, dtype=np.float64) for table in tables])


def _judge(means: FloatArray) -> tuple[float, float]:
    """Positive share, ties half, and mean shortfall below zero."""
    return float(_won(means).mean()), float(np.maximum(-means, 0.0).mean())


def _won(means: FloatArray) -> FloatArray:
    """1 above zero, 1/2 at zero, 0 below, nan where undefined; same shape."""
    return np.asarray(0.5 * (1.0 + np.sign(means)), dtype=np.float64)
