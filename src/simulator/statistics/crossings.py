"""Where a mean changes sign along a quantity, and how precisely the rows tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design
from simulator.statistics.estimates import Estimate
from simulator.statistics.means import mean_estimate


@dataclass(frozen=True)
class Crossing:
    """A change of sign of the mean.

    Attributes
    ----------
    at
        Value of the quantity at which the mean is zero, with its Monte Carlo error.
    low, high
        The two values simulated, next to one another, between which it lies.
    rises
        Whether the mean is negative below and positive above.
    """

    at: Estimate
    low: float
    high: float
    rises: bool


def crossings(
    values: Sequence[float], differences: Sequence[FloatArray], design: Design
) -> tuple[Crossing, ...]:
    """Find every change of sign of the mean of rows that are common to all the values.

    Between two values next to one another the mean is taken as straight. With d the mean at the lower one,
    e at the upper one and h between them, it is zero at low + t h, t = d / (d - e). To first order this moves
    with a row by -h ((1 - t) row(low) + t row(high)) / (e - d), the delta method (Casella and Berger,
    Statistical Inference, 2nd ed., 2002, section 5.5.4): the error is that of the mean interpolated at the
    crossing, rows paired and clustered, over the slope. It says nothing of the curve's bend between the two
    values, which a smaller step shows. Nothing is assumed of the curve elsewhere: it may cross several times.

    Parameters
    ----------
    values : sequence of float
        Values of the quantity, all different, in any order.
    differences : sequence of (rows,) float
        The rows at each value; nan where undefined.
    design : Design
        How the rows were sampled, the same at each value (common random numbers).

    Returns
    -------
    tuple of Crossing
        By increasing value. A mean of exactly zero counts as a crossing when the signs on its two sides
        differ; across a value without a defined row none is looked for.
    """
    order = np.argsort(values)
    means = [mean_estimate(differences[k], design).value for k in order]
    found = []
    for here, there in pairwise(range(len(order))):
        below, above = means[here], _sign_after(means, there)
        if below * above < 0.0:
            k, m = order[here], order[there]
            at = _interpolated(
                (values[k], values[m]), (means[here], means[there]), (differences[k], differences[m]), design
            )
            found.append(Crossing(at, float(values[k]), float(values[m]), rises=below < 0.0))
    return tuple(found)


def _sign_after(means: Sequence[float], start: int) -> float:
    """First mean from `start` on that is not zero; 0 when there is none."""
    return next((mean for mean in means[start:] if mean != 0.0), 0.0)


def _interpolated(
    values: tuple[float, float],
    means: tuple[float, float],
    rows: tuple[FloatArray, FloatArray],
    design: Design,
) -> Estimate:
    step, slope = values[1] - values[0], means[1] - means[0]
    share = -means[0] / slope
    between = mean_estimate((1.0 - share) * rows[0] + share * rows[1], design)
    return Estimate(float(values[0] + share * step), float(step * between.se / abs(slope)))
