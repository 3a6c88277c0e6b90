"""Probabilities of several people or channels, each seen too little, that borrow strength from one another.

Groups have rates from a Beta of mean m and size s = alpha + beta; counts given the rates are binomial. m and 1 / sqrt(s)
are uniform before the data (Gelman, Carlin, Stern, Dunson, Vehtari and Rubin 2013, Bayesian Data Analysis, section 5.3,
equation 5.9), with s >= 1, and are integrated over on a grid: a rate's width holds the ignorance of how much groups
differ, which plugging in one estimate of (m, s) leaves out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from simulator.calibration.estimators.beliefs import LEVELS, weighted_belief
from simulator.calibration.estimators.conversions import fit_conversion
from simulator.calibration.estimators.records import Belief, ConversionFit, Floats, ShrunkenFit
from simulator.statistics.weighted import normalised

#: Points of the grid a side, and how often it closes in on where the weight is.
SIDE, ZOOMS = 48, 4
#: Weight below exp(-FAR) of the largest is left out when it closes in.
FAR = 14.0
#: Points of the grid that a rate's quantiles are read from, an even choice from their weights.
COMPONENTS = 300
#: Normal scores of the points between which a mixture's quantiles lie, and places of the two on either side of each level.
SCORES = np.linspace(-3.5, 3.5, 43)
NEAR = np.searchsorted(SCORES, special.ndtri(LEVELS))[:, None] + np.arange(-2, 2)


@dataclass(frozen=True)
class Hyper:
    """Points of (m, s) and their weights, (points,) each; weights add up to 1."""

    mean: Floats
    size: Floats
    weight: Floats


def shrunken(successes: ArrayLike, trials: ArrayLike) -> ShrunkenFit:
    """Posterior of each group's probability given all of them.

    Parameters
    ----------
    successes, trials
        (groups,) counts; a group without trials is allowed. With one group there is nobody to borrow from, and the
        answer is `fit_conversion`'s.

    Raises
    ------
    ValueError
        Without groups, or unless 0 <= successes <= trials in each.
    """
    s, n = np.asarray(successes, dtype=np.float64).ravel(), np.asarray(trials, dtype=np.float64).ravel()
    if not s.size or s.shape != n.shape or (s < 0).any() or (s > n).any():
        raise ValueError("successes must be from 0 to trials in one group at least")
    pooled = fit_conversion(float(s.sum()), float(n.sum()))
    if s.size == 1:
        return ShrunkenFit((pooled,), pooled, pooled, Belief(0.0, 0.0, 0.0, 0.0))
    hyper = _hyper(s, n)
    groups = tuple(_posterior(hyper, float(si), float(ni)) for si, ni in zip(s, n, strict=True))
    between = np.sqrt(hyper.mean * (1 - hyper.mean) / (hyper.size + 1))
    return ShrunkenFit(groups, _posterior(hyper, 0.0, 0.0), pooled, weighted_belief(between, hyper.weight))


def _hyper(s: Floats, n: Floats) -> Hyper:
    """Grid of (logit m, 1 / sqrt(size)) that closes in on the posterior."""
    rates = special.logit((s.sum() + 0.5) / (n.sum() + 1))
    box = [float(rates) - 6.0, float(rates) + 6.0, 0.0, 1.0]
    for _ in range(ZOOMS):
        logits, roots, log_weight = _grid(box, s, n)
        near = log_weight > log_weight.max() - FAR
        box = _around(logits, near.any(axis=1), box[:2]) + _around(roots, near.any(axis=0), box[2:])
    logits, roots, log_weight = _grid(box, s, n)
    mean, size = np.broadcast_arrays(special.expit(logits)[:, None], roots[None, :] ** -2.0)
    return Hyper(mean.ravel(), size.ravel(), normalised(log_weight).ravel())


def _grid(box: list[float], s: Floats, n: Floats) -> tuple[Floats, Floats, Floats]:
    """Middles of the cells of a box, and the log posterior there, (logits, roots)."""
    middles = (np.arange(SIDE) + 0.5) / SIDE
    logits, roots = box[0] + (box[1] - box[0]) * middles, box[2] + (box[3] - box[2]) * middles
    mean, size = special.expit(logits)[:, None], roots[None, :] ** -2.0
    a, b = mean * size, (1 - mean) * size
    log_weight = np.log(mean * (1 - mean)) + np.zeros_like(a)
    pairs, times = np.unique(np.stack([s, n]), axis=1, return_counts=True)
    for (si, ni), count in zip(pairs.T, times, strict=True):
        log_weight = log_weight + count * (special.betaln(a + si, b + ni - si) - special.betaln(a, b))
    return logits, roots, np.asarray(log_weight)


def _around(points: Floats, near: Floats, ends: list[float]) -> list[float]:
    """The part of a side where there is weight, a cell wider on both sides but not beyond its ends."""
    step, kept = points[1] - points[0], points[np.asarray(near, dtype=bool)]
    return [max(float(kept[0] - 1.5 * step), ends[0]), min(float(kept[-1] + 1.5 * step), ends[1])]


def _posterior(hyper: Hyper, successes: float, trials: float) -> ConversionFit:
    """A group's rate: a mixture of Betas over the grid, its quantiles those of the mixture, its Beta of the same moments."""
    kept = hyper.weight > 1e-6 * hyper.weight.max()
    weight = hyper.weight[kept] / hyper.weight[kept].sum()
    a = hyper.mean[kept] * hyper.size[kept] + successes
    b = (1 - hyper.mean[kept]) * hyper.size[kept] + trials - successes
    mean = a / (a + b)
    centre = float(weight @ mean)
    variance = float(weight @ (mean * (1 - mean) / (a + b + 1) + (mean - centre) ** 2))
    size = centre * (1 - centre) / variance - 1
    alike = (centre * size, (1 - centre) * size)
    return ConversionFit(successes, trials, *alike, _mixed(a, b, weight, alike))


def _mixed(a: Floats, b: Floats, weight: Floats, alike: tuple[float, float]) -> Belief:
    """Quantiles of a mixture of Betas: its distribution function at the quantiles of the Beta of the same moments.

    That Beta's own quantiles are seldom far: the function is found beside them, and everywhere only where that is not enough.
    """
    even = (np.arange(COMPONENTS) + 0.5) / COMPONENTS
    few = np.minimum(np.searchsorted(np.cumsum(weight), even), len(weight) - 1)
    everywhere = special.betaincinv(*alike, special.ndtr(SCORES))
    points = everywhere[NEAR].ravel()
    reached = _reached(a[few], b[few], points)
    first, last = reached.reshape(NEAR.shape).T[[0, -1]]
    if (first > LEVELS).any() or (last < LEVELS).any():
        points = np.unique(everywhere)
        reached = _reached(a[few], b[few], points)
    p10, p50, p90 = (float(np.interp(level, reached, points)) for level in LEVELS)
    return Belief(alike[0] / (alike[0] + alike[1]), p10, p50, p90)


def _reached(a: Floats, b: Floats, points: Floats) -> Floats:
    """Distribution function of Betas of equal weight at some points."""
    return np.asarray(special.betainc(a[:, None], b[:, None], points[None, :]).mean(axis=0))
