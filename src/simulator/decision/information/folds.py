"""What would be chosen in each draw, by a regression on the other draws."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import Basis
from simulator.decision.information.fitting import careful, plain
from simulator.statistics.arrays import FloatArray, Indices, ranks
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import Fit

Columns = Callable[[NDArray[np.intp]], FloatArray]
#: Parts of the draws, each left out in turn.
FOLDS = 10
_CHUNK = 8192
#: Columns that hold at most so many numbers are made once and kept.
_KEPT = 4_000_000


def choices(net_benefit: FloatArray, scores: FloatArray, clusters: Indices) -> NDArray[np.intp]:
    """Mix that is best given what is known, in each draw, (draws,).

    The conditional means are fitted on other folds than the draw's own, so that what is scored in a draw had no part
    in its choice: a maximum over means that were fitted to the same luck would be too good to be true.

    Parameters
    ----------
    net_benefit : (draws, mixes) float
        Money, or any unit, more being better.
    scores : (draws, w) float
        Normal scores of what would be known; with w = 0, the choice is by the plain means of the other folds.
    clusters : (draws,) int
        Draws that belong together are left out together.
    """
    return _crossed(net_benefit, Basis.of(scores), clusters, careful)


def straight_choices(net_benefit: FloatArray, scores: FloatArray, clusters: Indices) -> NDArray[np.intp]:
    """`choices` by a line of each column without a penalty: what luck would choose too, were it believed."""
    return _crossed(net_benefit, Basis.straight(scores), clusters, plain)


def _crossed(
    net_benefit: FloatArray, basis: Basis, clusters: Indices, fitted: Callable[[Moments, Basis], Fit]
) -> NDArray[np.intp]:
    fold = ranks(clusters) % FOLDS
    scale = np.ptp(net_benefit, axis=0).max(initial=0.0) or 1.0
    # Differences to the first mix: what all mixes share, and its noise, is no ground for a choice.
    contrast = (net_benefit - net_benefit[:, :1]) / scale
    rows = [np.flatnonzero(fold == f) for f in range(FOLDS)]
    columns = _columns(basis, len(net_benefit))
    parts = [_sums(columns, basis.width, contrast, own) for own in rows]
    whole = Moments.total(parts, basis.width, contrast.shape[1])
    fits = fitted(whole.less(Moments.stacked(parts)), basis)
    best = np.zeros(len(net_benefit), dtype=np.intp)
    for own, fit in zip(rows, map(fits.at, range(FOLDS)), strict=True):
        for piece in _chunks(own):
            best[piece] = np.argmax(fit.mean + fit.deviation(columns(piece)), axis=1)
    return best


def _columns(basis: Basis, draws: int) -> Columns:
    """The basis' columns in given draws: from the table of all of them, unless that would be large."""
    if draws * basis.width > _KEPT:
        return basis.columns
    return basis.columns(np.arange(draws)).__getitem__


def _sums(columns: Columns, width: int, response: FloatArray, own: NDArray[np.intp]) -> Moments:
    parts = (Moments.of(columns(rows), np.ones(rows.size), response[rows]) for rows in _chunks(own))
    return Moments.total(parts, width, response.shape[1])


def _chunks(rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    for first in range(0, rows.size, _CHUNK):
        yield rows[first : first + _CHUNK]
