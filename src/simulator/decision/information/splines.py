"""Basis splines at given places."""

import numpy as np

from simulator.statistics.arrays import FloatArray

#: Of cubic splines.
DEGREE = 3


def basis_splines(places: FloatArray, knots: FloatArray) -> FloatArray:
    """The cubic basis splines over some knots, at some places.

    The recurrence of C. de Boor (Journal of Approximation Theory 6 (1972) 50-62) for those that are not 0, as algorithm
    A2.2 of L. Piegl and W. Tiller, The NURBS Book (1997). That of scipy.interpolate gives the same, and takes longer to
    load than all of them to evaluate.

    Parameters
    ----------
    places : (n,) float
        From the first knot to the last.
    knots : (m,) float
        Rising, the first and the last four times each.

    Returns
    -------
    (n, m - 4) float
        They add up to 1 at every place.
    """
    columns = knots.size - DEGREE - 1
    span = np.clip(np.searchsorted(knots, places, side="right") - 1, DEGREE, columns - 1)
    values = np.zeros((DEGREE + 1, places.size))
    values[0] = 1.0
    for degree in range(1, DEGREE + 1):
        carried = np.zeros(places.size)
        for r in range(degree):
            after, before = knots[span + r + 1] - places, places - knots[span + r + 1 - degree]
            share = values[r] / (after + before)
            values[r] = carried + after * share
            carried = before * share
        values[degree] = carried
    table = np.zeros((places.size, columns))
    np.put_along_axis(table, span[:, None] + np.arange(-DEGREE, 1), values.T, axis=1)
    return table
