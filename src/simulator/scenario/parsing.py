"""From what the file says about a number to its notation, each checked against its physical domain."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from simulator.scenario.notations import (
    METALOG_LIMIT,
    Counts,
    Domain,
    Form,
    Known,
    Moments,
    Named,
    NotationError,
    Pert,
    Quantiles,
    Samples,
)
from simulator.scenario.phrases import phrase

PERCENTILES = ("p5", "p10", "p25", "p50", "p75", "p90", "p95")
PAIRS = {5: ("p5", "p95"), 10: ("p10", "p90"), 25: ("p25", "p75")}
#: Tail probability at which an unbounded named distribution must still be inside its domain.
TAIL = 1e-9
#: Beyond it a number is a slip, and sums of it would overflow.
LARGEST = 1e15


def number(raw: Any, at: str = "") -> float:
    """Read a finite number; texts, booleans, inf and nan are refused."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise NotationError("number", at)
    if not math.isfinite(raw):
        raise NotationError("finite", at)
    if abs(raw) > LARGEST:
        raise NotationError("too_large", at, limit=f"{LARGEST:g}")
    return float(raw)


def inside(x: float, domain: Domain, at: str = "") -> float:
    """Check that a value that can be drawn is physically possible."""
    if domain == "probability" and not 0 <= x <= 1:
        raise NotationError("probability_bounds", at, found=x)
    if x < 0:
        raise NotationError("not_negative", at, found=x)
    return x


def numbers(table: Mapping[str, Any], keys: tuple[str, ...]) -> list[float]:
    """Read the named keys of a table, all of them required and no other allowed."""
    for key in keys:
        if key not in table:
            raise NotationError("notation_incomplete", wanted=", ".join(keys), missing=key)
    for key in table:
        if key not in keys:
            raise NotationError("notation_extra", key, extra=key, wanted=", ".join(keys))
    return [number(table[key], key) for key in keys]


def known(table: Mapping[str, Any], domain: Domain) -> Form:
    """A known number written as a table, for its source."""
    (value,) = numbers(table, ("value",))
    return Known(inside(value, domain, "value"))


def quantiles(table: Mapping[str, Any], domain: Domain) -> Form:
    """Two symmetric percentiles, with or without the median."""
    keys = tuple(key for key in PERCENTILES if key in table)
    outer = tuple(key for key in keys if key != "p50")
    level = next((lower for lower, pair in PAIRS.items() if pair == outer), None)
    if level is None:
        raise NotationError("quantile_pair", found=", ".join(keys))
    values = numbers(table, keys)
    for key, value in zip(keys, values, strict=True):
        if value <= 0 or (domain == "probability" and value >= 1):
            raise NotationError("quantile_open", key, bounds=open_bounds(domain))
    if sorted(set(values)) != values:
        raise NotationError("quantile_order")
    form = Quantiles(level, values[0], values[-1], values[1] if len(values) == 3 else None)
    check_metalog(form, domain)
    return form


def open_bounds(domain: Domain) -> str:
    """The bounds of a value of unbounded notation, in words."""
    return phrase("above_0" if domain == "positive" else "between_0_and_1")


def check_metalog(form: Quantiles, domain: Domain) -> None:
    """Refuse three quantiles that no metalog meets, or whose mean would be infinite."""
    _, slope, skew = form.metalog(domain)
    if abs(skew) >= METALOG_LIMIT * slope:
        raise NotationError("metalog_infeasible", "p50")
    # exp(coefficient x logit(u)) has a finite mean when the coefficient at u -> 1 is below 1
    if form.median is not None and domain == "positive" and slope + skew / 2 >= 1:
        raise NotationError("metalog_infinite_mean", "p50")


def pert(table: Mapping[str, Any], domain: Domain) -> Form:
    """Lowest, likeliest and highest value."""
    low, likely, high = numbers(table, ("low", "likely", "high"))
    for key, value in (("low", low), ("high", high)):
        inside(value, domain, key)
    if not low <= likely <= high or low == high:
        raise NotationError("pert_order")
    return Pert(low, likely, high)


def counts(table: Mapping[str, Any], domain: Domain) -> Form:
    """Successes among trials."""
    if domain != "probability":
        raise NotationError("counts_not_probability")
    successes, trials = numbers({k: v for k, v in table.items() if k != "prior"}, ("successes", "trials"))
    prior = read_prior(table.get("prior", [0.5, 0.5]))
    if not 0 <= successes <= trials:
        raise NotationError("counts_order")
    return Counts(successes, trials, prior)


def read_prior(raw: Any) -> tuple[float, float]:
    """The two parameters of a Beta prior."""
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise NotationError("prior", "prior")
    a, b = (number(one, "prior") for one in raw)
    if a <= 0 or b <= 0:
        raise NotationError("prior", "prior")
    return a, b


