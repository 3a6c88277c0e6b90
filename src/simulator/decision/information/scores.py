"""What would be known, as normal scores."""

import numpy as np

from simulator.statistics.arrays import FloatArray


def normal_scores(known: FloatArray) -> FloatArray:
    """Normal score of each column that varies, by mid-ranks: counts with many ties are as good as measures.

    Parameters
    ----------
    known : (draws, k) float
        What would be known.

    Returns
    -------
    (draws, w) float
        w <= k: a column that does not vary tells nothing and is left out.
    """
    scores = [_score(column) for column in known.T if np.ptp(column) > 0.0]
    return np.column_stack(scores) if scores else np.empty((len(known), 0))


def second(score: FloatArray) -> FloatArray:
    """The second Hermite polynomial of a score, of variance 1; same shape."""
    return np.asarray((score**2 - 1.0) / np.sqrt(2.0), dtype=np.float64)


def _score(column: FloatArray) -> FloatArray:
    from scipy.special import ndtri

    _, rank, count = np.unique(column, return_inverse=True, return_counts=True)
    middle = np.cumsum(count) - 0.5 * count
    return np.asarray(ndtri(middle[rank] / column.size), dtype=np.float64)
