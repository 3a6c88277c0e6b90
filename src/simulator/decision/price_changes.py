"""Prices at which the best mix on average changes."""

from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design
from simulator.statistics.estimates import Estimate
from simulator.statistics.means import ratio_of_means


@dataclass(frozen=True)
class PriceChange:
    """A price, with its Monte Carlo error, and the mixes (columns) that are best just below and just above it."""

    price: Estimate
    below: int
    above: int


def price_changes(before_price: FloatArray, accepted: FloatArray, design: Design) -> tuple[PriceChange, ...]:
    """Walk along the price from 0 and note where the mix with the highest mean net changes.

    Mean nets are lines that fall by the appointments accepted, so their upper envelope (M. de Berg et al., Computational
    Geometry (3rd ed., 2008), section 11.4) passes to mixes that accept fewer and fewer; where it turns is exact, whatever
    step the prices are looked at with. The error is that of the price of indifference of the two mixes: that another one
    might lie between them is not in it.

    Parameters
    ----------
    before_price : (rows, mixes) float
        Net of each mix before this platform's price, luck included.
    accepted : (rows, mixes) float
        Accepted appointments.
    design : Design
        How the rows were sampled.

    Returns
    -------
    tuple of PriceChange
        By rising price; none when the same mix is the best at every price.
    """
    start, fall = before_price.mean(axis=0), accepted.mean(axis=0)
    best = max(range(len(start)), key=lambda m: (start[m], -fall[m]))
    found: list[PriceChange] = []
    while (fewer := np.flatnonzero(fall < fall[best])).size:
        meets = (start[best] - start[fewer]) / (fall[best] - fall[fewer])
        first = int(fewer[np.lexsort((fall[fewer], meets))[0]])
        found.append(
            PriceChange(price_of_indifference(before_price, accepted, best, first, design), best, first)
        )
        best = first
    return tuple(found)


def price_of_indifference(
    before_price: FloatArray, accepted: FloatArray, mix: int, other: int, design: Design
) -> Estimate:
    """Price at which two mixes have the same mean net: a ratio of means, with its clustered error.

    Luck is in the rows, so that it is in the error too; means fitted to the beliefs would leave it out.

    Parameters
    ----------
    before_price, accepted, design
        As for `price_changes`.
    mix, other : int
        Columns.

    Returns
    -------
    Estimate
        nan when both accept as many appointments on average.
    """
    return ratio_of_means(
        before_price[:, mix] - before_price[:, other], accepted[:, mix] - accepted[:, other], design
    )
