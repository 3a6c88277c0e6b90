"""A whole update: what is learned, what goes together after it, the rule applied, both verdicts."""

import json
from pathlib import Path

import numpy as np
import pytest

from simulator.calibration.results import Results, trial_of
from simulator.calibration.results.model import ChannelResults, PlatformResults, TeamResults
from simulator.engine.compiled import CompiledEngine
from simulator.errors import InputError
from simulator.scenario import Scenario, load
from simulator.scenario.notations import Counts, Known
from simulator.scenario.rewrite import rewritten
from simulator.statistics import Estimate
from simulator.study import Settings
from simulator.study.update import learn, renew, rule_from_folder, updated
from simulator.study.update.learn import elapsed_of
from simulator.study.update.rule import Named, applied, chosen, rule_missing
from simulator.study.update.together import together_after
from simulator.tried import Reading
from support.trials import TEXT

ROOT = Path(__file__).resolve().parents[3]
BELIEFS = """
title = "Does the platform pay?"
[horizon]
weeks = 4
[profiles.rep]
headcount   = 1
hourly_cost = 38
[channels]
calls = { hours = 0.4, success = { successes = 3, trials = 100 }, value = 3_000 }
[platforms]
phoning = { price = { p10 = 90, p90 = 150 }, can_deliver_per_week = 10, hours = 0.3, success = { p10 = 0.05, p90 = 0.4 }, value = 1_000 }
[mixes]
now   = { rep = { calls = 1.0 } }
trial = { rep = { calls = 1.0 }, phoning = 10 }
[[correlations]]
between = ["platforms.phoning.price", "activities.phoning.success", "activities.calls.success"]
rank = 0.6
"""
SUCCESS, PRICE, CALLS = "activities.phoning.success", "platforms.phoning.price", "activities.calls.success"


@pytest.fixture
def scenario(tmp_path) -> Scenario:
    file = tmp_path / "beliefs.toml"
    file.write_text(BELIEFS, encoding="utf-8")
    return load(file)


def results(weeks: float = 4, **platform) -> Results:
    return Results(weeks=weeks, platforms={"phoning": PlatformResults(**platform)})


def test_what_is_learned_of_the_platform_and_carried_to_the_calls(scenario) -> None:
    shown = results(delivered=36, accepted=36, held=36, signed=2, price=140)
    found = learn(scenario, shown, "results.toml", draws=4_000)
    assert trial_of(scenario, shown) == found.mix == "trial"
    assert set(found.changes) == {SUCCESS, PRICE, CALLS}
    assert found.changes[PRICE].form == Known(140.0)
    median = np.array([0.5])
    assert found.changes[SUCCESS].quantile(median)[0] < 0.10
    assert not isinstance(found.changes[CALLS].form, Counts)
    pairs = {one.between for one in found.together or ()}
    assert pairs == {(CALLS, SUCCESS)}, "nothing can go with what is known now"


def test_what_hardly_goes_together_is_left_alone(tmp_path) -> None:
    file = tmp_path / "loose.toml"
    file.write_text(BELIEFS.replace("rank = 0.6", "rank = 0.001"), encoding="utf-8")
    found = learn(load(file), results(held=36, signed=2), "results.toml", draws=2_000)
    assert set(found.changes) == {SUCCESS}
    assert found.together is None


def test_the_same_seed_learns_the_same(scenario) -> None:
    shown = results(held=36, signed=2)
    both = [learn(scenario, shown, "results.toml", draws=2_000).changes for _ in range(2)]
    assert both[0] == both[1]
    assert learn(scenario, shown, "results.toml", draws=2_000, seed=2).changes != both[0]


def test_results_that_say_nothing_are_refused(scenario) -> None:
    with pytest.raises(InputError) as caught:
        learn(scenario, results(delivered=12, accepted=12), "results.toml")
    assert [problem.code for problem in caught.value.problems] == ["results_empty"]


def test_results_that_cannot_be_are_refused(tmp_path) -> None:
    file = tmp_path / "never.toml"
    never = BELIEFS.replace("{ successes = 3, trials = 100 }", "{ samples = [0.0, 0.0] }").split(
        "[[correlations]]"
    )[0]
    file.write_text(never, encoding="utf-8")
    shown = Results(weeks=4, channels={"calls": ChannelResults(attempts=100, successes=3)})
    with pytest.raises(InputError) as caught:
        learn(load(file), shown, "results.toml", draws=1_000)
    assert [problem.code for problem in caught.value.problems] == ["results_impossible"]


def test_open_weeks_follow_the_calendar() -> None:
    pilot = load(ROOT / "scenarios/pilot.toml")
    whole = elapsed_of(pilot, "pilot", Results(weeks=13))
    assert whole.days == 91.0
    assert whole.open_weeks["phoning"] == pytest.approx(13.0 - 2 / 5), (
        "Easter Monday, and a closed day of the company"
    )
    beyond = elapsed_of(pilot, "pilot", Results(weeks=60))
    assert beyond.open_weeks["phoning"] == pytest.approx(60.0, abs=2.5)


def test_correlations_that_have_not_changed_are_not_written(scenario) -> None:
    assert together_after(scenario, [], set()) is None


TWO, THREE = ("stop", "go_on"), ("stop", "reduce", "go_on")


