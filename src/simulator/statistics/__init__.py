"""Numbers in, estimates out: means, tails, ratios and shares of variance, each with its Monte Carlo error.

Rows come with a `Design` that says which of them belong together; rows that are nan are undefined and are
left out. Nothing here knows what the numbers mean.
"""

from simulator.statistics.better import BetterOnAverage, better_on_average
from simulator.statistics.break_even import BreakEven, break_even_price
from simulator.statistics.crossings import Crossing, crossings
from simulator.statistics.curves import Curve, Histogram, bands, cumulative_curve, histogram
from simulator.statistics.design import Design
from simulator.statistics.draws import draw_means
from simulator.statistics.estimates import Distribution, Estimate
from simulator.statistics.ignorance import ignorance_share, variance_split
from simulator.statistics.jackknife import (
    LeftOut,
    jackknife_error,
    jackknifed,
    leave_out_means,
    row_means,
)
from simulator.statistics.means import (
    distribution,
    least_error,
    mean_estimate,
    proportion,
    ratio_of_means,
)
from simulator.statistics.regression import conditional_means, fitted_means, joint_conditional_means
from simulator.statistics.scores import CHUNK, Scores, ScoreTable
from simulator.statistics.sequential import error_at, half_width, reached, schedule
from simulator.statistics.tail import cvar, cvar_difference, tail_mean

__all__ = [
    "CHUNK",
    "BetterOnAverage",
    "BreakEven",
    "Crossing",
    "Curve",
    "Design",
    "Distribution",
    "Estimate",
    "Histogram",
    "LeftOut",
    "ScoreTable",
    "Scores",
    "bands",
    "better_on_average",
    "break_even_price",
    "conditional_means",
    "crossings",
    "cumulative_curve",
    "cvar",
    "cvar_difference",
    "distribution",
    "draw_means",
    "error_at",
    "fitted_means",
    "half_width",
    "histogram",
    "ignorance_share",
    "jackknife_error",
    "jackknifed",
    "joint_conditional_means",
    "least_error",
    "leave_out_means",
    "mean_estimate",
    "proportion",
    "ratio_of_means",
    "reached",
    "row_means",
    "schedule",
    "tail_mean",
    "variance_split",
]
