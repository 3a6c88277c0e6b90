"""What choosing each mix costs for want of knowing better."""

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.design import Design, sample
from simulator.statistics.estimates import Estimate
from simulator.statistics.regression import joint_conditional_means
from simulator.statistics.scores import Scores


def expected_regret(
    net_benefit: FloatArray, best: NDArray[np.intp], *, clusters: Indices | None = None
) -> list[Estimate]:
    """Mean loss of each mix against the mix that is best given the beliefs (L. J. Savage, JASA 46 (1951) 55-67).

    On conditional means chosen on other folds of the draws, so that luck is no reason for regret: the regret of the
    mix that is best on average is the expected value of perfect information.

    Parameters
    ----------
    net_benefit : (draws, mixes) float
        Net benefit of each mix in each draw, luck included.
    best : (draws,) int
        The mix that is best in each draw given the beliefs, as `evpi_and_choices` finds it.
    clusters : (draws,) int, optional
        Draws that are not independent of each other; each its own unless stated.

    Returns
    -------
    list of Estimate
        One a mix, in the unit of `net_benefit`; an estimate may fall below zero by its error.
    """
    alone = np.arange(len(net_benefit), dtype=np.int32)
    grouped = alone if clusters is None else clusters
    chosen = np.take_along_axis(net_benefit, best[:, None], axis=1)
    design = Design(alone, grouped, 0)
    return [_mean(column, design) for column in (chosen - net_benefit).T]


def regret_by_draw(net_benefit: FloatArray, design: Design, normal_scores: Scores | FloatArray) -> FloatArray:
    """Regret of each mix in each draw, on fitted conditional means: how bad it can get, not only on average.

    The means are those of `conditional_means`, of the gains over the first mix, so that the average of a draw's few rows,
    mostly luck, is not taken for what was missed. Its spread is as wide as the beliefs make it; for the mean regret with
    its error take `expected_regret`, which no fit flatters.

    Parameters
    ----------
    net_benefit : (rows, mixes) float
        Net benefit of each mix, luck included, all defined.
    design : Design
        How the rows were sampled.
    normal_scores : Scores or (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.

    Returns
    -------
    (draws, mixes) float
        At least 0; 0 for the mix that is best in the draw.
    """
    gains = net_benefit - net_benefit[:, :1]
    means = np.column_stack(joint_conditional_means(list(gains.T), design, normal_scores))
    return np.asarray(means.max(axis=1, keepdims=True) - means, dtype=np.float64)


def _mean(values: FloatArray, design: Design) -> Estimate:
    rows = sample(values, design)
    mean = float(values.mean())
    least = float(values.std()) / values.size
    return Estimate(mean, float(np.fmax(rows.standard_error(values - mean), least)))