@pytest.mark.parametrize(
    ("reading", "value", "options", "expected"),
    [
        (Reading("quotes", None, 9.0, 9.0), 9.0, TWO, "go_on"),
        (Reading("quotes", None, 9.0, 9.0), 8.0, TWO, "stop"),
        (Reading("quotes", None, 9.0, 4.0), 8.0, THREE, "reduce"),
        (Reading("quotes", None, 9.0, 4.0), 4.0, THREE, "reduce"),
        (Reading("quotes", None, 9.0, 4.0), 3.0, THREE, "stop"),
        (Reading("quotes", None, None, None), 99.0, THREE, "stop"),
        (Reading("quotes", None, None, 4.0), 99.0, THREE, "reduce"),
        (Reading("held", "accepted", 0.6, 0.6), 0.1 + 0.5, TWO, "go_on"),
        (Reading("quotes", None, 0.0, 0.0), 0.0, TWO, "go_on"),
        (Reading("quotes", None, 9.0, 9.0, upward=False), 9.0, TWO, "stop"),
        (Reading("quotes", None, 9.0, 9.0, upward=False), 8.0, TWO, "go_on"),
        (Reading("quotes", None, 9.0, 4.0, upward=False), 4.0, THREE, "reduce"),
        (Reading("quotes", None, None, 4.0, upward=False), 3.0, THREE, "go_on"),
    ],
)
def test_a_rule_is_read_as_it_is_ticked_off(reading, value, options, expected) -> None:
    assert chosen(reading, value, options) == expected


def test_what_a_rule_counts_is_found_in_the_results() -> None:
    options = {"stop": "now", "go_on": "trial"}

    def read(reading: Reading, platforms: tuple[str, ...], shown: Results) -> tuple[float | None, str]:
        found = applied(Named(reading, True, Estimate(0.3, 0.01), "computed"), 4, options, platforms, shown)
        return found.value, found.mix

    shown = results(accepted=20, delivered=22, held=15, quoted=6)
    assert read(Reading("quotes", None, 5.0, 5.0), ("phoning",), shown) == (6.0, "trial")
    assert read(Reading("quotes", "accepted", 0.5, 0.5), ("phoning",), shown) == (0.3, "now")
    assert read(Reading("signed", None, 1.0, 1.0), ("phoning",), shown) == (None, "")
    assert read(Reading("quotes", None, 5.0, 5.0), ("phoning", "other"), shown) == (None, "")
    team = Results(weeks=4, team=TeamResults(quoted=4, appointments=0))
    assert read(Reading("quotes", None, 5.0, 5.0), (), team) == (4.0, "now")
    assert read(Reading("quotes", "appointments", 0.5, 0.5), (), team) == (0.0, "now")


def test_why_there_is_no_rule(scenario) -> None:
    assert rule_missing(scenario, results(), "trial") == ""
    assert rule_missing(scenario, results(weeks=1), "trial") == "length"
    assert rule_missing(scenario, results(), "now") == "undecided"


def record(folder: Path, **changes) -> Path:
    rule = {
        "reading": {"count": "signed", "of": None, "at_least": 3.0, "below": 3.0},
        "told": True,
        "wrong": {"value": 0.2, "se": None},
    }
    whole = {
        "trial": "trial",
        "options": {"stop": "now", "go_on": "trial"},
        "platforms": ["phoning"],
        "lengths": [{"weeks": 4, "rule": rule}],
        **changes,
    }
    folder.mkdir(exist_ok=True)
    (folder / "trial.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def test_the_rule_of_a_folder(tmp_path, scenario) -> None:
    found = rule_from_folder(record(tmp_path / "trial"), scenario, results(signed=3), "trial")
    assert (found.option, found.mix, found.value, found.weeks) == ("go_on", "trial", 3.0, 4)
    assert found.origin == str(tmp_path / "trial")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lengths": []}, "rule_length"),
        ({"trial": "other"}, "rule_foreign"),
        ({"options": {"stop": "now", "go_on": "gone"}}, "rule_foreign"),
        ({"lengths": [{"weeks": 4}]}, "rule_none"),
    ],
)
def test_a_folder_that_does_not_fit_is_refused(tmp_path, scenario, changes, code) -> None:
    folder = record(tmp_path / "trial", **changes)
    with pytest.raises(InputError) as caught:
        rule_from_folder(folder, scenario, results(signed=3), "trial")
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_folder_of_something_else_is_refused(tmp_path, scenario) -> None:
    with pytest.raises(InputError):
        rule_from_folder(tmp_path / "nowhere", scenario, results(signed=3), "trial")


def test_bad_results_turn_the_verdict(tmp_path) -> None:
    """A platform that was believed to sign one in four and signs none: the mean gain of ordering falls, on the same luck."""
    file = tmp_path / "turns.toml"
    hopeful = TEXT.replace("{ low = 0, likely = 0.05, high = 0.70 }", "{ p10 = 0.1, p90 = 0.6 }")
    file.write_text(hopeful, encoding="utf-8")
    scenario = load(file)
    shown = results(delivered=36, accepted=36, held=36, signed=0)
    found = learn(scenario, shown, "results.toml", draws=4_000)
    path = "activities.phoning.success"
    values = {one: {**found.changes[one].written(), "source": "trial"} for one in found.changes}
    _, after = rewritten(file, tmp_path / "after.toml", values)
    settings = Settings(engine="compiled", rows=200, workers=1)
    renewed = renew(found, after, CompiledEngine(), settings)
    assert renewed.before.comparisons["trial"].expected_gain.value > 0.0
    assert renewed.after.comparisons["trial"].expected_gain.value < 0.0
    assert renewed.rule.mix == "now"
    whole = updated(found, settings, "after.toml", 1.0, renewed)
    (belief,) = whole.beliefs
    assert (belief.path, belief.method) == (path, "weighted")
    assert belief.after.p50 < belief.before.p50
    assert 0.0 < belief.place < 0.5
    assert whole.untouched == 0
    assert whole.blocks[0].enough
