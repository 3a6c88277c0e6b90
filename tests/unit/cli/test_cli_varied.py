"""`simulate hours` and `simulate drivers`: records, folders, words, and what they refuse."""

import json
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import validate

from simulator.presentation.labels import Words
from simulator.presentation.varied.drivers import drivers_sentences, turns
from simulator.scenario import load
from simulator.statistics import Estimate
from simulator.study.varied.moves import cheapest, moved, step_of, with_idle
from simulator.varied import DriversFindings, Swing, Use
from unit.presentation.made_up import made_up

TABLE = Path(__file__).parents[3] / "scenarios" / "table.toml"
PILOT = TABLE.with_name("pilot.toml")
FEW = ("--replications", "40", "--workers", "1", "--lang", "en")


def schema(name: str) -> dict[str, object]:
    text = (resources.files("simulator.presentation") / f"{name}.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@pytest.mark.parametrize("name", ["hours", "drivers"])
def test_the_record_is_what_its_schema_says_and_the_folder_holds_it(run, name) -> None:
    words = (name, str(PILOT), *FEW, "--set", "channels.emails.contacts=50")
    done = run(*words, "--json", *(("--mix", "internal") if name == "hours" else ()))
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    validate(record, schema(name))
    folder = Path("runs") / f"pilot-{name}"
    assert json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) == record
    assert {file.name for file in (folder / "figures").iterdir()} == {f"{name}.svg", f"{name}.png"}
    again = run(name, str(PILOT), *FEW)
    assert again.exit_code == 2, "the folder holds another scenario's results"
    assert "Traceback" not in again.stderr


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages(run, language) -> None:
    shown = run("hours", str(TABLE), "--replications", "40", "--lang", language, "--no-report")
    assert shown.exit_code == 0, shown.stderr
    assert ("Value of the last hour" in shown.stdout) == (language == "en")
    quiet = run("drivers", str(PILOT), "--replications", "10", "--lang", language, "--quiet", "--no-report")
    assert quiet.exit_code == 0, quiet.stderr
    assert len(quiet.stdout.splitlines()) <= 8


def test_which_mix_is_meant(run, scenario) -> None:
    refused = run("drivers", scenario, "--mix", "now", "--lang", "en")
    assert refused.exit_code == 2
    assert "is the baseline, with which the others are compared" in refused.stderr
    unknown = run("hours", scenario, "--mix", "nobody", "--lang", "en")
    assert unknown.exit_code == 2


def test_a_scenario_without_beliefs_has_no_driver(run, scenario) -> None:
    none = run("drivers", scenario, "--mix", "trial", "--replications", "10", "--lang", "en")
    assert none.exit_code == 0, none.stderr
    assert "rest on no uncertain assumption" in none.stdout


def use(name: str, hours: float, marginal: float) -> Use:
    return Use(
        "internal",
        "rep",
        name,
        "channel",
        hours,
        Estimate(0.0, 1.0),
        Estimate(marginal, 1.0),
        cheap=False,
        cheap_hours=0.0,
    )


LISTED = """
title = "What is under way"
language = "en"

[profiles.rep]
headcount = 2
hourly_cost = 35

[activities.call]
by = "rep"
hours = { contact = 0.2 }
success = 0.03
next = "quote"

[activities.quote]
by = "rep"
hours = { contact = 1.0 }
success = 0.3
next = "signed"

[deal]
value = 3_000

[channels.calls]
attempt = "call"

[platforms.phoning]
price = 100
can_deliver_per_week = 3
leads_to = "quote"

[mixes.internal]
prospecting.rep = { calls = 1.0 }

[mixes.trial]
prospecting.rep = { calls = 1.0 }
orders.phoning = { per_week = 3 }

[opening]
start = "listed"

[[opening.items]]
activity = "quote"
count = 4
source = "calls"
due_days = { mean = { p10 = 3, p90 = 9 }, cv = 0.5 }
"""


