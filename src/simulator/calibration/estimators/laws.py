"""Laws of a positive quantity with two parameters, fitted by greatest likelihood."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from simulator.calibration.estimators.records import Family, Floats
from simulator.calibration.estimators.tally import Tally, relative_spread

#: Shapes beyond these are a constant, or no law at all.
LEAST_SHAPE, GREATEST_SHAPE = 0.02, 1e6


@dataclass(frozen=True)
class Law:
    """A fitted law.

    Attributes
    ----------
    family
        Its name.
    arguments
        Parameters by the names of `scipy.stats`.
    parameters
        How many numbers were fitted.
    log_density, below, quantile
        Logarithm of the density, distribution function and quantile function, elementwise.
    mean, cv
        Mean, and standard deviation over mean.
    """

    family: Family
    arguments: dict[str, float]
    parameters: int
    log_density: Callable[[Floats], Floats]
    below: Callable[[Floats], Floats]
    quantile: Callable[[Floats], Floats]
    mean: float
    cv: float


def lognormal(found: Tally) -> Law:
    """Fit mean and standard deviation of the logarithm."""
    mu, sigma = found.log_mean, found.log_sd

    def log_density(x: Floats) -> Floats:
        z = (np.log(x) - mu) / sigma
        return np.asarray(-0.5 * z**2 - np.log(x) - math.log(sigma * math.sqrt(2 * math.pi)))

    return Law(
        family="lognormal",
        arguments={"s": sigma, "scale": math.exp(mu)},
        parameters=2,
        log_density=log_density,
        below=lambda x: np.asarray(special.ndtr((np.log(x) - mu) / sigma)),
        quantile=lambda u: np.asarray(np.exp(mu + sigma * special.ndtri(u))),
        mean=math.exp(mu + sigma**2 / 2),
        cv=math.sqrt(math.expm1(sigma**2)),
    )


def gamma(found: Tally) -> Law:
    """Fit the shape by log k - digamma(k) = log(mean) - mean(log) (Johnson, Kotz and Balakrishnan 1994, eq. 17.45)."""
    gap = max(math.log(found.mean) - found.log_mean, 1e-12)

    def slope(log_k: float) -> float:
        return log_k - float(special.digamma(math.exp(log_k))) - gap

    k = _root(slope)
    scale = found.mean / k

    def log_density(x: Floats) -> Floats:
        return np.asarray((k - 1) * np.log(x) - x / scale - k * math.log(scale) - float(special.gammaln(k)))

    return Law(
        family="gamma",
        arguments={"a": k, "scale": scale},
        parameters=2,
        log_density=log_density,
        below=lambda x: np.asarray(special.gammainc(k, x / scale)),
        quantile=lambda u: np.asarray(scale * special.gammaincinv(k, u)),
        mean=found.mean,
        cv=1 / math.sqrt(k),
    )


def weibull(found: Tally) -> Law:
    """Fit the shape by sum(x^c log x) / sum(x^c) - 1/c = mean(log) (Johnson, Kotz and Balakrishnan 1994, eq. 21.65)."""
    logs = np.log(found.values)
    centred = logs - float(logs.max())

    def slope(log_c: float) -> float:
        c = math.exp(log_c)
        weight = found.counts * np.exp(c * centred)
        return 1 / c + found.log_mean - float(weight @ logs) / float(weight.sum())

    c = _root(slope)
    raised = float(found.counts @ np.exp(c * centred)) / found.rows
    scale = math.exp(float(logs.max()) + math.log(raised) / c)
    mean = scale * math.gamma(1 + 1 / c)

    def log_density(x: Floats) -> Floats:
        y = np.log(x / scale)
        return np.asarray(math.log(c / scale) + (c - 1) * y - np.exp(c * y))

    return Law(
        family="weibull",
        arguments={"c": c, "scale": scale},
        parameters=2,
        log_density=log_density,
        below=lambda x: np.asarray(-np.expm1(-((x / scale) ** c))),
        quantile=lambda u: np.asarray(scale * (-np.log1p(-u)) ** (1 / c)),
        mean=mean,
        cv=math.sqrt(math.expm1(float(special.gammaln(1 + 2 / c) - 2 * special.gammaln(1 + 1 / c)))),
    )


def empirical(found: Tally) -> Law:
    """The data themselves, each row as likely as another; its parameters are counted where it is compared."""
    reached = np.cumsum(found.counts) / found.rows

    def below(x: Floats) -> Floats:
        place = np.searchsorted(found.values, x, side="right")
        return np.asarray(np.concatenate(([0.0], reached))[place])

    return Law(
        family="empirical",
        arguments={},
        parameters=0,
        log_density=lambda x: np.full(np.shape(x), -math.inf),
        below=below,
        quantile=found.quantiles,
        mean=found.mean,
        cv=relative_spread(found),
    )


def _root(slope: Callable[[float], float]) -> float:
    """Shape at which a falling function of its logarithm is zero, or the end of the range that is nearest."""
    low, high = math.log(LEAST_SHAPE), math.log(GREATEST_SHAPE)
    if slope(low) <= 0.0:
        return LEAST_SHAPE
    if slope(high) >= 0.0:
        return GREATEST_SHAPE
    return math.exp(float(optimize.brentq(slope, low, high, xtol=1e-10)))
