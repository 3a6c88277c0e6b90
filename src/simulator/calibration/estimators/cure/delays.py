"""Laws of a delay by their mean and coefficient of variation, many of them at once.

Arguments are `age` (ages,), in one unit, and the logarithms of mean and cv, (draws,); answers are (draws, ages).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy import special

from simulator.calibration.estimators.records import Family, Floats

Shaped = Callable[[Floats, Floats, Floats], Floats]


@dataclass(frozen=True)
class DelayLaw:
    """Logarithm of the density, and the share of delays that are longer."""

    family: Family
    log_density: Shaped
    longer: Shaped


def _lognormal(age: Floats, log_mean: Floats, log_cv: Floats) -> tuple[Floats, Floats]:
    """Standard deviation of the logarithm, (draws, 1), and the standardised logarithm."""
    sigma = np.sqrt(np.log1p(np.exp(2 * log_cv)))[:, None]
    return sigma, (np.log(age) - log_mean[:, None]) / sigma + sigma / 2


def _lognormal_density(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    sigma, z = _lognormal(age, log_mean, log_cv)
    return np.asarray(-0.5 * z**2 - np.log(sigma * age) - 0.5 * math.log(2 * math.pi))


def _lognormal_longer(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    return np.asarray(special.ndtr(-_lognormal(age, log_mean, log_cv)[1]))


def _gamma_density(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    k = np.exp(-2 * log_cv)
    rate = k * np.exp(-log_mean)
    constant = k * np.log(rate) - special.gammaln(k)
    return np.asarray(constant[:, None] + (k[:, None] - 1) * np.log(age) - rate[:, None] * age)


def _gamma_longer(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    k = np.exp(-2 * log_cv)
    return np.asarray(special.gammaincc(k[:, None], (k * np.exp(-log_mean))[:, None] * age))


@cache
def _weibull_shapes() -> tuple[Floats, Floats]:
    """Logarithm of the cv, rising, and of the Weibull shape that has it."""
    log_c = np.linspace(math.log(60.0), math.log(0.15), 4000)
    c = np.exp(log_c)
    return np.log(np.expm1(special.gammaln(1 + 2 / c) - 2 * special.gammaln(1 + 1 / c))) / 2, log_c


def _weibull(age: Floats, log_mean: Floats, log_cv: Floats) -> tuple[Floats, Floats]:
    """Logarithm of the shape, (draws, 1), and of the cumulative hazard."""
    log_c = np.interp(log_cv, *_weibull_shapes())
    c = np.exp(log_c)
    log_scale = log_mean - special.gammaln(1 + 1 / c)
    return log_c[:, None], c[:, None] * (np.log(age) - log_scale[:, None])


def _weibull_density(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    log_c, log_hazard = _weibull(age, log_mean, log_cv)
    return np.asarray(log_c + log_hazard - np.log(age) - np.exp(np.minimum(log_hazard, 300.0)))


def _weibull_longer(age: Floats, log_mean: Floats, log_cv: Floats) -> Floats:
    return np.asarray(np.exp(-np.exp(np.minimum(_weibull(age, log_mean, log_cv)[1], 300.0))))


LAWS = (
    DelayLaw("lognormal", _lognormal_density, _lognormal_longer),
    DelayLaw("gamma", _gamma_density, _gamma_longer),
    DelayLaw("weibull", _weibull_density, _weibull_longer),
)
