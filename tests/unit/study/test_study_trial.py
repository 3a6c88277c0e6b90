"""The worth of a trial on small scenarios whose answer is plain."""

from dataclasses import asdict

import numpy as np
import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.errors import InputError
from simulator.execution import way
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.trial import plan_of, try_out
from simulator.study.trial.afterwards import afterwards, weeks_that_follow
from simulator.study.trial.length import nets_of, shown_of
from simulator.study.trial.simulations import Simulations
from support.trials import KNOWN_BAD, KNOWN_GOOD, NEARLY_GOOD, REDUCED, TEXT, platform_scenario, tried

CALLS = """
title = "Calls or visits?"
[profiles.rep]
headcount   = 2
hourly_cost = 38
[channels]
calls  = { hours = 0.4, success = { low = 0.002, likely = 0.02, high = 0.10 }, value = 3_000 }
visits = { hours = 2.5, success = 0.15, value = 5_500 }
[mixes]
calling  = { rep = { calls = 1.0 } }
visiting = { rep = { calls = 0.5, visits = 0.5 } }
"""


@pytest.fixture
def simulations(tmp_path):
    """Small runs of the scenario in which the trial is worth running."""
    plan = plan_of(platform_scenario(tmp_path), "platform.toml", (2, 6))
    by = way(1, "threads", None)
    yield Simulations(plan, CompiledEngine(), Settings(engine="compiled", rows=200), by, 1_000)
    by.close()


def test_certainly_worth_running(tmp_path) -> None:
    """Half of what is believed says that the platform loses, half that it pays for itself many times over."""
    found = tried(platform_scenario(tmp_path), 2, 4).findings
    best = found.recommended
    assert found.verdict == best.verdict == "worth"
    assert best.net.value > 3.0 * best.net.se
    assert best.information.value > best.cost.value > 0.0
    assert found.at_once == "now"
    assert best.rule.wrong.value < best.rule.wrong_at_once.value
    assert best.rule.reading.count in ("signed", "quotes", "accepted")
    assert best.rule.share_of_information > 0.8
    assert 0.0 < best.rule.taken["go_on"] < 1.0


def test_certainly_not_worth_running(tmp_path) -> None:
    """Nothing is left to be learned, and each appointment loses 70."""
    found = tried(platform_scenario(tmp_path, KNOWN_BAD), 2, 4).findings
    assert found.verdict == "not_worth"
    assert found.at_once == "now"
    for one in found.lengths:
        assert one.information.value == pytest.approx(0.0, abs=1e-6)
        assert one.rule.taken["stop"] == 1.0
        assert one.rule.reading.at_least is None
        appointment = (
            120.0 - 0.05 * 1_000.0 + 0.3 * 0.03 * 3_000.0 / 0.4
        )  # price, less sales, and calls not made
        paid = one.seen["accepted"].mean * appointment
        assert one.cost.value == pytest.approx(paid, abs=5.0 * one.cost.se)
        assert one.cost.se < 0.1 * paid
    assert found.lengths[1].cost.value > found.lengths[0].cost.value


def test_certainly_needless(tmp_path) -> None:
    """Nothing is left to be learned, and the platform pays: a trial is what would be done anyway."""
    found = tried(platform_scenario(tmp_path, KNOWN_GOOD), 2, 4).findings
    assert found.verdict == "changes_nothing"
    assert found.at_once == "trial"
    for one in found.lengths:
        assert one.cost.value == one.cost.se == 0.0
        assert one.rule.reading.at_least == 0.0


def test_a_price_makes_the_same_trial_not_worth_its_cost(tmp_path) -> None:
    dear = tried(platform_scenario(tmp_path, "platforms.phoning.price=2000"), 4).findings
    assert dear.verdict == "not_worth"
    assert dear.recommended.net.value < -3.0 * dear.recommended.net.se


def test_three_ways_and_an_early_look(tmp_path) -> None:
    scenario = platform_scenario(tmp_path, more=REDUCED)
    found = tried(scenario, 4, interim=2).findings
    assert list(found.options) == ["stop", "reduce", "go_on"]
    reading = found.recommended.rule.reading
    assert (reading.below or 0.0) <= (reading.at_least or 0.0)
    assert sum(found.recommended.rule.taken.values()) == pytest.approx(1.0)
    assert set(found.weekly_gain) == {"reduce", "go_on"}
    assert found.interim is not None
    assert found.interim.week == 2
    assert found.interim.goes_on_early, "the trial is not what is gone on with"
    assert found.interim_week == 2


def test_the_look_is_at_the_same_trials(simulations) -> None:
    """Six weeks seen after two: never more than on the last day, and all the luck of the first weeks the same."""
    after = afterwards(simulations, 1)
    early, _, _ = shown_of(simulations, after, 6, 2)
    last, _, _ = shown_of(simulations, after, 6, 6)
    for name, counts in early.items():
        assert (counts <= last[name] + 1e-9).all(), name
    assert np.corrcoef(early["accepted"], last["accepted"])[0, 1] > 0.3


