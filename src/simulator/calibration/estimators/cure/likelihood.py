"""How likely the deals seen are, for many sets of parameters at once.

A deal closed as j after a delay t counts pi_j f_j(t), one still open at age c counts pi_never + sum of pi_j S_j(c) (Larson and
Dinse 1985, equation 2.2, with Boag's cured share as an outcome of its own that is never seen).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.calibration.estimators.cure.delays import DelayLaw
from simulator.calibration.estimators.records import Floats

#: Columns of a set of parameters: logits of the shares of won and lost against never, then logarithms of the delays' means and cv.
WON, LOST, WON_MEAN, WON_CV, LOST_MEAN, LOST_CV = range(6)
#: Cells of the logarithm in which ages are gathered when there are more than so many distinct ones.
MOST_AGES, CELLS = 50, 60


@dataclass(frozen=True)
class DelayPrior:
    """What is thought of delays before the data: both quantities lognormal.

    Attributes
    ----------
    mean, mean_spread
        Median of the mean delay, in the unit of the ages, and the standard deviation of its logarithm.
    cv, cv_spread
        The same of the coefficient of variation.
    """

    mean: float = 30.0
    mean_spread: float = 1.2
    cv: float = 0.8
    cv_spread: float = 0.5


@dataclass(frozen=True)
class Seen:
    """Distinct ages and how many deals had each, (ages,): of the won, the lost and the open.

    `resolution` is the step in which ages are given, 1 for days between two dates, 0 when they are exact.
    """

    won: tuple[Floats, Floats]
    lost: tuple[Floats, Floats]
    open: tuple[Floats, Floats]
    resolution: float


def seen(ages: Floats, outcomes: NDArray[np.int64], resolution: float) -> Seen:
    """Sort deals by outcome (0 open, 1 won, 2 lost) and count their ages."""
    still_open, won, lost = (_counted(ages[outcomes == code], resolution) for code in (0, 1, 2))
    return Seen(won, lost, still_open, resolution)


def _counted(ages: Floats, resolution: float) -> tuple[Floats, Floats]:
    values, counts = np.unique(ages, return_counts=True)
    weights = counts.astype(np.float64)
    if len(values) <= MOST_AGES:
        return values, weights
    logs = np.log(np.maximum(values, resolution / 2 or values[values > 0.0].min()))
    cell = np.minimum(((logs - logs[0]) / (logs[-1] - logs[0]) * CELLS).astype(np.intp), CELLS - 1)
    total = np.bincount(cell, weights)
    kept = total > 0.0
    means = np.bincount(cell, weights * values)[kept] / total[kept]
    return np.asarray(means), np.asarray(total[kept])


def log_posterior(theta: Floats, deals: Seen, law: DelayLaw, prior: DelayPrior) -> Floats:
    """Logarithm of prior times likelihood, up to a constant that all laws share.

    Parameters
    ----------
    theta
        (draws, 6) parameters, in the order of the columns above.
    deals
        What was seen.
    law
        The law of both delays.
    prior
        Of the delays; the three shares are uniform (Dirichlet 1, 1, 1).

    Returns
    -------
    (draws,)
    """
    log_won, log_lost, log_never = log_shares(theta)
    total = log_prior(theta, prior) + 0.0
    for log_share, (values, counts), columns in (
        (log_won, deals.won, (WON_MEAN, WON_CV)),
        (log_lost, deals.lost, (LOST_MEAN, LOST_CV)),
    ):
        if len(values):
            mean, cv = theta[:, columns[0]], theta[:, columns[1]]
            total += counts.sum() * log_share + _log_chance(law, values, mean, cv, deals.resolution) @ counts
    ages, counts = deals.open
    watched = ages > 0.0
    if watched.any():
        ages, counts = ages[watched], counts[watched]
        later = np.exp(log_won)[:, None] * law.longer(ages, theta[:, WON_MEAN], theta[:, WON_CV])
        later += np.exp(log_lost)[:, None] * law.longer(ages, theta[:, LOST_MEAN], theta[:, LOST_CV])
        total += np.log(np.exp(log_never)[:, None] + later) @ counts
    return np.asarray(total)


def log_shares(theta: Floats) -> tuple[Floats, Floats, Floats]:
    """Logarithms of the shares of won, lost and never, (draws,) each."""
    whole = np.logaddexp(0.0, np.logaddexp(theta[:, WON], theta[:, LOST]))
    return theta[:, WON] - whole, theta[:, LOST] - whole, -whole


def log_prior(theta: Floats, prior: DelayPrior) -> Floats:
    """Logarithm of the density of the parameters before the data, (draws,), normalised."""
    log_won, log_lost, log_never = log_shares(theta)
    total = np.log(2.0) + log_won + log_lost + log_never
    for column, (centre, spread) in _normals(prior).items():
        z = (theta[:, column] - centre) / spread
        total = total - 0.5 * z**2 - np.log(spread * np.sqrt(2 * np.pi))
    return np.asarray(total)


def prior_draws(prior: DelayPrior, draws: int, random: np.random.Generator) -> Floats:
    """Parameters before the data, (draws, 6)."""
    theta = np.empty((draws, 6))
    shares = np.log(random.standard_exponential((draws, 3)))
    theta[:, WON], theta[:, LOST] = shares[:, 0] - shares[:, 2], shares[:, 1] - shares[:, 2]
    for column, (centre, spread) in _normals(prior).items():
        theta[:, column] = centre + spread * random.standard_normal(draws)
    return theta


def _normals(prior: DelayPrior) -> dict[int, tuple[float, float]]:
    mean = (float(np.log(prior.mean)), prior.mean_spread)
    cv = (float(np.log(prior.cv)), prior.cv_spread)
    return {WON_MEAN: mean, WON_CV: cv, LOST_MEAN: mean, LOST_CV: cv}


def _log_chance(law: DelayLaw, ages: Floats, mean: Floats, cv: Floats, resolution: float) -> Floats:
    """Logarithm of the density, times the step; ages under two steps as the chance of the step around them."""
    early = ages < 2 * resolution
    if not early.any():
        return law.log_density(ages, mean, cv)
    late = law.log_density(ages[~early], mean, cv) + np.log(resolution)
    low, high = np.maximum(ages[early] - resolution / 2, 0.0), ages[early] + resolution / 2
    before = np.where(low > 0.0, law.longer(np.maximum(low, 1e-12), mean, cv), 1.0)
    first = np.log(np.maximum(before - law.longer(high, mean, cv), 1e-300))
    chance = np.empty((len(mean), len(ages)))
    chance[:, early], chance[:, ~early] = first, late
    return chance
