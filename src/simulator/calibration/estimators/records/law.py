"""What is found of a positive quantity: the law of one event, and its mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.calibration.estimators.records.belief import Belief, Floats

#: The laws that a positive quantity may follow; "pareto_tail" is a lognormal below a threshold and a Pareto above it.
Family = Literal["lognormal", "gamma", "weibull", "empirical", "pareto_tail"]


@dataclass(frozen=True)
class Candidate:
    """One law that was tried on the data.

    Attributes
    ----------
    family
        Its name.
    arguments
        Its parameters by the names that `scipy.stats` gives them (`dist`); empty for "empirical".
    parameters
        How many numbers were fitted.
    log_likelihood
        Of the counts in the bins that all candidates share, natural logarithm.
    aicc, bic
        Information criteria on the same bins; lower is better.
    distance
        Largest distance between its distribution function and the data's (Kolmogorov-Smirnov).
    mean, cv
        Mean, in the data's unit, and coefficient of variation of the law; inf when it has none.
    """

    family: Family
    arguments: Mapping[str, float]
    parameters: int
    log_likelihood: float
    aicc: float
    bic: float
    distance: float
    mean: float
    cv: float

    @property
    def dist(self) -> str:
        """Name in `scipy.stats`; empty for "empirical" and "pareto_tail", which it does not have."""
        return {"lognormal": "lognorm", "gamma": "gamma", "weibull": "weibull_min"}.get(self.family, "")


@dataclass(frozen=True)
class Quantiles:
    """Data against model for a picture: the quantiles of both at the same levels, (levels,) each."""

    levels: Floats
    observed: Floats
    fitted: Floats


@dataclass(frozen=True)
class DurationFit:
    """How long something takes, or how much it is worth: the law of one event, and what is known of its mean.

    Attributes
    ----------
    chosen
        The law of chance; its own mean may differ a little from `mean`, which rests on the data alone.
    candidates
        Every law tried, best first.
    mean
        Belief about the mean, from the number of observations.
    cv
        Coefficient of variation of chance: that of `chosen`, with one row's worth of doubt; inf when it has none.
    rows, zeros
        Observations above zero, and those at zero, which no candidate describes; `mean` counts both.
    quantiles
        For the picture of data against model.
    """

    chosen: Candidate
    candidates: tuple[Candidate, ...]
    mean: Belief
    cv: float
    rows: int
    zeros: int
    quantiles: Quantiles

    @property
    def family(self) -> Family:
        """Name of the law chosen."""
        return self.chosen.family


@dataclass(frozen=True)
class ValueFit:
    """What a deal is worth: as `DurationFit`, whose mean may rest on few deals.

    Attributes
    ----------
    law
        The law and the belief about the mean.
    tail_index
        Pareto index of the largest values (Hill); below 2 the variance, below 1 the mean is infinite.
    largest_share
        Share of the total that the largest one per cent of the deals, one at least, brings.
    heavy
        The mean rests on few deals: `largest_share` is a tenth or more, and many times their part of the rows.
    """

    law: DurationFit
    tail_index: Belief
    largest_share: float
    heavy: bool
