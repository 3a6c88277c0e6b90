"""One frozen record of everything that a report says: estimate, interval, unit.

Money is in the scenario's currency, time in hours, probabilities in 0..1. Names are those of `summary.json`
(the contract); `labels` and `Pictures` are what a terminal or a figure needs besides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.findings.assumptions import Assumption
from simulator.findings.decision import DecisionFindings
from simulator.scenario import Advice
from simulator.statistics import BreakEven, Curve, Distribution, Estimate, Histogram

Floats = NDArray[np.float64]
#: Version of the form of `summary.json` and of the records of the other commands.
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class ChannelFindings:
    """What a channel, a platform or idle time takes and gives; rows add up to the mix."""

    hours: Distribution
    cost: Distribution
    margin: Distribution
    hourly_value: Estimate
    signed: Distribution


@dataclass(frozen=True)
class ProfileFindings:
    """A profile's hours, what one of them costs, and what one of them is worth."""

    hours: Distribution
    hourly_cost: Distribution
    hourly_value: Estimate


@dataclass(frozen=True)
class ActivityFindings:
    """Mean hours spent on an activity, times done, and revenue of the deals that passed through it."""

    hours: float
    done: float
    revenue: float


@dataclass(frozen=True)
class PlatformFindings:
    """Appointments delivered and accepted, money invoiced."""

    delivered: Distribution
    accepted: Distribution
    invoiced: Distribution


@dataclass(frozen=True)
class QueueFindings:
    """How busy a profile is and how long its tasks wait, opening pipeline included."""

    utilisation: Distribution
    mean_wait_days: Distribution
    max_wait_days: Distribution


@dataclass(frozen=True)
class OpeningFindings:
    """Hours, cost and margin of the work inherited from before the start."""

    hours: Distribution
    cost: Distribution
    margin: Distribution


@dataclass(frozen=True)
class MixFindings:
    """Everything said of one mix, the opening pipeline left out but for `queues`, `collected`, `opening`."""

    hourly_value: Distribution
    hourly_value_ratio_of_means: Estimate
    hourly_value_without_recurring: Distribution
    revenue_per_hour: Distribution
    cost_per_hour: Distribution
    cost_per_useful_hour: Distribution
    visible_hourly_value: Distribution
    revenue: Distribution
    margin: Distribution
    recurring: Distribution
    collected: Distribution
    cost: Distribution
    net: Distribution
    hours: Distribution
    cvar10: Estimate
    chance_below_target: Estimate | None
    hours_by_kind: Mapping[str, float]
    hours_by_profile: Mapping[str, float]
    cost_by_category: Mapping[str, float]
    funnel: Mapping[str, Distribution]
    activities: Mapping[str, ActivityFindings]
    profiles: Mapping[str, ProfileFindings]
    platforms: Mapping[str, PlatformFindings]
    queues: Mapping[str, QueueFindings]
    channels: Mapping[str, ChannelFindings]
    opening: OpeningFindings
    cvar10_net: Estimate
    revenue_per_appointment: Estimate
    expired_by_source: Mapping[str, float]


@dataclass(frozen=True)
class Difference:
    """Paired differences to the baseline; `net` bears the change in the opening's net, `opening_net`."""

    hourly_value: Distribution
    net: Distribution
    opening_net: Distribution


@dataclass(frozen=True)
class Comparison:
    """One mix against the baseline, under common random numbers."""

    against: str
    difference: Difference
    probability_better: Estimate
    probability_better_on_average: Estimate
    expected_gain: Estimate
    expected_loss_if_wrong: Estimate
    break_even_price: Mapping[str, BreakEven]
    cooled_away: float
    """Share of success that waiting cost this mix's tasks, on average, less the baseline's."""


@dataclass(frozen=True)
class Unweighed:
    """A mix of the scenario that a study does not choose from, beside the best of those that it does.

    `ahead` is the mean of what it brings more than `against`, on the same `rows`; `told` is "better" or "not_better" beyond
    the error, else "open".
    """

    mix: str
    ahead: Estimate
    against: str
    rows: int
    told: str


@dataclass(frozen=True)
class MixPictures:
    """Numbers behind the pictures of one mix.

    `curve` is how the rows' hourly values are spread; `weekly[q]` is the quantile q ("p5", "p25", "p50", "p75",
    "p95") of the cumulated margin less cost at each week's end; `hours` maps source -> kind -> mean hours.
    """

    curve: Curve
    weekly: Mapping[str, Floats]
    hours: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Provenance:
    """What made these figures."""

    scenario: str
    scenario_sha256: str
    seed: int
    engine: str
    version: str
    replications: int
    draws: int
    sampling: str
    elapsed_s: float
    command: str
    precision_wanted: float | None
    precision_reached: bool | None
    half_widths: Mapping[str, float]
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Findings:
    """The whole report. `labels` maps "profiles.rep", "channels.calls", "mixes.pilot"… to what people read."""

    title: str
    language: str
    currency: str
    headline: str
    horizon_weeks: int
    run_off_weeks: int
    baseline: str
    trial: str | None
    weighs_trial: bool
    """Whether `simulate trial` has what it needs: the trial, and what it leads to when it convinces and when it fails."""
    target: float | None
    profile_targets: Mapping[str, float]
    min_revenue_per_appointment: float | None
    provenance: Provenance
    mixes: Mapping[str, MixFindings]
    comparisons: Mapping[str, Comparison]
    ignorance_share: Mapping[str, Estimate]
    decision: DecisionFindings | None
    """None when nothing is compared, or with one draw."""
    advice: tuple[Advice, ...]
    assumptions: tuple[Assumption, ...]
    labels: Mapping[str, str]
    pictures: Mapping[str, MixPictures]
    differences: Mapping[str, Histogram]
    """How the rows' paired differences of the headline measure are spread, by mix."""
