"""Plausible made-up findings: what shows them is tested, never the numbers."""

import datetime as dt
from dataclasses import replace

import numpy as np

from simulator.answered import Answers
from simulator.decision import Acceptability, Index, Indices, PriceChange
from simulator.findings import (
    ActivityFindings,
    Assumption,
    Chance,
    ChannelFindings,
    Comparison,
    DecisionFindings,
    Difference,
    DominanceFindings,
    Drivers,
    Findings,
    MixFindings,
    MixPictures,
    OpeningFindings,
    PlatformFindings,
    ProfileFindings,
    Provenance,
    QueueFindings,
)
from simulator.presentation.pictures import Account
from simulator.quantities import COST_CATEGORIES, KINDS
from simulator.scenario import Advice
from simulator.statistics import BreakEven, Distribution, Estimate, cumulative_curve, histogram

Z = {"p5": -1.645, "p10": -1.282, "p25": -0.674, "p50": 0.0, "p75": 0.674, "p90": 1.282, "p95": 1.645}
ROWS = 4_000
START = dt.date(2027, 1, 4)
STAGES = ("attempts", "opened", "appointments", "held", "missed", "quotes", "expired", "unfinished", "signed")
COUNTS = (2400.0, 96.0, 71.0, 58.0, 13.0, 34.0, 4.2, 1.1, 11.3)


def spread(mean: float, sd: float) -> Distribution:
    se = sd / ROWS**0.5
    quantiles = {name: mean + z * sd for name, z in Z.items()}
    return Distribution(mean=mean, se=se, sd=sd, quantile_se=dict.fromkeys(Z, 2.0 * se), **quantiles)


def counted(mean: float) -> Distribution:
    return spread(mean, mean**0.5 / 2.0)


def channel(hours: float, cost: float, margin: float, signed: float) -> ChannelFindings:
    value = Estimate((margin - cost) / hours, 0.4)
    return ChannelFindings(
        counted(hours), spread(cost, cost / 9), spread(margin, 4e3), value, counted(signed)
    )


def mix(shift: float, platform: bool) -> MixFindings:
    channels = {
        "calls": channel(700.0, 29_000.0, 42_000.0, 4.5),
        "customers": channel(420.0, 17_500.0, 36_000.0, 5.5),
        "idle": channel(20.0, 700.0, 0.0, 0.0),
    }
    platforms = {}
    if platform:
        channels["phoning"] = channel(140.0, 12_000.0, 15_000.0, 1.9)
        platforms["phoning"] = PlatformFindings(counted(60.0), counted(51.0), spread(7_140.0, 900.0))
    kinds = dict(zip(KINDS, (150.0, 190.0, 520.0, 170.0, 58.0, 0.0, 12.0, 20.0), strict=True))
    return MixFindings(
        hourly_value=spread(27.4 + shift, 14.8),
        hourly_value_ratio_of_means=Estimate(27.1 + shift, 0.23),
        hourly_value_without_recurring=spread(17.9 + shift, 12.1),
        revenue_per_hour=spread(104.0 + shift, 26.0),
        cost_per_hour=spread(41.3, 2.2),
        cost_per_useful_hour=spread(44.8, 2.5),
        visible_hourly_value=spread(145.0 + shift, 31.0),
        revenue=spread(81_000.0 + 900 * shift, 24_000.0),
        margin=spread(78_000.0 + 900 * shift, 19_000.0),
        recurring=spread(31_000.0, 9_000.0),
        collected=spread(30_500.0, 12_000.0),
        cost=spread(47_200.0, 2_900.0),
        net=spread(30_700.0 + 900 * shift, 18_300.0),
        hours=spread(1_120.0, 40.0),
        cvar10=Estimate(3.2 + shift, 0.41),
        chance_below_target=Estimate(0.86 - shift / 50, 0.006),
        hours_by_kind=kinds,
        hours_by_profile={"rep": 1_120.0},
        cost_by_category=dict(zip(COST_CATEGORIES, (43_000.0, 2_430.0, 1_300.0, 240.0, 0.0, 7_140.0 * platform, 600.0 * platform), strict=True)),
        funnel={stage: counted(count) for stage, count in zip(STAGES, COUNTS, strict=True)},
        activities={
            "call": ActivityFindings(350.0, 2_210.0, 61_000.0),
            "demo": ActivityFindings(220.0, 48.4, 55_000.0),
            "quote": ActivityFindings(80.0, 34.0, 81_000.0),
        },
        profiles={"rep": ProfileFindings(spread(1_120.0, 40.0), spread(39.9, 1.1), Estimate(27.4 + shift, 0.3))},
        platforms=platforms,
        queues={"rep": QueueFindings(spread(0.61, 0.05), spread(0.8, 0.3), spread(6.1, 2.9))},
        channels=channels,
        opening=OpeningFindings(spread(210.0, 31.0), spread(8_300.0, 1_100.0), spread(24_000.0, 11_000.0)),
        cvar10_net=Estimate(2_100.0, 400.0),
        revenue_per_appointment=Estimate(1_140.0, 21.0),
        expired_by_source={"phoning": 3.1, "calls": 1.1} if platform else {"calls": 4.2},
    )  # fmt: skip


