"""What an estimator answers: frozen records of numbers, in the unit of what was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

#: The laws that a positive quantity may follow; "pareto_tail" is a lognormal below a threshold and a Pareto above it.
Family = Literal["lognormal", "gamma", "weibull", "empirical", "pareto_tail"]


@dataclass(frozen=True)
class Belief:
    """What is known about one number, in its own unit.

    Attributes
    ----------
    mean, p10, p50, p90
        Mean and quantiles of the belief; the truth lies between `p10` and `p90` with probability 0.8.
    """

    mean: float
    p10: float
    p50: float
    p90: float


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
    """What a deal is worth: as `DurationFit`, with a tail that may be heavy.

    Attributes
    ----------
    law
        The law and the belief about the mean.
    tail_index
        Pareto index of the largest values (Hill); below 2 the variance, below 1 the mean is infinite.
    largest_share
        Share of the total that the largest one per cent of the deals, one at least, brings.
    heavy
        The mean rests on few deals: the tail index may be below 2, or the law chosen has a Pareto tail.
    """

    law: DurationFit
    tail_index: Belief
    largest_share: float
    heavy: bool


@dataclass(frozen=True)
class ConversionFit:
    """A probability of success from counts: a Beta posterior.

    Attributes
    ----------
    successes, trials
        What was counted.
    alpha, beta
        Parameters of the Beta posterior.
    belief
        Its mean and quantiles.
    """

    successes: float
    trials: float
    alpha: float
    beta: float
    belief: Belief


@dataclass(frozen=True)
class ShrunkenFit:
    """Probabilities of several groups that borrow strength from one another.

    Attributes
    ----------
    groups
        One posterior a group, in the order given.
    new
        For a group that has not been seen; wider than `pooled` when groups differ.
    pooled
        As if all groups were one.
    spread
        Belief about the standard deviation between groups.
    """

    groups: tuple[ConversionFit, ...]
    new: ConversionFit
    pooled: ConversionFit
    spread: Belief


@dataclass(frozen=True)
class DelayFit:
    """How long one outcome takes given that it comes, in the unit of the delays given.

    Attributes
    ----------
    family
        The likeliest law; `weights` are the chances of all.
    mean, cv
        Beliefs about the law's mean and coefficient of variation.
    """

    family: Family
    weights: Mapping[Family, float]
    mean: Belief
    cv: Belief


@dataclass(frozen=True)
class Incidence:
    """Data against model for a picture: share of deals that have come to an outcome by an age, (ages,) each.

    Attributes
    ----------
    ages
        In the unit of the delays.
    observed
        Aalen-Johansen estimate, which counts open deals as open.
    fitted, low, high
        Mean and 80 % band of the model's.
    """

    ages: Floats
    observed: Floats
    fitted: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class CureFit:
    """What becomes of deals some of which are still open, and some of which never close.

    Attributes
    ----------
    won, lost, never
        Beliefs about the share of all deals that are won, lost and never closed in the end.
    won_of_closed
        Belief about won / (won + lost) in the end.
    won_after, lost_after
        Delay from opening to each outcome; None when no deal came to it.
    counts
        Deals by what they were on the day of the export: "won", "lost", "open".
    window
        Longest time for which a deal has been watched.
    seen
        Belief about the share of what will ever close that a deal watched for `window` has shown.
    too_short
        The window is too short to tell deals that never close from deals that close later: that `seen` is 0.9 or more
        has a probability below 0.9.
    won_by, lost_by
        For the picture of data against model.
    effective
        Effective number of the draws behind the beliefs.
    """

    won: Belief
    lost: Belief
    never: Belief
    won_of_closed: Belief
    won_after: DelayFit | None
    lost_after: DelayFit | None
    counts: Mapping[str, int]
    window: float
    seen: Belief
    too_short: bool
    won_by: Incidence
    lost_by: Incidence
    effective: float


@dataclass(frozen=True)
class RecurringFit:
    """Whether customers buy again, and for how much; a purchase counted here is not to be counted as a new deal too.

    Attributes
    ----------
    share
        Belief about the share of customers who buy again in the end; those who have not yet are not taken for lost.
    yearly_value
        Belief about what one who does brings a year after the first purchase; None when nobody did.
    per_customer
        The same for any customer, whether they buy again or not: what was seen, without a model of who does.
    customers, again
        Customers, and those who bought again.
    years
        Longest time between a first purchase and the end of the data: nothing beyond it was seen.
    too_short
        The data end too early to tell customers who never buy again from those who do so later.
    """

    share: Belief
    yearly_value: Belief | None
    per_customer: Belief | None
    customers: int
    again: int
    years: float
    too_short: bool


@dataclass(frozen=True)
class FatigueFit:
    """Success at the k-th attempt among the contacts who got that far; index 0 is the first attempt.

    Attributes
    ----------
    exposures, successes
        Contacts who had a k-th attempt, and those whom it won, (attempts,).
    rates
        One Beta posterior an attempt.
    slope
        Belief about the factor by which each further attempt multiplies the odds of success.
    tires
        Probability that this factor is below 1.
    """

    exposures: Counts
    successes: Counts
    rates: tuple[ConversionFit, ...]
    slope: Belief
    tires: float

    @property
    def overall(self) -> float:
        """Successes per attempt, all attempts together."""
        return float(self.successes.sum()) / float(self.exposures.sum())
