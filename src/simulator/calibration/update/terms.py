"""What results say of beliefs: each a term of the log-likelihood, up to a constant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from simulator.calibration.update.delays import Delay, Floats

Values = Mapping[str, Floats]

#: No total of hours, and no price, is recorded better than to this share of itself: quarter-hours, and forgotten ones.
RECORDED = 0.03
#: A chance that the likelihood takes the logarithm of stays this far from 0 and 1.
NEVER = 1e-300


class Term(Protocol):
    """One result."""

    @property
    def names(self) -> tuple[str, ...]:
        """Quantities that the result depends on."""

    def log(self, values: Values) -> Floats:
        """Log-likelihood under each draw, (draws,); `values` holds (draws,) of each name."""


@dataclass(frozen=True)
class Converted:
    """So many successes and failures of a chance, each known: binomial (or its stopped forms, which are alike in the chance).

    `warmth` is what waiting leaves of the chance.
    """

    name: str
    successes: float
    failures: float
    warmth: float = 1.0

    @property
    def names(self) -> tuple[str, ...]:
        """The chance."""
        return (self.name,)

    def log(self, values: Values) -> Floats:
        """See `Term`."""
        return _binomial(self.successes, self.failures, values[self.name] * self.warmth)


@dataclass(frozen=True)
class Became:
    """Successes that show only after a delay: what is neither seen to succeed nor to fail may yet do either.

    A success shows once its delay is over. A failure never shows, unless `failures` counts those that were told; they
    are then taken to be told as late as a success would have shown, so that what is open says nothing of the chance.

    Parameters
    ----------
    name : str
        The chance.
    delay : Delay
        From the attempt to the success that is seen.
    made, successes : float
        Attempts, and successes seen by the last day.
    failures : float or None
        Failures told; None when nobody tells them.
    ages : (n,) float
        Days since the attempts: of each one that is open when `open_ages`, else representative of all made.
    warmth : float
        What waiting leaves of the chance.
    """

    name: str
    delay: Delay
    made: float
    successes: float
    failures: float | None
    ages: tuple[float, ...]
    open_ages: bool = False
    warmth: float = 1.0

    @property
    def names(self) -> tuple[str, ...]:
        """The chance and the mean delay."""
        return (self.name, self.delay.mean)

    def log(self, values: Values) -> Floats:
        """See `Term`."""
        chance = values[self.name] * self.warmth
        if self.failures is not None:
            return _binomial(self.successes, self.failures, chance)
        shown = self.delay.over_by(np.asarray(self.ages, dtype=np.float64), values[self.delay.mean])
        if self.open_ages:
            open_still = np.log(np.maximum(1.0 - chance[:, None] * shown, NEVER)).sum(axis=1)
            return np.asarray(self.successes * np.log(np.maximum(chance, NEVER)) + open_still)
        return _binomial(self.successes, self.made - self.successes, chance * shown.mean(axis=1))


@dataclass(frozen=True)
class Part:
    """One kind of the hours of something done: the name of their mean, and how they vary."""

    mean: str
    cv: float


@dataclass(frozen=True)
class Hours:
    """Total of the hours of so many things done.

    A sum of independent hours is taken to be gamma of their mean and variance: exact where each is gamma, as an attempt's
    are, and near it for sums of many lognormals.
    """

    parts: tuple[Part, ...]
    done: float
    total: float

    @property
    def names(self) -> tuple[str, ...]:
        """The mean of each kind."""
        return tuple(part.mean for part in self.parts)

    def log(self, values: Values) -> Floats:
        """See `Term`."""
        from scipy import special

        shape, rate = self.law(values)
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = shape * np.log(rate) + (shape - 1.0) * np.log(self.total) - rate * self.total
        return np.where(np.isfinite(rate), logs - special.gammaln(shape), -np.inf)

    def law(self, values: Values) -> tuple[Floats, Floats]:
        """Shape and rate of the gamma law of the total, (draws,) each; a rate that is not finite where the mean is 0."""
        mean = np.sum([values[part.mean] for part in self.parts], axis=0)
        variance = np.sum([(part.cv * values[part.mean]) ** 2 for part in self.parts], axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            relative = np.maximum(variance / (self.done * mean**2), RECORDED**2)
            shape = 1.0 / relative
            rate = shape / (self.done * mean)
        return np.asarray(shape, dtype=np.float64), np.asarray(rate, dtype=np.float64)


@dataclass(frozen=True)
class Valued:
    """Values of single deals, lognormal around their mean.

    Parameters
    ----------
    name : str
        Their mean.
    values : tuple of float
        Above 0.
    cv : float
        Standard deviation over the mean.
    """

    name: str
    values: tuple[float, ...]
    cv: float

    @property
    def names(self) -> tuple[str, ...]:
        """The mean."""
        return (self.name,)

    @property
    def variance(self) -> float:
        """Of the logarithm of a value."""
        return float(np.log1p(max(self.cv, RECORDED) ** 2))

    @property
    def centred(self) -> Floats:
        """Logarithms of the values, moved so that their mean is the logarithm of the mean; (n,)."""
        return np.log(np.asarray(self.values, dtype=np.float64)) + 0.5 * self.variance

    def log(self, values: Values) -> Floats:
        """See `Term`."""
        with np.errstate(divide="ignore"):
            centre = np.log(values[self.name])
        found = self.centred
        squares = ((found - found.mean()) ** 2).sum() + len(found) * (found.mean() - centre) ** 2
        return np.asarray(-0.5 * squares / self.variance, dtype=np.float64)


@dataclass(frozen=True)
class Arrivals:
    """Deliveries of a platform: Poisson, at min(ordered, ramp x deliverable) a week, never more than ordered in all.

    Parameters
    ----------
    deliverable, ramp : str
        Names of what it can deliver a week, and of the weeks until it does.
    ordered : float
        A week.
    weeks : float
        Open weeks since the order began.
    most : float
        Ordered in all by then and after.
    count : float
        Delivered.
    """

    deliverable: str
    ramp: str
    ordered: float
    weeks: float
    most: float
    count: float

    @property
    def names(self) -> tuple[str, ...]:
        """What it can deliver, and its ramp."""
        return (self.deliverable, self.ramp)

    def log(self, values: Values) -> Floats:
        """See `Term`."""
        from scipy import special

        expected = self.expected(values[self.deliverable], values[self.ramp], self.weeks)
        if self.count >= self.most:
            return np.log(np.maximum(special.gammainc(self.most, expected), NEVER))
        return np.asarray(self.count * np.log(np.maximum(expected, NEVER)) - expected)

    def expected(self, deliverable: Floats, ramp: Floats, weeks: float) -> Floats:
        """Mean number of deliveries after so many open weeks, (draws,); model.md section 4."""
        plateau = np.minimum(self.ordered, deliverable)
        with np.errstate(divide="ignore", invalid="ignore"):
            growth = np.where(deliverable > 0.0, ramp * plateau / deliverable, 0.0)
            grown = np.where(ramp > 0.0, 0.5 * deliverable * weeks**2 / ramp, 0.0)
        later = 0.5 * plateau * growth + np.maximum(weeks - growth, 0.0) * plateau
        return np.asarray(np.where(weeks < growth, grown, later), dtype=np.float64)


@dataclass(frozen=True)
class Seen:
    """A quantity that the results show as it is, by its normal score under the belief."""

    name: str
    value: float

    @property
    def names(self) -> tuple[str, ...]:
        """The quantity."""
        return (self.name,)

    def log(self, values: Values) -> Floats:
        """See `Term`: as near to the value as it is recorded."""
        spread = max(abs(self.value) * RECORDED / 3.0, 1e-9)
        return np.asarray(-0.5 * ((values[self.name] - self.value) / spread) ** 2, dtype=np.float64)


def _binomial(successes: float, failures: float, chance: Floats) -> Floats:
    """Log-likelihood of counts; 0 log 0 is 0, and what cannot be is -inf."""
    from scipy import special

    return np.asarray(special.xlogy(successes, chance) + special.xlog1py(failures, -chance))