def comparison(gain: float = 3.1, average: float = 0.78, se: float = 0.011) -> Comparison:
    return Comparison(
        against="internal",
        difference=Difference(spread(gain, 7.3), spread(900.0 * gain, 8_100.0), spread(-310.0, 1_900.0)),
        probability_better=Estimate(0.63, 0.008),
        probability_better_on_average=Estimate(average, se),
        expected_gain=Estimate(gain, 0.12),
        expected_loss_if_wrong=Estimate(0.41, 0.03),
        break_even_price={"phoning": BreakEven(212.0, 6.1, 121.0, 318.0)},
        cooled_away=0.031,
    )


def pictures(shift: float, platform: bool) -> MixPictures:
    chance = np.random.default_rng(7)
    weeks = np.arange(1.0, 53.0)
    middle = -47_000.0 * np.minimum(weeks, 13) / 13 + (80_000.0 + 900 * shift) * (
        1 - np.exp(-((weeks / 18) ** 2))
    )
    weekly = {name: middle + z * 2_600.0 * weeks**0.5 for name, z in Z.items() if name not in ("p10", "p90")}
    hours = {
        "calls": dict(zip(KINDS, (90.0, 70.0, 330.0, 110.0, 0.0, 0.0, 0.0, 0.0), strict=True)),
        "customers": dict(zip(KINDS, (40.0, 80.0, 170.0, 50.0, 0.0, 0.0, 0.0, 0.0), strict=True)),
        "team": {"meeting": 58.0, "idle": 20.0},
    }
    if platform:
        hours["phoning"] = {
            "prepare": 20.0,
            "travel": 40.0,
            "contact": 60.0,
            "report": 10.0,
            "validate": 12.0,
        }
    return MixPictures(cumulative_curve(chance.normal(27.4 + shift, 14.8, ROWS)), weekly, hours)


def decision() -> DecisionFindings:
    prices = np.linspace(0.0, 400.0, 21)
    chance = np.clip(1.0 - prices / 400.0, 0.0, 1.0)
    first = (Index(0.4, 0.3, 0.5), Index(0.2, 0.1, 0.3))
    return DecisionFindings(
        draws=1_000,
        mixes=("pilot", "internal"),
        lead=Estimate(3_100.0, 210.0),
        lead_chance=Estimate(0.83, 0.03),
        best={"internal": Estimate(0.17, 0.03), "pilot": Estimate(0.83, 0.03)},
        best_measured="pilot",
        measured_lead=Estimate(0.0, 0.0),
        priced=("internal", "pilot"),
        evpi=Estimate(640.0, 90.0),
        worth={
            "platforms.phoning.success": Estimate(310.0, 80.0),
            "activities.call.success": Estimate(-4.0, 20.0),
        },
        regret={"internal": Estimate(3_740.0, 200.0), "pilot": Estimate(640.0, 90.0)},
        drivers={
            "pilot": Drivers(
                ("platforms.phoning.success", "activities.call.success"), Indices(first, first, 0.97)
            )
        },
        dominance={"pilot": DominanceFindings("pilot", 2, 0.6, 0.01)},
        lead_dominance=None,
        acceptability={
            "phoning": Acceptability(
                prices,
                np.column_stack([1.0 - chance, chance]),
                np.full((21, 2), 0.01),
                np.where(prices < 210.0, 1, 0).astype(np.int32),
                (PriceChange(Estimate(210.0, 4.0), 1, 0),),
            )
        },
    )


