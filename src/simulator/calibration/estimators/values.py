"""What a deal is worth, when a few deals may weigh more than all the others."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from simulator.calibration.estimators.beliefs import weighted_belief
from simulator.calibration.estimators.durations import fit_law
from simulator.calibration.estimators.laws import gamma, lognormal, weibull
from simulator.calibration.estimators.records import Belief, Floats, ValueFit
from simulator.calibration.estimators.tail import Tail, pareto_tail, tail_of
from simulator.calibration.estimators.tally import Tally, tally

#: Fewer rows have no tail to speak of.
LEAST_ROWS = 50
#: An index at or below this would make the mean of a deal infinite, or nearly: such tails are left out of the belief.
LEAST_INDEX = 1.05
#: The mean rests on few deals where the largest hundredth brings so much of the total, what it does under Pareto's law of
#: index 2 (0.01 ** (1 - 1 / 2)), and so many times its part of the rows: one of ten deals brings a tenth by itself.
MUCH, MANY_TIMES = 0.1, 5.0


def fit_values(observed: ArrayLike) -> ValueFit:
    """Fit the law of a deal's value.

    Parameters
    ----------
    observed
        (deals,) values of 0 or more, of signed deals.

    Returns
    -------
    ValueFit
        In the same money. When the law chosen has Pareto's tail, or is the data themselves with a heavy tail, the belief
        about the mean goes beyond the data: the largest deal seen is not the largest possible. Prices from a list, and
        values that come to an end, have no such tail.

    Raises
    ------
    ValueError
        Without a positive value, or with one that is negative or not a number.
    """
    found = tally(observed)
    tail = tail_of(found)
    open_ended = found.rows >= LEAST_ROWS and tail.supported
    tailed = (pareto_tail,) if open_ended else ()
    law, index = fit_law(found, (lognormal, gamma, weibull, *tailed)), tail.belief()
    if law.family == "pareto_tail" or (law.family == "empirical" and open_ended and index.p50 < 2.0):
        law = replace(law, mean=tailed_mean(found, tail))
    share = largest_share(found)
    return ValueFit(law, index, share, share >= max(MUCH, MANY_TIMES * max(0.01, 1 / found.rows)))


def largest_share(found: Tally) -> float:
    """Share of the total that the largest one per cent of the rows brings, one row at least."""
    wanted = max(0.01 * found.rows, 1.0)
    counts, values = found.counts[::-1], found.values[::-1]
    taken = np.minimum(counts, np.maximum(wanted - (np.cumsum(counts) - counts), 0.0))
    return float(taken @ values) / float(counts @ values)


def tailed_mean(found: Tally, tail: Tail) -> Belief:
    """Belief about a mean whose tail is Pareto's.

    The mean is (1 - share) x body + share x threshold x index / (index - 1). The index has its posterior, cut off at
    `LEAST_INDEX`; body and share have normal errors; all are combined on a grid of their quantiles.
    """
    n = found.rows + found.zeros
    share = tail.rows / n
    kept = found.values <= tail.threshold
    counts = np.append(found.counts[kept], float(found.zeros))
    values = np.append(found.values[kept], 0.0)
    body = float(counts @ values) / float(counts.sum())
    variance = float(counts @ (values - body) ** 2) / float(counts.sum())
    index = _indices(tail)
    above = tail.threshold * index / (index - 1)
    error = np.sqrt((1 - share) * variance / n + (above - body) ** 2 * share * (1 - share) / n)
    normal = special.ndtri((np.arange(41) + 0.5) / 41)
    centre = (1 - share) * body + share * above
    grid = centre[:, None] * np.exp(error[:, None] / centre[:, None] * normal)
    return weighted_belief(np.asarray(grid.ravel()), np.full(grid.size, 1 / grid.size))


def _indices(tail: Tail) -> Floats:
    """The tail's index at 200 even levels of its posterior above `LEAST_INDEX`."""
    lowest = float(special.gammainc(tail.rows, LEAST_INDEX * tail.log_excess))
    levels = lowest + (1 - lowest) * (np.arange(200) + 0.5) / 200
    found = special.gammaincinv(tail.rows, np.minimum(levels, math.nextafter(1.0, 0.0))) / tail.log_excess
    return np.asarray(np.maximum(found, LEAST_INDEX))
