"""What is found of deals and customers, some of whom are still to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.calibration.estimators.records.belief import Belief, Floats
from simulator.calibration.estimators.records.law import Family


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
        Beliefs about the share of all deals that are won, lost and never closed in the end. Where no law follows what became of
        them, the ranges of the first two hold both what the law says and what was seen.
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
