"""The most that a validated appointment is worth."""

from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, jointly_defined, sample
from simulator.statistics.estimates import Estimate
from simulator.statistics.regression import joint_conditional_means
from simulator.statistics.scores import Scores


@dataclass(frozen=True)
class BreakEven:
    """A price per accepted appointment: its value, Monte Carlo error, and 10-90 % band over the beliefs."""

    value: float
    se: float
    p10: float
    p90: float


def break_even_price(
    value_before_price: FloatArray,
    hours: FloatArray,
    accepted: FloatArray,
    baseline_net: FloatArray,
    baseline_hours: FloatArray,
    design: Design,
    normal_scores: Scores | FloatArray,
) -> BreakEven:
    """Price at which an hour of the mix is worth an hour of the baseline.

    (sum of value before the platform's price - h0 x sum of hours) / sum of accepted appointments, where
    h0 = sum of baseline net / sum of baseline hours. Its error is the clustered delta method's over all five
    sums. The band gives each of the five its conditional mean in every draw (`conditional_means`), combines
    them draw by draw, and takes the 10 % and 90 % quantiles over the draws in which the mean acceptances
    and the baseline's mean hours are positive.

    Parameters
    ----------
    value_before_price, baseline_net : (rows,) float
        Money, of the mix before this platform's price and of the baseline.
    hours, baseline_hours : (rows,) float
        Hours worked, of the mix and of the baseline.
    accepted : (rows,) float
        Accepted appointments.
    design : Design
        How the rows were sampled.
    normal_scores : Scores or (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.

    Returns
    -------
    BreakEven
        Money per accepted appointment; nan when none is accepted or the baseline works no hour.
    """
    columns = jointly_defined((value_before_price, hours, accepted, baseline_net, baseline_hours))
    price = _price(columns, design)
    if np.isnan(price.value):
        return BreakEven(float("nan"), float("nan"), float("nan"), float("nan"))
    return BreakEven(price.value, price.se, *_band(columns, design, normal_scores))


def _price(columns: tuple[FloatArray, ...], design: Design) -> Estimate:
    """The price and its error; nan when none is accepted or the baseline works no hour."""
    rows = [sample(column, design) for column in columns]
    value, worked, taken, net, baseline = (row.values for row in rows)
    if not taken.sum() > 0.0 or not baseline.sum() > 0.0:
        return Estimate(float("nan"), float("nan"))
    hourly = float(net.sum() / baseline.sum())
    price = float((value.sum() - hourly * worked.sum()) / taken.sum())
    # h0 moves by (net - h0 x baseline hours) / sum of baseline hours, and the price by minus that x hours.
    through_hourly = (net - hourly * baseline) * (worked.sum() / baseline.sum())
    influence = (value - hourly * worked - through_hourly - price * taken) * (taken.size / taken.sum())
    return Estimate(price, rows[0].standard_error(influence))


def _band(
    columns: tuple[FloatArray, ...], design: Design, normal_scores: Scores | FloatArray
) -> tuple[float, float]:
    value, worked, taken, net, baseline = joint_conditional_means(columns, design, normal_scores)
    usable = (taken > 0.0) & (baseline > 0.0)
    if not usable.any():
        return float("nan"), float("nan")
    hourly = net[usable] / baseline[usable]
    prices = (value[usable] - hourly * worked[usable]) / taken[usable]
    low, high = np.quantile(prices, [0.10, 0.90])
    return float(low), float(high)
