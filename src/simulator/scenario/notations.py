"""The ways of writing what is known about a number, and the quantile function of each (model.md section 3)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Domain = Literal["positive", "probability"]

#: Keelin (2016), "The metalog distributions", section 4.3: three terms are feasible below this ratio.
METALOG_LIMIT = 1.66711
#: Quantiles of a beta that are worked out together, those of a block of a run, and how many such pages are remembered, 8 MB.
PAGE, MOST_PAGES = 512, 1024


class NotationError(Exception):
    """A quantity that cannot be read: a message code, its values, and the key inside the table."""

    def __init__(self, code: str, at: str = "", **params: object) -> None:
        super().__init__(code)
        self.code, self.at, self.params = code, at, params


def to_line(x: float, domain: Domain) -> float:
    """Take a value to the real line: log of a positive number, logit of a probability."""
    return math.log(x) if domain == "positive" else math.log(x / (1 - x))


def from_line(t: Floats, domain: Domain) -> Floats:
    """Inverse of `to_line`, elementwise."""
    from scipy import special

    return np.asarray(np.exp(t) if domain == "positive" else special.expit(t), dtype=np.float64)


def beta_quantile(a: float, b: float, u: Floats) -> Floats:
    """Quantile function of a Beta(a, b)."""
    at = np.asarray(u, dtype=np.float64)
    flat, found = at.ravel(), np.empty(at.size)
    for first in range(0, flat.size, PAGE):
        some = flat[first : first + PAGE]
        found[first : first + PAGE] = _beta_quantiles(a, b, some.tobytes())
    return found.reshape(at.shape)


@lru_cache(maxsize=MOST_PAGES)
def _beta_quantiles(a: float, b: float, at: bytes) -> Floats:
    """Three microseconds a number: what the file of beliefs, studies beside a run and variants ask for again is remembered."""
    from scipy import special

    return np.asarray(special.betaincinv(a, b, np.frombuffer(at)), dtype=np.float64)


@dataclass(frozen=True)
class Known:
    """A number taken as exactly known."""

    value: float

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        return np.full(np.shape(u), self.value, dtype=np.float64)

    def written(self) -> dict[str, Any]:
        return {"value": self.value}


@dataclass(frozen=True)
class Quantiles:
    """Two symmetric quantiles, and the median when it is stated."""

    level: int  # percent of the lower quantile: 5, 10 or 25
    low: float
    high: float
    median: float | None = None

    def metalog(self, domain: Domain) -> tuple[float, float, float]:
        """Coefficients of the three-term metalog through the quantiles (Keelin 2016, equation 21)."""
        low, high = to_line(self.low, domain), to_line(self.high, domain)
        middle = (low + high) / 2 if self.median is None else to_line(self.median, domain)
        alpha = self.level / 100
        odds = math.log((1 - alpha) / alpha)
        skew = 1 - 2 * (middle - low) / (high - low)
        return middle, (high - low) / (2 * odds), skew * (high - low) / ((1 - 2 * alpha) * odds)

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        from scipy import special

        if self.median is None:
            low, high = to_line(self.low, domain), to_line(self.high, domain)
            z = float(special.ndtri(1 - self.level / 100))
            return from_line((low + high) / 2 + (high - low) / (2 * z) * special.ndtri(u), domain)
        a1, a2, a3 = self.metalog(domain)
        odds = special.logit(u)
        return from_line(a1 + a2 * odds + a3 * (np.asarray(u) - 0.5) * odds, domain)

    def written(self) -> dict[str, Any]:
        middle = {} if self.median is None else {"p50": self.median}
        return {f"p{self.level}": self.low, **middle, f"p{100 - self.level}": self.high}


@dataclass(frozen=True)
class Pert:
    """Lowest, likeliest and highest value: modified PERT, shape 4."""

    low: float
    likely: float
    high: float

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        width = self.high - self.low
        a = 1 + 4 * (self.likely - self.low) / width
        b = 1 + 4 * (self.high - self.likely) / width
        return self.low + width * beta_quantile(a, b, u)

    def written(self) -> dict[str, Any]:
        return {"low": self.low, "likely": self.likely, "high": self.high}


@dataclass(frozen=True)
class Counts:
    """Successes seen in a number of trials: Beta posterior (Jeffreys prior unless stated)."""

    successes: float
    trials: float
    prior: tuple[float, float] = (0.5, 0.5)

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        a, b = self.prior
        return beta_quantile(a + self.successes, b + self.trials - self.successes, u)

    def written(self) -> dict[str, Any]:
        return {"successes": self.successes, "trials": self.trials, "prior": list(self.prior)}


@dataclass(frozen=True)
class Moments:
    """Mean and spread: lognormal for a positive quantity, beta for a probability.

    `spread` is the standard deviation, or the coefficient of variation when `relative`.
    """

    mean: float
    spread: float
    relative: bool

    @property
    def sd(self) -> float:
        return self.spread * self.mean if self.relative else self.spread

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        from scipy import special

        if domain == "positive":
            variance = math.log1p((self.sd / self.mean) ** 2)
            mu = math.log(self.mean) - variance / 2
            return np.asarray(np.exp(mu + math.sqrt(variance) * special.ndtri(u)), dtype=np.float64)
        size = self.mean * (1 - self.mean) / self.sd**2 - 1
        return beta_quantile(self.mean * size, (1 - self.mean) * size, u)

    def written(self) -> dict[str, Any]:
        return {"mean": self.mean, "cv" if self.relative else "sd": self.spread}


@dataclass(frozen=True)
class Samples:
    """Observed values, each as likely as another; kept in the order of the file."""

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        return math.fsum(self.values) / len(self.values)

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        ordered = np.sort(np.asarray(self.values, dtype=np.float64))
        place = np.minimum((np.asarray(u) * len(ordered)).astype(np.int64), len(ordered) - 1)
        return np.asarray(ordered[place], dtype=np.float64)

    def written(self) -> dict[str, Any]:
        return {"samples": list(self.values)}


@dataclass(frozen=True)
class Named:
    """A distribution of `scipy.stats`, with its own parameter names."""

    dist: str
    arguments: tuple[tuple[str, float], ...]

    def frozen(self) -> Any:
        """Return the frozen scipy distribution."""
        from scipy import stats

        return getattr(stats, self.dist)(**dict(self.arguments))

    @property
    def mean(self) -> float:
        return float(self.frozen().mean())

    def quantile(self, u: Floats, domain: Domain) -> Floats:
        return np.asarray(self.frozen().ppf(u), dtype=np.float64)

    def written(self) -> dict[str, Any]:
        return {"dist": self.dist, **dict(self.arguments)}


Form = Known | Quantiles | Pert | Counts | Moments | Samples | Named


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Write whole numbers without a decimal point, as people do."""
    return {key: tidy(value) for key, value in values.items()}


def tidy(value: Any) -> Any:
    """One value of `plain`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return [tidy(one) for one in value] if isinstance(value, list) else value
