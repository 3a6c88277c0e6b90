"""Ways of writing what was found, as the scenario file holds them; numbers keep the digits that mean something."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.calibration.estimators import Belief, ConversionFit, DelayFit, DurationFit
from simulator.calibration.estimators.conversions import JEFFREYS
from simulator.calibration.fit.records import Assumed, Entry, Origin, Remark, Span, Why

#: Below this relative error a mean is written as known: the fourth digit is beyond what a file rounds to.
NEGLIGIBLE = 5e-4
#: By how much a mean that no file tells may be wrong, up or down, eight times in ten.
IGNORANCE = 1.4
#: Most that a chance of which one is not certain is written as.
NEARLY_ONE = 0.9999
#: Quantile of a normal law that leaves 80 % in the middle.
Z80 = 1.2815515655446004


@dataclass(frozen=True)
class Told:
    """A value with where it comes from, and a remark."""

    value: Any
    origin: Origin = None
    note: Remark = ""
    params: Mapping[str, object] = field(default_factory=dict)


def put(told: Told, *path: str) -> Entry:
    """Place a value in the scenario."""
    return Entry(path, told.value, told.origin, told.note, told.params)


def assumed(value: Any, why: Why = "untold") -> Told:
    """Return a value that no file tells."""
    return Told(value, Assumed(why))


def assumed_law(mean: float, cv: float) -> dict[str, Any]:
    """Law of one event whose mean no file tells, around that mean.

    The belief is lognormal with p90 / p10 = `IGNORANCE` squared; its median is mean x exp(-sigma^2 / 2).
    """
    sigma = math.log(IGNORANCE) / Z80
    median = mean * math.exp(-sigma * sigma / 2)
    return {"mean": {"p10": neat(median / IGNORANCE, 3), "p90": neat(median * IGNORANCE, 3)}, "cv": cv}


def assumed_hours(hours: Mapping[str, tuple[float, float]], why: Why = "untold") -> dict[str, Told]:
    """Return laws of hours that no file tells, by kind, from their means and coefficients of variation."""
    return {kind: assumed(assumed_law(mean, cv), why) for kind, (mean, cv) in hours.items()}


def neat(value: float, digits: int = 4) -> float | int:
    """Round to significant digits; a whole number comes back as one."""
    if value == 0 or not math.isfinite(value):
        return 0
    rounded = round(float(value), digits - 1 - math.floor(math.log10(abs(value))))
    return int(rounded) if rounded.is_integer() else rounded


def mean_of(span: Span) -> Any:
    """Belief about a mean from its standard error: lognormal, or known."""
    if span.error < NEGLIGIBLE:
        return neat(span.mean)
    return {"mean": neat(span.mean), "cv": neat(span.error, 2)}


def law_of(span: Span) -> Any:
    """Law of one event of that mean and spread."""
    if span.cv < NEGLIGIBLE:
        return {"mean": mean_of(span)}
    return {"mean": mean_of(span), "cv": neat(span.cv, 3)}


def counted(fit: ConversionFit) -> dict[str, Any]:
    """Counts, with the prior that the other groups give where they are let speak; moments where no prior says it."""
    counts: dict[str, Any] = {"successes": neat(fit.successes, 12), "trials": neat(fit.trials, 12)}
    prior = [fit.alpha - fit.successes, fit.beta - (fit.trials - fit.successes)]
    if all(math.isclose(*pair, abs_tol=1e-6) for pair in zip(prior, JEFFREYS, strict=True)):
        return counts
    if min(prior) <= 0:
        total = fit.alpha + fit.beta
        sd = math.sqrt(fit.alpha * fit.beta / (total * total * (total + 1)))
        return {"mean": neat(fit.alpha / total), "sd": neat(sd, 3)}
    return {**counts, "prior": [neat(one) for one in prior]}


def range_of(belief: Belief, most: float = math.inf) -> Any:
    """80 % range of a belief, not beyond `most`, or its mean where there is next to none."""
    low, high = neat(belief.p10), neat(min(belief.p90, most))
    if not 0 < low < high or high - low < NEGLIGIBLE * belief.mean:
        return neat(belief.mean)
    return {"p10": low, "p90": high}


def shaped(fit: DurationFit) -> dict[str, Any]:
    """Law of one event: by name where scipy has it, by its two moments otherwise (then lognormal)."""
    if fit.chosen.dist in ("gamma", "weibull_min"):
        named = {name: neat(value) for name, value in fit.chosen.arguments.items() if name != "loc"}
        return {"dist": fit.chosen.dist, **named, "mean": range_of(fit.mean)}
    return {"mean": range_of(fit.mean), "cv": neat(fit.cv, 3)}


def delayed(fit: DelayFit) -> dict[str, Any]:
    """Law of a delay: a gamma or a Weibull by its name, a lognormal by its two moments."""
    mean, cv = range_of(fit.mean), fit.cv.mean
    if fit.family == "gamma":
        shape = 1 / cv**2
        return {"dist": "gamma", "a": neat(shape), "scale": neat(fit.mean.mean / shape), "mean": mean}
    if fit.family == "weibull":
        shape = _weibull_shape(cv)
        scale = fit.mean.mean / math.gamma(1 + 1 / shape)
        return {"dist": "weibull_min", "c": neat(shape), "scale": neat(scale), "mean": mean}
    return {"mean": mean, "cv": neat(cv, 3)}


def _weibull_shape(cv: float) -> float:
    """Shape c of a Weibull from its coefficient of variation: cv^2 + 1 = G(1 + 2/c) / G(1 + 1/c)^2."""
    from scipy.optimize import brentq

    def excess(c: float) -> float:
        return math.lgamma(1 + 2 / c) - 2 * math.lgamma(1 + 1 / c) - math.log1p(cv * cv)

    return float(brentq(excess, 0.05, 100.0))
