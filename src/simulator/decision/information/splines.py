"""B-splines at points, as `scipy.interpolate` has them: loading that takes longer than all of a run's splines."""

import numpy as np

from simulator.statistics.arrays import FloatArray


def splines(points: FloatArray, knots: FloatArray, degree: int) -> FloatArray:
    """Return the B-splines of some knots at some points, (points, knots - degree - 1).

    From degree to degree by C. de Boor's recurrence, "A Practical Guide to Splines" (1978), chapter X, for all points
    at once: on each piece between two knots only `degree` + 1 of the splines are not nought.

    Parameters
    ----------
    points : (n,) float
        From the first knot to the last.
    knots : (k,) float
        Rising; those at both ends `degree` + 1 times.
    degree : int
        3 for cubic splines.
    """
    width = len(knots) - degree - 1
    piece = np.clip(np.searchsorted(knots, points, side="right") - 1, degree, width - 1)
    there = np.zeros((degree + 1, len(points)))
    there[0] = 1.0
    for reached in range(1, degree + 1):
        before = there[:reached].copy()
        there[0] = 0.0
        for k in range(1, reached + 1):
            left, right = knots[piece + k - reached], knots[piece + k]
            share = before[k - 1] / (right - left)
            there[k - 1] += share * (right - points)
            there[k] = share * (points - left)
    found = np.zeros((len(points), width))
    found[np.arange(len(points))[:, None], piece[:, None] + np.arange(-degree, 1)] = there.T
    return found
