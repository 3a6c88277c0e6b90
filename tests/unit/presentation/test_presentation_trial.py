"""The worth of a trial shown: the answer and its rules in both languages, tables that fit, a picture, a file."""

import json
from dataclasses import replace
from importlib import resources
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from simulator.presentation.figures import style
from simulator.presentation.figures.trial import trial_bytes, trial_figure
from simulator.presentation.labels import Words
from simulator.presentation.trial import finding, show_trial, to_trial
from simulator.presentation.trial.rules import steps
from simulator.tried import Reading, TrialFindings
from support.trials import REDUCED, platform_scenario, tried
from unit.presentation.made_up_trial import QUOTES, length, look, made_up_trial, read_by

EN, FR = Words("en", "EUR"), Words("fr", "EUR")
SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "trial.schema.json").read_text(encoding="utf-8")
)
TWO, THREE = ("stop", "go_on"), ("stop", "reduce", "go_on")


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def said(findings: TrialFindings, words: Words = EN) -> str:
    return plain(" ".join(finding(findings, words)))


def page(findings: TrialFindings, words: Words, width: int = 100) -> str:
    stream = StringIO()
    show_trial(findings, Console(file=stream, width=width, highlight=False), words, Path("runs"))
    return stream.getvalue()


def test_the_answer_to_a_trial_that_is_worth_it() -> None:
    found = made_up_trial(length(6, 900.0), length(13, 1_800.0), best=1)
    english, french = said(found), said(found, FR)
    assert "Yes, run the trial: 13 weeks of Trial bring +1,800 EUR (95 %: +1,200 to +2,400)" in english
    assert "What it shows is worth 2,600 EUR; it costs 800 EUR against In house." in english
    assert (
        "After 13 weeks: go on (Trial) if at least 9 of the validated appointments led to a quote; otherwise stop (In house)."
        in english
    )
    assert "decides wrongly in 36 % (± 3 %) of cases (choosing at once: 46 %)" in english
    assert "Oui, faites l’essai : 13 semaines de « Trial » apportent +1 800 €" in french
    assert (
        "continuer (« Trial ») si au moins 9 des rendez-vous validés ont donné un devis ; sinon, arrêter"
        in french
    )


def test_a_shorter_trial_that_does_as_well_is_named() -> None:
    found = replace(made_up_trial(length(6, 1_700.0), length(13, 1_800.0), best=1), as_good_from_weeks=6)
    assert "A trial of 6 weeks cannot be told from one of 13" in said(found)


@pytest.mark.parametrize(
    ("found", "english", "french"),
    [
        (length(4, -900.0, 100.0, "not_worth"), "No, the trial is not worth running: even its best length, 4 weeks, loses 900 EUR (95 %: -1,100 to -700)", "Non, l’essai ne vaut pas la peine"),
        (length(4, 0.0, 2.0, "changes_nothing", 0.0), "No trial is needed: choose Trial at once.", "Un essai est inutile : choisissez « Trial » tout de suite."),
        (length(4, 100.0, 300.0, "undecided"), "Too close to call: 4 weeks of Trial bring +100 EUR (95 %: -500 to +700)", "Trop serré pour trancher"),
    ],
)  # fmt: skip
def test_the_other_answers(found, english, french) -> None:
    findings = made_up_trial(found)
    assert english in said(findings)
    assert french in said(findings, FR)
    assert ("After 4 weeks" in said(findings)) == (found.verdict == "undecided"), (
        "a rule only for a trial that may be run"
    )


def test_a_trial_that_costs_nothing_is_said_to_be_a_start_with_a_way_out() -> None:
    assert "It costs nothing against Trial, which is what would be done without a trial" in said(
        made_up_trial(length(13, 1_800.0, cost=0.0))
    )


@pytest.mark.parametrize(
    ("reading", "options", "expected"),
    [
        (QUOTES, TWO, [("go_on", 9.0), ("stop", 0.0)]),
        (Reading("quotes", None, 0.0, 0.0), TWO, [("go_on", 0.0)]),
        (Reading("quotes", None, None, None), TWO, [("stop", 0.0)]),
        (Reading("quotes", None, 9.0, 4.0), THREE, [("go_on", 9.0), ("reduce", 4.0), ("stop", 0.0)]),
        (Reading("quotes", None, 9.0, 0.0), THREE, [("go_on", 9.0), ("reduce", 0.0)]),
        (Reading("quotes", None, None, 4.0), THREE, [("reduce", 4.0), ("stop", 0.0)]),
        (Reading("quotes", None, 9.0, 9.0), THREE, [("go_on", 9.0), ("stop", 0.0)]),
        (Reading("quotes", None, None, None), THREE, [("stop", 0.0)]),
        (Reading("quotes", None, None, 0.0), THREE, [("reduce", 0.0)]),
    ],
)
def test_steps_of_a_rule(reading, options, expected) -> None:
    assert steps(reading, options) == expected


