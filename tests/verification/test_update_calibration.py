"""Simulation-based calibration: truths drawn from the beliefs, a trial simulated, the beliefs updated by what it shows.

Bands from P10 to P90 must then hold the truth in 80 % of cases, and the truths' places in the updated beliefs be uniform
(Cook, Gelman and Rubin (2006), "Validation of software for Bayesian models using posterior quantiles"). The trial is simulated
by our own engine, cut at its last day; what it shows of each row are the counts that a manager would write down.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy import stats

from simulator.calibration.results import Results, believed, evidence_of
from simulator.calibration.results.model import ChannelResults, PlatformResults
from simulator.calibration.update import blocks_of, settle
from simulator.engine.compiled import CompiledEngine
from simulator.sampling import Sheet, belief_values
from simulator.scenario import Scenario, load, quantities
from simulator.study import Settings
from simulator.study.run import run
from simulator.study.update.learn import elapsed_of

#: Standard errors: with 14 comparisons at this bound one test in 150 would fail on an unlucky seed.
BOUND = 3.5
TRIALS, SEED, DRAWS, WEEKS = 200, 12, 2_000, 13
TEXT = """
title = "Calibration"
[horizon]
weeks = 13
[opening]
start = "empty"
[profiles.rep]
headcount = 4
hourly_cost = 40
[activities.call]
by = "rep"
hours = { contact = { mean = { p10 = 0.15, p90 = 0.30 }, cv = 1.5 } }
success = { p10 = 0.02, p90 = 0.06 }
next = "quote"
after_days = 2
[activities.demo]
by = "rep"
hours = { contact = { mean = 0.8, cv = 0.4 } }
no_show = { probability = { p10 = 0.10, p90 = 0.40 } }
success = { p10 = 0.25, p90 = 0.65 }
next = "quote"
after_days = { mean = 3, cv = 0.5 }
priority = 1
[activities.quote]
by = "rep"
hours = { prepare = 0.5 }
success = { successes = 3, trials = 8 }
next = "signed"
after_days = { mean = 30, cv = 0.8 }
priority = 2
[deal]
value = { mean = 5_000, cv = 0.5 }
[channels.calls]
attempt = "call"
[platforms.phoning]
price = 100
can_deliver_per_week = { p10 = 3, p90 = 8 }
ramp_weeks = 3
validation = { by = "rep", hours = 0.1, accepted = { p10 = 0.5, p90 = 0.9 } }
leads_to = "demo"
after_days = { mean = 8, cv = 0.4 }
[mixes.now]
prospecting.rep = { calls = 0.1, idle = 0.9 }
[mixes.trial]
prospecting.rep = { calls = 0.1, idle = 0.9 }
orders.phoning = { per_week = 9, weeks = [1, 13] }
[[correlations]]
between = ["platforms.phoning.can_deliver_per_week", "platforms.phoning.validation.accepted"]
rank = -0.5
"""
DELIVERS = "platforms.phoning.can_deliver_per_week"
ACCEPTED = "platforms.phoning.validation.accepted"
MISSED = "activities.demo.no_show.probability"
DEMO, QUOTE, CALL = (f"activities.{name}.success" for name in ("demo", "quote", "call"))
HOURS = "activities.call.hours.contact.mean"
BELIEFS = (DELIVERS, ACCEPTED, MISSED, DEMO, QUOTE, CALL, HOURS)


@dataclass
class World:
    """Truths, and what a trial under each showed."""

    scenario: Scenario
    truths: dict[str, np.ndarray]
    shown: list[Results]


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    """As many trials as truths: one replication of each draw."""
    file = tmp_path_factory.mktemp("calibration") / "trial.toml"
    file.write_text(TEXT, encoding="utf-8")
    scenario = load(file)
    settings = Settings(seed=SEED, rows=2 * TRIALS, mixes=("trial",), engine="compiled", workers=1)
    outcomes = run(scenario, CompiledEngine(), settings).outcomes

    def of(column: str) -> np.ndarray:
        return outcomes.of("trial", column)[::2]

    counts = {
        "delivered": of("platforms/phoning/delivered"),
        "accepted": of("platforms/phoning/accepted"),
        "held": of("channels/phoning/held"),
        "missed": of("channels/phoning/missed"),
        "quoted": of("channels/phoning/quotes"),
        "signed": of("channels/phoning/signed"),
    }
    calls = {"attempts": of("channels/calls/attempts"), "successes": of("channels/calls/opened")}
    hours = of("activities/call/hours")
    shown = [
        Results(
            weeks=WEEKS,
            platforms={"phoning": PlatformResults(**{name: int(all_[k]) for name, all_ in counts.items()})},
            channels={
                "calls": ChannelResults(
                    attempts=round(calls["attempts"][k]),
                    successes=int(calls["successes"][k]),
                    hours=float(hours[k]),
                )
            },
        )
        for k in range(TRIALS)
    ]
    return World(scenario, dict(belief_values(scenario, Sheet(SEED, range(TRIALS)))), shown)


def places(world: World, change=lambda section: section, only=BELIEFS) -> dict[str, np.ndarray]:
    """Place of each truth in its updated belief, (trials,) by path."""
    known = quantities(world.scenario)
    prior = {path: believed(one) for path, one in known.items() if one.known is None}
    correlated = (DELIVERS, ACCEPTED)
    r = 2.0 * np.sin(np.pi * -0.5 / 6.0)
    generator = np.random.default_rng(5)
    found: dict[str, list[float]] = {}
    for k, results in enumerate(world.shown):
        own = replace_platform(results, change)
        evidence = evidence_of(world.scenario, "trial", own, elapsed_of(world.scenario, "trial", own))
        for block in blocks_of(prior, correlated, np.array([[1.0, r], [r, 1.0]]), evidence.terms):
            if not set(only) & set(block.names):
                continue
            facts = {
                name: known[name].typical()
                for t in block.terms
                for name in t.names
                if name not in block.names
            }
            settled = settle(block, prior, facts, DRAWS, generator)
            for path, posterior in settled.posteriors.items():
                truth = world.truths[path][k]
                grid = np.linspace(0.0005, 0.9995, 2_000)
                found.setdefault(path, []).append(float(np.interp(truth, posterior.quantile(grid), grid)))
    return {path: np.array(one) for path, one in found.items()}


def replace_platform(results: Results, change) -> Results:
    return results.model_copy(update={"platforms": {"phoning": change(results.platforms["phoning"])}})


def z_of_coverage(place: np.ndarray) -> float:
    """Distance of the share of truths between P10 and P90 from 80 %, in standard errors."""
    inside = ((place > 0.1) & (place < 0.9)).mean()
    return float((inside - 0.8) / np.sqrt(0.8 * 0.2 / len(place)))


def z_of_mean(place: np.ndarray) -> float:
    """Distance of the mean place from the middle, in standard errors of a uniform's."""
    return float((place.mean() - 0.5) * np.sqrt(12.0 * len(place)))