def test_trials_have_luck_of_their_own(simulations) -> None:
    """Deliveries of a trial say nothing about the net of the rows that value the decision; those of its own do."""
    plan, after = simulations.plan, afterwards(simulations, 1)
    seen, _, _ = shown_of(simulations, after, 6, 6)
    own = simulations.run(plan.during(6), ("trial",)).outcomes.of("trial", "platforms/phoning/delivered")
    assert abs(np.corrcoef(seen["delivered"], own)[0, 1]) < 5.0 / np.sqrt(len(own))
    assert (seen["delivered"] != own).any()


def test_mixes_are_compared_on_the_same_rows(simulations) -> None:
    """At the same rows twice the same numbers, and a mix against itself is nought."""
    first, again = nets_of(simulations, 2), nets_of(simulations, 2)
    np.testing.assert_array_equal(first["trial"], again["trial"])
    spread = np.std(first["trial"] - first["now"])
    apart = np.std(first["trial"] - np.roll(first["now"], 2))
    assert spread < apart


def test_the_answer_does_not_depend_on_the_workers(tmp_path) -> None:
    scenario = platform_scenario(tmp_path)
    one, two = (tried(scenario, 2, 4, interim=2, workers=workers).findings for workers in (1, 2))
    assert asdict(one) == asdict(two)
    assert asdict(tried(scenario, 2, 4, interim=2, seed=2).findings) != asdict(one)


def test_progress_is_told_for_all_the_runs_together(tmp_path) -> None:
    told = []
    plan = plan_of(platform_scenario(tmp_path), "platform.toml", (2, 4), 2)
    settings = Settings(engine="compiled", rows=60, progress=lambda *numbers: told.append(numbers))
    found = try_out(plan, CompiledEngine(), settings)
    assert found is not None
    done, wanted = told[-1]
    assert done == wanted == (4 + 2 * 2 + 1) * 60
    assert [rows for rows, _ in told] == sorted(rows for rows, _ in told)
    assert {rows for _, rows in told} == {wanted}
    assert found.findings.simulated == 60 * (4 * 2 + 2 * (2 + 1) + 1)


def test_what_is_learned_is_used_for_a_year_and_discounted(tmp_path) -> None:
    plan = plan_of(platform_scenario(tmp_path), "platform.toml", (4,))
    assert weeks_that_follow(plan, 4) == pytest.approx(52.0)
    half = platform_scenario(tmp_path, "decision.applies_weeks=26", "decision.discount_rate=0.10")
    by_week = sum(1.1 ** (-(4 + week + 0.5) / 52) for week in range(26))
    assert weeks_that_follow(plan_of(half, "platform.toml", (4,)), 4) == pytest.approx(by_week, rel=1e-4)


@pytest.mark.parametrize(
    ("overrides", "more", "lengths", "codes"),
    [
        ((), "less = { rep = { idle = 1.0 } }", (4,), ["trial_missing", "options_missing"]),
        (("decision.options.stop=trial",), "", (4,), ["options_same"]),
        ((), "", (1, 13, 27), ["length_range", "length_range"]),
    ],
)
def test_what_cannot_be_answered_is_refused(tmp_path, overrides, more, lengths, codes) -> None:
    scenario = platform_scenario(tmp_path, *overrides, more=more)
    with pytest.raises(InputError) as caught:
        plan_of(scenario, "platform.toml", lengths)
    assert [problem.code for problem in caught.value.problems] == codes
    assert bool(scenario.decision.undecided) == ("length_range" not in codes)


def test_a_trial_without_a_platform_is_read_off_the_whole_team(tmp_path) -> None:
    scenario = platform_scenario(
        tmp_path,
        more='video = { rep = { calls = 0.5, idle = 0.5 } }\n[decision]\nbaseline = "now"\ntrial = "video"\n',
    )
    found = tried(scenario, 2, rows=60).findings
    assert found.platforms == ()
    assert set(found.recommended.seen) == {"appointments", "held", "quotes", "signed", "hours"}


def test_a_team_whose_calls_sign_often_gives_the_visits_up(tmp_path) -> None:
    """Calls of unknown success against visits of known success: many signatures speak for more calls."""
    file = tmp_path / "calls.toml"
    file.write_text(CALLS, encoding="utf-8")
    found = tried(load(file), 4, rows=800).findings
    best = found.recommended
    assert found.at_once == "visiting"
    assert found.verdict == "worth"
    assert best.rule.told
    assert best.rule.reading.count == "signed"
    assert not best.rule.reading.upward
    assert best.rule.changed.value > 0.05


