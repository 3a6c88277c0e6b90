"""Which mix is best as the price of a validated appointment moves, without simulating again."""

from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.design import Design, sample
from simulator.statistics.estimates import Estimate
from simulator.statistics.means import least_error


@dataclass(frozen=True)
class Acceptability:
    """Along the price: how probable it is that each mix is the best, and which is best on average.

    Attributes
    ----------
    prices : (n,) float
        Money for an accepted appointment.
    probability, error : (n, mixes) float
        Chance, over the beliefs, that the mix has the highest mean net, luck averaged out, ties shared; and its Monte Carlo
        error. Rows add up to 1.
    frontier : (n,) int
        The mix with the highest net on average: with a skewed gain it need not be the most probable one.
    """

    prices: FloatArray
    probability: FloatArray
    error: FloatArray
    frontier: Indices


def acceptability(
    before_price: FloatArray, accepted: FloatArray, prices: FloatArray, clusters: Indices | None = None
) -> Acceptability:
    """Cost-effectiveness acceptability curves with their frontier, in closed form.

    The net of a mix is what it brings before the price, less the price times the appointments accepted: a line in the
    price, draw by draw (B. A. van Hout et al., Health Economics 3 (1994) 309-319; E. Fenwick, K. Claxton and M. Sculpher,
    Health Economics 10 (2001) 779-787 for the frontier).

    Parameters
    ----------
    before_price : (draws, mixes) float
        Mean net of each mix given the beliefs of a draw, before this platform's price.
    accepted : (draws, mixes) float
        Mean accepted appointments given the beliefs; 0 in a mix that orders none.
    prices : (n,) float
        Prices to look at.
    clusters : (draws,) int, optional
        Draws that are not independent of each other; each its own unless stated.
    """
    draws, mixes = before_price.shape
    alone = np.arange(draws, dtype=np.int32)
    design = Design(alone, alone if clusters is None else clusters, 0)
    probability, error = np.empty((len(prices), mixes)), np.empty((len(prices), mixes))
    frontier = np.empty(len(prices), dtype=np.int32)
    for i, price in enumerate(prices):
        net = before_price - price * accepted
        best = net == net.max(axis=1, keepdims=True)
        shares = best / best.sum(axis=1, keepdims=True)
        for m, share in enumerate(shares.T):
            one = _chance(share, design)
            probability[i, m], error[i, m] = one.value, one.se
        frontier[i] = np.argmax(net.mean(axis=0))
    return Acceptability(np.asarray(prices, dtype=np.float64), probability, error, frontier)


def price_of_indifference(
    before_price: FloatArray, accepted: FloatArray, mix: int, other: int, clusters: Indices | None = None
) -> Estimate:
    """Price at which two mixes have the same mean net: a ratio of means, with its clustered error.

    Parameters
    ----------
    before_price, accepted, clusters
        As for `acceptability`.
    mix, other : int
        Columns.

    Returns
    -------
    Estimate
        nan when both accept as many appointments on average.
    """
    gain, more = before_price[:, mix] - before_price[:, other], accepted[:, mix] - accepted[:, other]
    if not abs(more.mean()) > 0.0:
        return Estimate(float("nan"), float("nan"))
    alone = np.arange(len(gain), dtype=np.int32)
    design = Design(alone, alone if clusters is None else clusters, 0)
    price = float(gain.mean() / more.mean())
    return Estimate(price, sample(gain, design).standard_error((gain - price * more) / more.mean()))


def _chance(share: FloatArray, design: Design) -> Estimate:
    rows, mean = sample(share, design), float(share.mean())
    return Estimate(mean, float(np.fmax(rows.standard_error(share - mean), least_error(design.draws))))
