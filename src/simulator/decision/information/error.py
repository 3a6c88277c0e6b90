"""The Monte Carlo error of a value of information."""

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices, ranks

#: Standard errors by which a mix may be better than it seems.
REACH = 2.0


def gain(net: FloatArray, chosen: NDArray[np.intp], held: NDArray[np.intp]) -> FloatArray:
    """What choosing one mix gains over holding another, in each draw, (draws,)."""
    each = np.arange(len(net))
    return np.asarray(net[each, chosen] - net[each, held], dtype=np.float64)


def mean_error(values: FloatArray, clusters: Indices) -> FloatArray:
    """Standard errors of the means of the columns of `values`, (draws, m), over clusters; nan with one cluster."""
    place = ranks(clusters)
    size = int(place.max()) + 1
    if size < 2:
        return np.full(values.shape[1], np.nan)
    centred = (values - values.mean(axis=0)).T
    sums = [np.bincount(place, weights=column, minlength=size) for column in centred]
    squares = np.array([own @ own for own in sums], dtype=np.float64)
    return np.sqrt(size / (size - 1) * squares) / len(values)


def handicap(net: FloatArray, clusters: Indices) -> FloatArray:
    """What each mix may be better than it seems beside the one that is best on average, (mixes,).

    Two standard errors of the mean difference, but no more than would make the two tied. Where the mix that is held
    looks better than it is, too few draws choose otherwise and the spread of their gains is too small with them.
    """
    best, lead, error = _leads(net, clusters)
    return np.insert(np.fmin(REACH * error, lead), best, 0.0)


def doubt(net: FloatArray, clusters: Indices) -> float:
    """What not being sure of the mix held adds to the error.

    Largest over the other mixes of s sqrt(P): s is the standard error of the mean difference to the mix that is best on
    average, P the chance, by the normal law, that the other is better. Mixes that are clearly apart add nothing; where
    two are about tied, the folds hold now one, now the other, by the same luck, which the spread of the gains cannot see.
    """
    from scipy.special import ndtr

    _, lead, error = _leads(net, clusters)
    surely = np.divide(lead, error, out=np.full(error.shape, np.inf), where=error > 0.0)
    return float((error * np.sqrt(ndtr(-surely))).max(initial=0.0))


def _leads(net: FloatArray, clusters: Indices) -> tuple[int, FloatArray, FloatArray]:
    """The mix that is best on average, its mean lead over each of the others, and the errors of those leads."""
    best = int(np.argmax(net.mean(axis=0)))
    ahead = net[:, [best]] - np.delete(net, best, axis=1)
    return best, ahead.mean(axis=0), mean_error(ahead, clusters)
