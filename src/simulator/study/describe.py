"""What is said of one mix."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from simulator.engine.accounting import FUNNEL
from simulator.findings import (
    ActivityFindings,
    ChannelFindings,
    MixFindings,
    MixPictures,
    OpeningFindings,
    PlatformFindings,
    ProfileFindings,
    QueueFindings,
)
from simulator.outcomes import Floats, OutcomesReader
from simulator.quantities import COST_CATEGORIES, KINDS
from simulator.scenario import Scenario
from simulator.statistics import (
    Design,
    Distribution,
    Estimate,
    cumulative_curve,
    cvar,
    distribution,
    proportion,
    ratio_of_means,
)

#: The tail that `cvar10` averages: the worst tenth, from below.
TAIL = 0.10
#: Numbers of a mix, 32 MB, that are read at one go; with more of them, a column at a time.
HELD = 4_000_000


def columns_of(outcomes: OutcomesReader, mix: str) -> Callable[[str], Floats]:
    """Return what gives each column of a mix, (rows,), by its name."""
    if outcomes.rows * len(outcomes.units) > HELD:
        return partial(outcomes.of, mix)
    return outcomes.table(mix, range(outcomes.rows)).__getitem__


class Reader:
    """Reads estimates off one mix's columns."""

    def __init__(self, outcomes: OutcomesReader, mix: str, design: Design) -> None:
        self.column = columns_of(outcomes, mix)
        self.design = design

    def spread(self, name: str) -> Distribution:
        """A column as a distribution."""
        return distribution(self.column(name), self.design)

    def mean(self, name: str) -> float:
        """Mean of a column over the rows."""
        return float(np.mean(self.column(name)))

    def ratio(self, numerator: Floats, denominator: str) -> Estimate:
        """A ratio of means."""
        return ratio_of_means(numerator, self.column(denominator), self.design)


def describe(scenario: Scenario, outcomes: OutcomesReader, mix: str, design: Design) -> MixFindings:
    """Everything said of one mix (contract.md, `summary.json`)."""
    read = Reader(outcomes, mix, design)
    names = ("hourly_value", "hourly_value_without_recurring", "revenue_per_hour", "cost_per_hour")
    money = ("revenue", "margin", "recurring", "collected", "cost", "net", "hours")
    target = scenario.decision.team_target
    return MixFindings(
        **{
            name: read.spread(name)
            for name in (*names, "cost_per_useful_hour", "visible_hourly_value", *money)
        },
        hourly_value_ratio_of_means=read.ratio(read.column("net"), "hours"),
        cvar10=cvar(read.column("hourly_value"), TAIL, design),
        chance_below_target=None if target is None else _chance_below(read, target),
        hours_by_kind={kind: read.mean(f"hours_by_kind/{kind}") for kind in KINDS},
        hours_by_profile={name: read.mean(f"hours_by_profile/{name}") for name in scenario.profiles},
        cost_by_category={name: read.mean(f"cost_by_category/{name}") for name in COST_CATEGORIES},
        funnel={what: read.spread(f"funnel/{what}") for what in FUNNEL},
        activities={name: _activity(read, name) for name in scenario.activities},
        profiles={name: _profile(read, name) for name in scenario.profiles},
        platforms={name: _platform(read, name) for name in scenario.platforms},
        queues={name: _queue(read, name) for name in scenario.profiles},
        channels={name: _channel(read, name) for name in (*scenario.channels, *scenario.platforms, "idle")},
        opening=OpeningFindings(*(read.spread(f"opening/{what}") for what in ("hours", "cost", "margin"))),
        cvar10_net=cvar(read.column("net"), TAIL, design),
        revenue_per_appointment=read.ratio(read.column("revenue"), "funnel/appointments"),
        expired_by_source={
            name: read.mean(f"channels/{name}/expired") for name in (*scenario.channels, *scenario.platforms)
        },
    )


def picture(scenario: Scenario, outcomes: OutcomesReader, mix: str, fan: Mapping[str, Floats]) -> MixPictures:
    """Numbers behind one mix's pictures; `fan` are the bands of its cumulated net, week by week."""
    lines, column = (*scenario.channels, *scenario.platforms, "idle"), columns_of(outcomes, mix)
    hours = {
        line: {
            kind: sum(float(np.mean(column(f"hours/{line}/{who}/{kind}"))) for who in scenario.profiles)
            for kind in KINDS
        }
        for line in lines
    }
    return MixPictures(cumulative_curve(column("hourly_value")), fan, hours)


def _chance_below(read: Reader, target: float) -> Estimate:
    values = read.column("hourly_value")
    return proportion(np.where(np.isnan(values), np.nan, (values < target).astype(float)), read.design)


def _activity(read: Reader, name: str) -> ActivityFindings:
    return ActivityFindings(
        *(read.mean(f"activities/{name}/{what}") for what in ("hours", "done", "revenue"))
    )


def _profile(read: Reader, name: str) -> ProfileFindings:
    return ProfileFindings(
        read.spread(f"hours_by_profile/{name}"),
        read.spread(f"profiles/{name}/hourly_cost"),
        read.ratio(read.column(f"profiles/{name}/value"), f"hours_by_profile/{name}"),
    )


def _platform(read: Reader, name: str) -> PlatformFindings:
    return PlatformFindings(
        *(read.spread(f"platforms/{name}/{w}") for w in ("delivered", "accepted", "invoiced"))
    )


def _queue(read: Reader, name: str) -> QueueFindings:
    names = ("utilisation", "mean_wait_days", "max_wait_days")
    return QueueFindings(*(read.spread(f"queues/{name}/{what}") for what in names))


def _channel(read: Reader, name: str) -> ChannelFindings:
    hours, cost, margin, signed = (
        read.spread(f"channels/{name}/{w}") for w in ("hours", "cost", "margin", "signed")
    )
    net = read.column(f"channels/{name}/margin") - read.column(f"channels/{name}/cost")
    return ChannelFindings(hours, cost, margin, read.ratio(net, f"channels/{name}/hours"), signed)
