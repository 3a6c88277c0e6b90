"""Whether one mix is the better for everybody who wants more, or for everybody who also dislikes risk."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.bootstrap import RESAMPLES
from simulator.statistics.design import Design, jointly_defined, sample

#: Values at which the distributions are compared: quantiles of both together.
POINTS = 100
Order = Literal[1, 2]


@dataclass(frozen=True)
class Dominance:
    """What the rows allow to say of a mix against another.

    Attributes
    ----------
    order : int
        1: at least as likely to reach any value, whatever the value; 2: better for everybody who dislikes risk, which the
        first order implies; 0: neither can be said.
    p_value : float
        Chance of rows that contradict the dominance at least as much, if it held; at order 0 that of order 2.
    reverse_p_value : float
        The same of the other's dominance, at order 2: small when the mix is better for somebody who dislikes risk.
    """

    order: Literal[0, 1, 2]
    p_value: float
    reverse_p_value: float


def dominance(mix: FloatArray, other: FloatArray, design: Design, level: float = 0.05) -> Dominance:
    """Stochastic dominance of a mix over another, tested (J. Hadar and W. R. Russell, AER 59 (1969) 25-34).

    A mix is said to dominate when the rows reject, at half the `level`, that the other dominates it at the second order,
    and do not contradict, at `level`, that it dominates the other. Asked both ways about two mixes of the same law, either
    is said to dominate with a chance of at most `level`. That is all that is promised: where two laws cross so slightly
    that the rows cannot tell, a dominance is said that only nearly holds.

    Parameters
    ----------
    mix, other : (rows,) float
        The same rows of two mixes, more being better; nan where undefined.
    design : Design
        How the rows were sampled.
    level : float
        Chance of a false alarm, both ways together.

    Returns
    -------
    Dominance
        Order 0 and nan without two clusters.
    """
    return dominance_both_ways(mix, other, design, level)[0]


def dominance_both_ways(
    mix: FloatArray, other: FloatArray, design: Design, level: float = 0.05
) -> tuple[Dominance, Dominance]:
    """`dominance` of a mix over another, and of the other over it."""
    one, two = jointly_defined((mix, other))
    second, reverse = p_values(one, two, design, 2)
    return _said(one, two, design, second, reverse, level), _said(two, one, design, reverse, second, level)


def _said(
    mix: FloatArray, other: FloatArray, design: Design, second: float, reverse: float, level: float
) -> Dominance:
    """What is said of a mix, from the p-values of its dominance at the second order and of the other's."""
    strict = reverse <= 0.5 * level and np.nanmean(mix) >= np.nanmean(other)
    if not (strict and second > level):
        return Dominance(0, second, reverse)
    first = p_values(mix, other, design, 1)[0]
    return Dominance(1, first, reverse) if first > level else Dominance(2, second, reverse)


def p_values(mix: FloatArray, other: FloatArray, design: Design, order: Order) -> tuple[float, float]:
    """P-values of the hypotheses that `mix` dominates `other` at an order, and that `other` dominates `mix`.

    The test of Kolmogorov and Smirnov's kind of G. F. Barrett and S. G. Donald, Econometrica 71 (2003) 71-104: the
    largest violation over the values compared, against its recentred bootstrap; here the rows are paired and the
    bootstrap draws whole clusters. At order 1 the violation at x is F_mix(x) - F_other(x), at order 2 its integral, the
    mean shortfall below x.

    Parameters
    ----------
    mix, other, design
        As for `dominance`.
    order : {1, 2}
        Of the dominance.

    Returns
    -------
    float, float
        In (0, 1], each known to sqrt(p (1 - p) / RESAMPLES); nan without two clusters.
    """
    one, two = sample(mix, design), sample(other, design)
    if one.clusters < 2:
        return float("nan"), float("nan")
    at = np.quantile(np.concatenate([one.values, two.values]), np.linspace(0.0, 1.0, POINTS))
    excess = np.stack([_below(one.values, x, order) - _below(two.values, x, order) for x in at])
    violation = excess.sum(axis=1)
    units = min(one.clusters, design.bootstrap.groups)
    # Resamples of few units spread too little: as for a mean, the factor makes up for it.
    recentred = np.sqrt(units / (units - 1)) * (design.bootstrap.sums(one.cluster, excess.T) - violation)
    return _p_value(recentred, violation), _p_value(-recentred, -violation)


def _p_value(recentred: FloatArray, violation: FloatArray) -> float:
    """How often the largest of resampled violations (RESAMPLES, points) reaches the largest one found."""
    return float((1 + np.count_nonzero(recentred.max(axis=1) >= violation.max())) / (1 + RESAMPLES))


def _below(values: FloatArray, x: float, order: Order) -> FloatArray:
    return np.asarray(values <= x if order == 1 else np.maximum(x - values, 0.0), dtype=np.float64)