def test_a_belief_in_a_list_is_moved_too(run, tmp_path) -> None:
    """Its difference to the baseline cannot be told from nothing, which is said."""
    file = tmp_path / "listed.toml"
    file.write_text(LISTED, encoding="utf-8")
    for language, said in (
        ("en", "no assumption changes the difference"),
        ("fr", "aucune hypothèse ne change"),
    ):
        found = run(
            "drivers", str(file), "--replications", "20", "--lang", language, "--no-report", "--force"
        )
        assert found.exit_code == 0, found.stderr
        assert said in " ".join(found.stdout.split())
    record = json.loads(Path("runs/listed-drivers/drivers.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in record["swings"]] == ["opening.items[0].due_days.mean"]


def test_the_hours_that_pay_least_make_up_a_tenth() -> None:
    uses = [use("a", 5.0, -10.0), use("b", 4.0, -5.0), use("c", 60.0, 1.0), use("d", 31.0, 8.0)]
    assert [one.cheap for one in cheapest(uses, 100.0)] == [True, True, True, False]
    assert [one.cheap for one in cheapest(uses, 40.0)] == [True, False, False, False]
    assert [one.cheap_hours for one in cheapest(uses, 100.0)] == pytest.approx([5.0, 4.0, 11.0, 0.0])


def test_a_use_that_holds_half_of_the_hours_is_not_named_whole() -> None:
    (named,) = cheapest([use("a", 60.0, -10.0)], 100.0)
    assert named.cheap_hours == pytest.approx(20.0)
    whole, other = cheapest([use("a", 60.0, -10.0), use("b", 40.0, 1.0)], 100.0)
    assert (whole.cheap_hours, other.cheap_hours) == (pytest.approx(20.0), 0.0)


def test_hours_move_from_the_last_to_the_first_and_shares_still_add_up() -> None:
    pilot = load(str(PILOT))
    uses = [use("calls", 400.0, 30.0), use("customers", 170.0, 117.0), use("small_accounts", 585.0, -108.0)]
    move = moved(pilot, "internal", "rep", uses)
    assert move is not None
    assert (move.source, move.into) == ("small_accounts", "customers")
    before = pilot.mixes["internal"].prospecting["rep"]
    assert sum(move.shares.values()) == pytest.approx(sum(before.values()))
    assert 0.5 * before["small_accounts"] <= move.shares["small_accounts"] < before["small_accounts"]
    assert moved(pilot, "internal", "rep", uses[:1]) is None


def test_small_pieces() -> None:
    assert with_idle({"a": 0.7, "idle": 0.3}, "a", 0.2) == pytest.approx({"a": 0.5, "idle": 0.5})
    assert step_of(30.0) == pytest.approx(0.1)
    assert step_of(2.0) == pytest.approx(0.5)


def test_a_belief_turns_the_verdict_only_beyond_the_error() -> None:
    def swing(low: float, high: float) -> Swing:
        return Swing("x", (0.0, 1.0), Estimate(low, 1.0), Estimate(high, 1.0), Estimate(high - low, 1.0))

    assert turns(swing(-3.0, 4.0))
    assert not turns(swing(-1.0, 4.0))
    assert not turns(swing(3.0, 9.0))


@pytest.mark.parametrize(
    ("error", "said"),
    [(0.1, "No assumption turns the verdict"), (9.0, "no assumption changes"), (1.2, "ruled out")],
)
def test_no_more_is_said_of_drivers_than_the_errors_allow(error, said) -> None:
    words = Words("en", "EUR")
    base = DriversFindings(
        title="", language="en", currency="EUR", headline="net", horizon_weeks=13, baseline="internal", mix="trial",
        gain=Estimate(5.0, error), swings=(), quarters=1, labels={},
        provenance=replace(made_up().provenance, replications=40),
    )  # fmt: skip
    ends = Estimate(2.0, error), Estimate(8.0, error)
    one = Swing("deal.value", (1.0, 2.0), *ends, Estimate(6.0, error))
    text = " ".join(drivers_sentences(replace(base, swings=(one,)), words))
    assert said in text