@pytest.mark.parametrize(
    ("reading", "three", "rule"),
    [
        (Reading("quotes", None, 9.0, 4.0), True, "go on (Trial) if at least 9 of the validated appointments led to a quote; stop (In house) below 4; in between, reduce (Half of it)."),
        (Reading("quotes", None, None, 4.0), True, "reduce (Half of it) if at least 4 of the validated appointments led to a quote; otherwise stop (In house)."),
        (Reading("signed", "accepted", 0.05, 0.05), False, "go on (Trial) if at least 5 % of the validated appointments led to a signature; otherwise stop (In house)."),
        (Reading("accepted", "delivered", 0.6, 0.6), False, "go on (Trial) if at least 60 % of the appointments delivered were validated; otherwise"),
        (Reading("quotes", None, 0.0, 0.0), False, "After 13 weeks: go on (Trial), whatever the trial shows."),
    ],
)  # fmt: skip
def test_rules_are_ticked_off(reading, three, rule) -> None:
    assert rule in said(read_by(reading, three=three))


def test_an_early_look() -> None:
    stop_early = made_up_trial(length(13, 1_800.0), interim=look(Reading("held", None, 3.0, 3.0)))
    text = said(stop_early)
    assert (
        "After 6 weeks: carry on with the trial if at least 3 of the validated appointments were held; otherwise stop (In house)."
        in text
    )
    assert "That look ends 20 % of trials early, and adds +400 EUR (± 300 EUR)." in text
    both = made_up_trial(
        length(13, 1_800.0), interim=look(Reading("held", None, 12.0, 3.0), goes_on_early=True)
    )
    assert (
        "go on (Trial) if at least 12 of the validated appointments were held; stop (In house) below 3; in between, carry on with the trial."
        in said(both)
    )
    idle = made_up_trial(length(13, 1_800.0), interim=look(Reading("held", None, 0.0, 0.0)))
    assert "At week 6, no result is bad enough to end the trial early." in said(idle)
    other = replace(look(Reading("held", None, 3.0, 3.0)), last=Reading("quotes", None, 7.0, 7.0))
    assert "a last rule of their own. After 13 weeks: go on (Trial) if at least 7" in said(
        made_up_trial(length(13, 1_800.0), interim=other)
    )


@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_page_fits(words, width) -> None:
    shown = page(
        made_up_trial(*(length(weeks, 100.0 * weeks) for weeks in (2, 6, 13, 26)), best=3), words, width
    )
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= width
    assert "{" not in shown
    assert "144" in shown


def test_the_record_satisfies_its_schema(tmp_path) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    scenario = platform_scenario(tmp_path, more=REDUCED)
    for findings in (
        made_up_trial(length(13, 1_800.0)),
        tried(scenario, 2, 4, rows=40, interim=2).findings,
        tried(scenario, 2, rows=4, interim=1).findings,
    ):
        record = json.loads(json.dumps(to_trial(findings), allow_nan=False))
        assert [error.message for error in validator.iter_errors(record)] == []


@pytest.mark.parametrize("key", ["verdict", "lengths", "best_weeks"])
def test_the_schema_refuses_a_record_without(key: str) -> None:
    record = to_trial(made_up_trial(length(13, 1_800.0)))
    del record[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_the_picture_states_the_answer_and_marks_the_best_length() -> None:
    found = made_up_trial(
        length(2, -500.0, verdict="not_worth"), length(6, 900.0), length(13, 1_800.0), best=2
    )
    with style.look():
        figure = trial_figure(found, EN)
    assert plain(figure.get_suptitle()).startswith("Yes, run the trial: 13 weeks of Trial bring +1,800 EUR")
    (axes,) = figure.axes
    assert [list(line.get_xdata()) for line in axes.lines if line.get_marker() == "D"] == [[13]]
    (band,) = axes.collections
    (low, high) = band.get_datalim(axes.transData).intervaly
    assert low == pytest.approx(-500.0 - 1.96 * 300.0)
    assert high == pytest.approx(1_800.0 + 1.96 * 300.0)
    drawn = trial_bytes(found, FR)
    assert set(drawn) == {"trial.svg", "trial.png"}
    assert drawn == trial_bytes(found, FR)


def test_a_single_length_is_drawn() -> None:
    assert trial_bytes(made_up_trial(length(13, -1_800.0, verdict="not_worth")), EN)["trial.png"]
