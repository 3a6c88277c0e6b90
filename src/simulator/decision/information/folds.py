"""What would be chosen in each draw, by a regression on the other draws."""

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import basis
from simulator.statistics.arrays import FloatArray, Indices, ranks
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import ridge

#: Parts of the draws, each left out in turn.
FOLDS = 10


def choices(net_benefit: FloatArray, known: FloatArray, clusters: Indices) -> NDArray[np.intp]:
    """Mix that is best given what is known, in each draw, (draws,).

    The conditional means are fitted on other folds than the draw's own, so that what is scored in a draw had no part
    in its choice: a maximum over means that were fitted to the same luck would be too good to be true.

    Parameters
    ----------
    net_benefit : (draws, mixes) float
        Money, or any unit, more being better.
    known : (draws, k) float
        What would be known.
    clusters : (draws,) int
        Draws that belong together are left out together.
    """
    columns, fold = basis(known), ranks(clusters) % FOLDS
    weight = np.ones(len(net_benefit))
    scale = np.ptp(net_benefit, axis=0).max(initial=0.0) or 1.0
    # Differences to the first mix: what all mixes share, and its noise, is no ground for a choice.
    contrast = (net_benefit - net_benefit[:, :1]) / scale
    parts = [Moments.of(columns[fold == f], weight[fold == f], contrast[fold == f]) for f in range(FOLDS)]
    whole = Moments.total(parts, columns.shape[1], contrast.shape[1])
    best = np.zeros(len(net_benefit), dtype=np.intp)
    for f, part in enumerate(parts):
        fit = ridge(whole.less(part))
        best[fold == f] = np.argmax(fit.mean + fit.deviation(columns[fold == f]), axis=1)
    return best