@pytest.fixture(scope="module")
def calibrated(world: World) -> dict[str, np.ndarray]:
    return places(world)


@pytest.mark.parametrize("path", BELIEFS)
def test_bands_hold_the_truth_in_four_cases_out_of_five(calibrated, path) -> None:
    assert len(calibrated[path]) > 0.9 * TRIALS
    assert abs(z_of_coverage(calibrated[path])) < BOUND


@pytest.mark.parametrize("path", BELIEFS)
def test_truths_are_anywhere_in_the_updated_beliefs(calibrated, path) -> None:
    assert stats.kstest(calibrated[path], "uniform").pvalue > 1e-4


def test_open_deals_taken_for_lost_are_seen(world) -> None:
    """Negative control: a quote that is not signed yet counts as lost, and success comes out too low."""

    def all_lost(section: PlatformResults) -> PlatformResults:
        return section.model_copy(update={"lost": section.quoted - section.signed})

    place = places(world, all_lost, [QUOTE])[QUOTE]
    assert abs(z_of_coverage(place)) > BOUND
    assert z_of_mean(place) > 2.0 * BOUND, "the truths stand high in beliefs that are too low"


def test_misses_left_out_are_seen(world) -> None:
    """Negative control of a plain count: every second missed appointment forgotten."""

    def half(section: PlatformResults) -> PlatformResults:
        return section.model_copy(update={"missed": section.missed // 2})

    assert abs(z_of_coverage(places(world, half, [MISSED])[MISSED])) > BOUND