def moments(table: Mapping[str, Any], domain: Domain) -> Form:
    """Mean with standard deviation or coefficient of variation."""
    key = "sd" if "sd" in table else "cv"
    mean, spread = numbers(table, ("mean", key))
    if spread < 0:
        raise NotationError("not_negative", key, found=spread)
    if mean <= 0 or (domain == "probability" and mean >= 1):
        raise NotationError("quantile_open", "mean", bounds=open_bounds(domain))
    form = Moments(mean, spread, relative=key == "cv")
    if spread == 0:
        return Known(mean)
    if domain == "probability" and form.sd**2 >= mean * (1 - mean):
        raise NotationError("moments_infeasible", key, limit=f"{math.sqrt(mean * (1 - mean)):.3g}")
    return form


def samples(table: Mapping[str, Any], domain: Domain) -> Form:
    """Observed values."""
    for key in table:
        if key != "samples":
            raise NotationError("notation_extra", key, extra=key, wanted="samples, column")
    raw = table["samples"]
    if not isinstance(raw, list | tuple) or not raw:
        raise NotationError("samples_empty", "samples")
    return Samples(tuple(inside(number(one, "samples"), domain, "samples") for one in raw))


def named(table: Mapping[str, Any], domain: Domain) -> Form:
    """A distribution of scipy.stats, inside its domain and with a finite mean."""
    arguments = {key: number(value, key) for key, value in table.items() if key != "dist"}
    form = Named(check_name(table["dist"]), tuple(sorted(arguments.items())))
    try:
        law = form.frozen()
        low, high, mean = float(law.ppf(TAIL)), float(law.ppf(1 - TAIL)), float(law.mean())
    except (TypeError, ValueError):
        takes = parameters(form.dist)
        extra = ", ".join(key for key in arguments if key not in takes) or phrase("dist_missing")
        raise NotationError("dist_arguments", "dist", why=extra, takes=", ".join(takes)) from None
    if math.isnan(low) or math.isnan(high):
        takes = parameters(form.dist)
        raise NotationError("dist_arguments", "dist", why=phrase("dist_range"), takes=", ".join(takes))
    if not math.isfinite(mean):
        raise NotationError("dist_infinite_mean", "dist")
    if low < 0 or (domain == "probability" and high > 1):
        raise NotationError(
            "dist_domain", "dist", low=f"{low:.4g}", high=f"{high:.4g}", domain=phrase(f"domain_{domain}")
        )
    return form


def parameters(name: str) -> list[str]:
    """Names of the parameters of a scipy.stats distribution."""
    from scipy import stats

    law = getattr(stats, name)
    shapes = law.shapes.replace(",", " ").split() if law.shapes else []
    return [*shapes, "loc", *(["scale"] if isinstance(law, stats.rv_continuous) else [])]


def check_name(raw: Any) -> str:
    """Return the name of a distribution that scipy.stats knows."""
    from difflib import get_close_matches

    from scipy import stats

    kinds = (stats.rv_continuous, stats.rv_discrete)
    if isinstance(raw, str) and isinstance(getattr(stats, raw, None), kinds):
        return raw
    names = [name for name in dir(stats) if isinstance(getattr(stats, name), kinds)]
    near = get_close_matches(str(raw), names, 1) or ["gamma"]
    raise NotationError("dist_unknown", "dist", near=near[0])


READERS: tuple[tuple[tuple[str, ...], Callable[[Mapping[str, Any], Domain], Form]], ...] = (
    (("dist",), named),
    (("samples",), samples),
    (("successes", "trials"), counts),
    (("low", "likely", "high"), pert),
    (PERCENTILES, quantiles),
    (("mean", "sd", "cv"), moments),
    (("value",), known),
)
#: Every key by which a table can be recognised as a notation of a quantity.
NOTATION_KEYS = frozenset(key for keys, _ in READERS for key in keys)


def read_form(raw: Any, domain: Domain) -> Form:
    """Read any notation of model.md section 3.

    Raises
    ------
    NotationError
        When it is none of them, or says something impossible in its domain.
    """
    if not isinstance(raw, Mapping):
        return Known(inside(number(raw), domain))
    matching = [(keys, reader) for keys, reader in READERS if any(key in raw for key in keys)]
    if not matching:
        raise NotationError("notation_unknown")
    if (
        "dist" not in raw and len(matching) > 1
    ):  # a distribution's own parameters may be called low, high, mean
        raise NotationError(
            "notation_mixed", found=", ".join(str(key) for key in raw if key in NOTATION_KEYS)
        )
    return matching[0][1](raw, domain)
