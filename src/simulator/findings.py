"""One frozen record of everything that a report says: estimate, interval, unit.

Money is in the scenario's currency, time in hours, probabilities in 0..1. Names are those of `summary.json`
(the contract); `labels` and `Pictures` are what a terminal or a figure needs besides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.decision import Acceptability, Indices
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
class Drivers:
    """What drives a difference to the baseline: Sobol indices, beliefs in the order of `beliefs`."""

    beliefs: tuple[str, ...]
    indices: Indices


@dataclass(frozen=True)
class DominanceFindings:
    """Which of two mixes is the better for everybody: at `order` 1 whoever wants more, at 2 whoever dislikes risk too.

    `order` 0 and `better` None: neither can be said. `p_value` is that of the dominance, `reverse_p_value` of its reverse.
    """

    better: str | None
    order: int
    p_value: float
    reverse_p_value: float


@dataclass(frozen=True)
class DecisionFindings:
    """Which mix, and what it is worth to know more; money is net over horizon and run-off.

    `draws` were looked at. `mixes` are in the order of their mean net, the best first; `lead` is what the first earns more
    than the second and `lead_chance` how probable it is that it does on average; `best` is the chance, over the beliefs,
    that each is the best. `acceptability` is by platform, its columns `priced`. `worth` is the expected value of knowing a
    belief, by path, for those that bear most, `evpi` that of knowing them all, `regret` what each mix loses to the best given the beliefs.
    """

    draws: int
    mixes: tuple[str, ...]
    lead: Estimate
    lead_chance: Estimate
    best: Mapping[str, Estimate]
    priced: tuple[str, ...]
    evpi: Estimate
    worth: Mapping[str, Estimate]
    regret: Mapping[str, Estimate]
    drivers: Mapping[str, Drivers]
    dominance: Mapping[str, DominanceFindings]
    acceptability: Mapping[str, Acceptability]


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
class Chance:
    """How each occurrence of an event varies around its mean, whatever is believed of that mean.

    `family` is "constant", "moments", "named" (then `dist` is scipy's name) or "empirical"; `cv` is the standard
    deviation over the mean.
    """

    family: str
    cv: float
    dist: str
    source: str
    grade: str


@dataclass(frozen=True)
class Assumption:
    """One number that the results rest on, with where it comes from.

    Attributes
    ----------
    path : str
        Key path, that of the mean ("….mean") for an event law.
    mix : str
        The only mix under which it holds, when that mix changes it; "" for all.
    kind : str
        "belief" (drawn), "constant" (taken as exactly known) or "setting" (a plain number, such as a head count, a share
        of time or an order: chosen or counted, with no source).
    shape : str
        "known", "quantiles", "metalog", "pert", "counts", "moments", "samples" or "named": what was written.
    stated : mapping of str to float or str
        The numbers as the file writes them: {"p10": 0.2, "p90": 0.4}.
    p10, p50, p90 : float
        Quantiles of the belief; the value itself when it is known.
    unit : str
        "money", "hours", "probability", "money/week"…; "" without one.
    chance : Chance or None
        How single events vary around it; None for what is not an event law.
    source, grade : str
        What the file says of its origin ("assumption" when it says nothing), and how far that goes: "measured", "vendor",
        "published", "stated" or "assumption" (`simulator.scenario.grade_of`); both "" for a setting.
    """

    path: str
    mix: str
    kind: str
    shape: str
    stated: Mapping[str, float | str]
    p10: float
    p50: float
    p90: float
    unit: str
    chance: Chance | None
    source: str
    grade: str


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