def assumptions() -> tuple[Assumption, ...]:
    """One of each kind."""
    chance = Chance("moments", 0.8, "", "CRM (measured)", "measured")
    return (
        Assumption("profiles.rep.tools_per_month", "", "constant", "known", {"value": 150.0}, 150.0, 150.0, 150.0, "money/month", None, "assumption", "assumption"),
        Assumption("activities.call.success", "", "belief", "counts", {"successes": 14.0, "trials": 1240.0, "prior_1": 0.5, "prior_2": 0.5}, 0.0079, 0.0114, 0.0157, "probability", None, "CRM (measured)", "measured"),
        Assumption("activities.call.hours.contact.mean", "", "belief", "quantiles", {"p10": 0.03, "p90": 0.06}, 0.03, 0.0424, 0.06, "hours", chance, "CRM (measured)", "measured"),
        Assumption("platforms.phoning.price", "", "belief", "pert", {"low": 90.0, "likely": 140.0, "high": 220.0}, 112.0, 144.0, 181.0, "money", None, "a claim (published without sample)", "published"),
        Assumption("profiles.rep.headcount", "", "setting", "known", {"value": 3.0}, 3.0, 3.0, 3.0, "people", None, "", ""),
        Assumption("profiles.rep.headcount", "pilot", "setting", "known", {"value": 2.0}, 2.0, 2.0, 2.0, "people", None, "", ""),
    )  # fmt: skip


def made_up() -> Findings:
    """Two mixes, one platform, everything filled in."""
    return Findings(
        title="Three months of outsourced appointment-setting",
        language="en",
        currency="EUR",
        headline="hourly_value",
        horizon_weeks=13,
        run_off_weeks=39,
        baseline="internal",
        trial="pilot",
        weighs_trial=True,
        target=45.0,
        profile_targets={"rep": 45.0},
        min_revenue_per_appointment=300.0,
        provenance=Provenance(
            scenario="pilot", scenario_sha256="5d41402abc4b2a76b9719d911017c592", seed=1, engine="compiled",
            version="0.1.0", replications=ROWS, draws=ROWS // 2, sampling="plain", elapsed_s=4.21,
            command="simulate scenarios/pilot.toml", precision_wanted=0.02, precision_reached=False,
            half_widths={"pilot": 0.23}, versions={"numpy": "2.3"},
        ),
        mixes={"internal": mix(0.0, False), "pilot": mix(3.1, True)},
        comparisons={"pilot": comparison()},
        ignorance_share={"internal": Estimate(0.18, 0.02), "pilot": Estimate(0.2, 0.02), "pilot - internal": Estimate(0.31, 0.03)},
        decision=decision(),
        advice=(
            Advice("baseline_by_default", "decision.baseline", {"baseline": "internal"}),
            Advice("never_heard_of", "activities.call.hours", {"share": 0.031, "reason": "[red]x[/red]"}),
        ),
        assumptions=assumptions(),
        labels={
            "mixes.internal": "Everything in house",
            "mixes.pilot": "Three-month trial",
            "profiles.rep": "Commerciaux",
            "channels.calls": "Outbound calls",
            "channels.customers": "Existing customers",
            "platforms.phoning": "Teleprospecting platform",
        },
        pictures={"internal": pictures(0.0, False), "pilot": pictures(3.1, True)},
        differences={"pilot": histogram(np.random.default_rng(8).normal(3.1, 7.3, ROWS))},
    )  # fmt: skip


def account(found: Findings | None = None, language: str = "en") -> Account:
    """What a report of these findings shows, no command having answered anything beside them."""
    return Account(found or made_up(), Answers(), language, START)


def with_comparison(found: Findings, **numbers: float) -> Findings:
    """Return the same findings with another comparison."""
    return replace(found, comparisons={"pilot": comparison(**numbers)})


def with_third_mix(found: Findings) -> Findings:
    """Return the same findings with a third mix, the best of all."""
    best = {"lean": Estimate(0.93, 0.01), "pilot": Estimate(0.06, 0.01), "internal": Estimate(0.01, 0.01)}
    made = decision()
    return replace(
        found,
        mixes={**found.mixes, "lean": mix(5.5, False)},
        comparisons={**found.comparisons, "lean": comparison(5.5, 0.97)},
        labels={**found.labels, "mixes.lean": "Fewer visits"},
        decision=replace(
            made,
            mixes=("lean", "pilot", "internal"),
            best=best,
            best_measured="lean",
            lead_chance=Estimate(0.93, 0.01),
        ),
    )
