"""Event laws of the scenario -> laws that engines draw from."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from simulator.parameters import Family, Law
from simulator.sampling.beliefs import Beliefs
from simulator.scenario import EventLaw
from simulator.scenario.notations import Named, Samples

Moments = Literal["gamma", "lognormal"]


@dataclass(frozen=True)
class NamedQuantile:
    """Quantile of a scipy.stats distribution, divided by its mean; pickles by name."""

    law: Named

    @cached_property
    def _frozen(self) -> tuple[Any, float]:
        frozen = self.law.frozen()
        return frozen, float(frozen.mean())

    def __call__(self, u: float) -> float:
        """Value divided by the law's mean at a uniform in (0, 1)."""
        frozen, mean = self._frozen
        return float(frozen.ppf(u)) / mean

    def __getstate__(self) -> dict[str, Any]:
        return {"law": self.law}


@dataclass(frozen=True)
class EmpiricalQuantile:
    """Quantile of observed values, sorted and divided by their mean."""

    ratios: tuple[float, ...]

    @classmethod
    def of(cls, samples: Samples) -> "EmpiricalQuantile":
        """Sort and standardise what was observed."""
        return cls(tuple(value / samples.mean for value in sorted(samples.values)))

    def __call__(self, u: float) -> float:
        """Value divided by the mean at a uniform in (0, 1): each value as likely as another."""
        return self.ratios[min(int(u * len(self.ratios)), len(self.ratios) - 1)]


def compile_law(beliefs: Beliefs, path: str, law: EventLaw, moments: Moments = "lognormal") -> Law:
    """Compile an event law.

    Parameters
    ----------
    beliefs : Beliefs
        Gives the mean under each draw.
    path : str
        Path of the law; its mean's belief is keyed by this path and ".mean".
    law : EventLaw
        What the scenario says.
    moments : str
        Family of a law given by two moments: "gamma" for the hours of an attempt, else "lognormal".
    """
    mean = beliefs.mean(path, law)
    if isinstance(law.shape, Named):
        return Law("named", mean, quantile=NamedQuantile(law.shape))
    if isinstance(law.shape, Samples):
        return Law("empirical", mean, quantile=EmpiricalQuantile.of(law.shape))
    family: Family = moments if law.cv > 0 else "constant"
    return Law(family, mean, law.cv)


def constant(beliefs: Beliefs, value: float) -> Law:
    """Return a law that always gives `value`."""
    return Law("constant", beliefs.full(value))