def test_deals_that_are_open_on_the_last_day_are_not_known(tmp_path) -> None:
    """What is worth learning shows in signatures only, and these come a hundred days later: nothing is learned in time."""
    late = ("activities.phoning.after_days=100", "horizon.run_off_weeks=26")
    found = tried(platform_scenario(tmp_path, *late), 4).findings.recommended
    assert found.seen["signed"].mean == 0.0
    assert found.seen["quotes"].mean > 30.0
    assert found.information.value == pytest.approx(0.0, abs=1.96 * found.information.se)
    assert found.rule.wrong.value > 0.2, "what is not seen cannot be read"
    in_time = tried(platform_scenario(tmp_path, late[1]), 4).findings.recommended
    assert in_time.information.value > 4.0 * in_time.information.se
    assert in_time.seen["signed"].mean > 1.0


def test_one_mix_has_nothing_to_be_tried_against(tmp_path) -> None:
    file = tmp_path / "alone.toml"
    file.write_text(TEXT.rsplit("\n", 2)[0] + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        plan_of(load(file), "alone.toml", (4,))
    (problem,) = caught.value.problems
    assert problem.code == "trial_alone"
    lines = str(problem.params["example"]).split(" / ")
    assert lines == [
        "[mixes.other]",
        "prospecting.rep = { calls = 1 }",
        "orders.phoning = { per_week = 5 }",
    ]
    file.write_text(file.read_text(encoding="utf-8") + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert plan_of(load(file), "alone.toml", (4,)).options == {"stop": "now", "go_on": "other"}


@pytest.mark.parametrize("interim", [4, 6])
def test_a_look_that_no_length_lasts_beyond_is_refused(tmp_path, interim: int) -> None:
    scenario = platform_scenario(tmp_path)
    with pytest.raises(InputError) as caught:
        plan_of(scenario, "platform.toml", (2, 4), interim)
    assert [problem.code for problem in caught.value.problems] == ["interim_late"]
    assert plan_of(scenario, "platform.toml", (2, 4)).interim is None, (
        "the default is left out where none lasts so long"
    )
    assert plan_of(scenario, "platform.toml", (2, 13)).interim == 6
    assert plan_of(scenario, "platform.toml", (2, 13), 0).interim is None


@pytest.mark.parametrize("rows", [4, 40])
def test_few_rows_give_no_flat_verdict(tmp_path, rows: int) -> None:
    """The same scenario is certainly needless at 4,000 rows: nothing in so few of them can tell."""
    found = tried(platform_scenario(tmp_path, NEARLY_GOOD), 2, rows=rows).findings
    best = found.recommended
    assert found.verdict == "undecided"
    assert best.rule.changed.value + 1.96 * best.rule.changed.se > 0.01
    assert best.rows_needed is not None
    assert best.rows_needed > rows
    assert best.net.se > 0.0, "that no draw differs from another is not known from so few"
    assert not best.rule.told


def test_as_many_rows_as_are_asked_for_give_the_verdict(tmp_path) -> None:
    scenario = platform_scenario(tmp_path, NEARLY_GOOD)
    wanted = tried(scenario, 2, rows=40).findings.recommended.rows_needed
    assert wanted is not None
    assert tried(scenario, 2, rows=wanted).findings.verdict == "changes_nothing"


def test_a_mix_that_no_option_leads_to_is_said_to_be_better(tmp_path) -> None:
    """It orders half as much again of what pays: ahead by as much as half of what going on gains, on the same rows."""
    more = """
most  = { rep = { calls = 1.0 }, phoning = 15 }
least = { rep = { calls = 0.5, idle = 0.5 } }

[decision]
baseline = "now"
trial    = "trial"
options  = { go_on = "trial", stop = "now" }
"""
    wide = (KNOWN_GOOD, "platforms.phoning.can_deliver_per_week=15")
    found = tried(platform_scenario(tmp_path, *wide, more=more), 2).findings
    assert [(one.mix, one.against, one.told) for one in found.unweighed] == [
        ("most", "trial", "better"),
        ("least", "trial", "not_better"),
    ]
    gain, ahead = found.weekly_gain["go_on"], found.unweighed[0].ahead
    assert ahead.value == pytest.approx(gain.value / 2.0, abs=4.0 * (ahead.se + gain.se))
    assert found.unweighed[0].rows == 400
    assert tried(platform_scenario(tmp_path), 2, rows=40).findings.unweighed == ()


def test_what_is_not_weighed_meets_the_same_luck(simulations) -> None:
    """A mix like the option that brings most is ahead of it by nothing at all."""
    after = afterwards(simulations, 1)
    again = simulations.run(simulations.plan.running_all(), (after.best,)).outcomes
    weeks = simulations.plan.scenario.horizon.weeks
    np.testing.assert_array_equal(again.of(after.best, "net") / weeks, after.nets[after.best])
