"""The worth of a trial shown: the answer and its rules in both languages, tables that fit, a picture, a file."""

import json
from dataclasses import replace
from importlib import resources
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from simulator.findings import Unweighed
from simulator.presentation.figures import style
from simulator.presentation.figures.trial import trial_bytes, trial_figure
from simulator.presentation.labels import Words
from simulator.presentation.trial import finding, to_trial
from simulator.presentation.trial.page import show_trial
from simulator.presentation.trial.rules import steps
from simulator.statistics import Estimate
from simulator.tried import Reading, TrialFindings
from support.trials import REDUCED, platform_scenario, tried
from unit.presentation.made_up import spread
from unit.presentation.made_up_trial import QUOTES, length, look, made_up_trial, read_by, rule

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
    assert "Yes, run the trial: 13 weeks of “Trial” bring +€1,800 (95%: +1,200 to +2,400)" in english
    assert "What it shows is worth €2,600; it costs €800 against “In house”." in english
    assert (
        "After 13 weeks: go on (“Trial”) if at least 9 of the validated appointments led to a quote; otherwise stop (“In house”)."
        in english
    )
    assert "decides wrongly in 36% (± 3%) of cases (choosing at once: 46%)" in english
    assert "Oui, faites l’essai : 13 semaines de « Trial » apportent +1 800 €" in french
    assert (
        "continuer (« Trial ») si au moins 9 des rendez-vous validés ont donné un devis ; sinon, arrêter"
        in french
    )


def test_a_shorter_trial_that_does_as_well_is_named() -> None:
    found = replace(made_up_trial(length(6, 1_700.0), length(13, 1_800.0), best=1), as_good_from_weeks=6)
    assert (
        "The shortest length that cannot be told from it, within the error: 6 weeks, which bring +€1,700"
        in said(found)
    )


@pytest.mark.parametrize(
    ("found", "english", "french"),
    [
        (length(4, -900.0, 100.0, "not_worth"), "No, the trial is not worth running: even its best length, 4 weeks, loses €900 (95%: -1,100 to -700)", "Non, l’essai ne vaut pas la peine"),
        (length(4, 0.0, 2.0, "changes_nothing", 0.0), "No trial is needed: choose “Trial” at once.", "Un essai est inutile : choisissez « Trial » tout de suite."),
        (length(4, 100.0, 300.0, "undecided"), "Too few replications to tell whether the trial is worth running: 4 weeks of “Trial” bring +€100 (95%: -500 to +700)", "Trop peu de réplications pour dire si l’essai vaut la peine"),
    ],
)  # fmt: skip
def test_the_other_answers(found, english, french) -> None:
    findings = made_up_trial(found)
    assert english in said(findings)
    assert french in said(findings, FR)
    assert ("After 4 weeks" in said(findings)) == (found.verdict == "undecided"), (
        "a rule only for a trial that may be run"
    )


@pytest.mark.parametrize("changed", [Estimate(0.0, 0.4), Estimate(0.004, 0.007), Estimate(1.0, 0.6)])
def test_too_few_replications_say_how_many_would_tell(changed: Estimate) -> None:
    few = length(4, 100.0, 300.0, "undecided")
    text = said(made_up_trial(replace(few, rule=replace(few.rule, changed=changed, told=False))))
    assert text.startswith("Too few replications to tell whether the trial is worth running")
    assert "About 20,000 replications should tell: --replications 20000." in text
    assert "No trial is needed" not in text
    assert "\N{EN DASH} of trials" not in text, "a share that is not known at all is left out"
    assert ("lead to another choice" in text) == (changed.value < 1.0)


def test_a_toss_up_says_what_is_at_stake() -> None:
    even = replace(length(4, 0.0, 300.0, "undecided"), rows_needed=None)
    assert "Even a million replications might not tell; whichever you choose, no more than €600 is at stake." in said(made_up_trial(even))  # fmt: skip
    assert "l’enjeu ne dépasse pas 600 €" in said(made_up_trial(even), FR)


def test_a_rule_that_cannot_be_told_from_nothing_has_no_thresholds() -> None:
    vague = replace(rule(), value=Estimate(300.0, 400.0), told=False)
    found = made_up_trial(replace(length(13, 1_800.0), rule=vague), interim=look(QUOTES))
    text = said(found)
    assert "No rule is given: the best on one count, in either direction, brings +€300 (± €800)" in text
    assert "if at least" not in text
    assert "early" not in text
    table = plain(page(found, EN))
    assert "none that pays" in table
    assert "go on from" not in table
    assert "aucune qui rapporte" in plain(page(found, FR))


def test_no_threshold_at_all_is_told_from_one_that_cannot_be_told() -> None:
    """Nothing found is no amount with an error; and what is worth something is read otherwise."""
    none = replace(rule(Reading("quotes", None, 0.0, 0.0)), value=Estimate(0.0, 0.0), told=False)
    worthy = made_up_trial(replace(length(13, 1_800.0), rule=none))
    text, french = said(worthy), said(worthy, FR)
    assert "on the trials simulated no threshold on one count, in either direction, does better" in text
    assert "What the trial shows is then read off all its counts together" in text
    assert "se lit alors sur tous ses comptes ensemble" in french
    assert "± 0" not in text + french
    idle = made_up_trial(replace(length(13, 0.0, 300.0, "undecided", 0.0), rule=none))
    assert "no threshold on one count" in said(idle)
    assert "all its counts together" not in said(idle)


def test_many_may_be_a_reason_to_stop() -> None:
    turned = read_by(Reading("signed", None, 80.0, 80.0, upward=False))
    assert "stop (“In house”) if at least 80 of the validated appointments led to a signature; otherwise go on (“Trial”)." in said(turned)  # fmt: skip
    assert "arrêter (« In house ») si au moins 80 des rendez-vous validés ont donné" in said(turned, FR)
    assert "signed: stop from 80" in plain(page(turned, EN))
    assert steps(Reading("signed", None, 80.0, 50.0, upward=False), THREE) == [
        ("stop", 80.0),
        ("reduce", 50.0),
        ("go_on", 0.0),
    ]


@pytest.mark.parametrize(("words", "one"), [(EN, "1 weeks"), (FR, "1 semaines")], ids=["en", "fr"])
def test_an_answer_that_is_used_for_one_week(words, one) -> None:
    vague = replace(rule(), told=False)
    for verdict in ("worth", "not_worth", "undecided"):
        for read in (rule(), vague):
            found = made_up_trial(replace(length(13, 1_800.0, 300.0, verdict), rule=read))
            shown = plain(page(replace(found, applies_weeks=1), words))
            assert ("the week that follows" if words is EN else "la semaine qui suit") in shown
            assert one not in shown


def test_the_longest_comes_first_where_it_costs_nothing() -> None:
    found = made_up_trial(length(6, 1_700.0, cost=0.0), length(13, 1_800.0, cost=0.0), best=1)
    text = said(replace(found, as_good_from_weeks=6))
    assert (
        "Here a longer trial costs nothing more and shows more, so that the longest one tried comes first."
        in text
    )
    assert "within the error: 6 weeks, which bring +€1,700 (95%: +1,100 to +2,300)." in text
    dear = said(made_up_trial(length(6, 1_700.0), length(13, 1_800.0), best=1))
    assert "comes first" not in dear
    assert "within the error" not in dear


@pytest.mark.parametrize(
    ("mix", "told", "english", "option"),
    [
        ("half", "better", "“Half of it” is not among the options weighed, and brings €250 (± €60) a week more than “Trial”, the best of them.", "--set decision.trial=half --set decision.options.go_on=half"),
        ("half", "open", "“Half of it” is not among the options weighed, and may do as well as “Trial”, the best of them: +€250 (± €60) a week.", "--set decision.trial=half --set decision.options.go_on=half"),
        ("internal", "better", "“In house” is not among the options weighed", "--set decision.options.stop=internal"),
    ],
)  # fmt: skip
def test_the_mix_that_was_not_weighed_and_does_better(mix, told, english, option) -> None:
    other = Unweighed(mix, Estimate(250.0, 30.0), "pilot", 4_000, told)
    found = replace(
        made_up_trial(length(13, 0.0, 2.0, "changes_nothing", 0.0)),
        unweighed=(other, replace(other, mix="third")),
    )
    assert english in said(found)
    assert f"To weigh it: {option}." in said(found)
    assert "n’est pas parmi les options pesées" in said(found, FR)
    assert "third" not in said(found)
    assert "Between the options weighed (In house, Trial) no trial is needed: “Trial” leads already." in said(
        found
    )
    worse = replace(found, unweighed=(replace(other, told="not_better"),))
    assert "weighed" not in said(worse)
    assert "No trial is needed: choose “Trial” at once." in said(worse)


def test_a_look_that_the_recommended_length_does_not_last_to() -> None:
    found = replace(made_up_trial(length(4, 1_800.0)), interim_week=6)
    assert "No early look: week 6 does not come before the last day of a trial of 4 weeks." in said(found)


def test_a_look_that_adds_nothing_has_no_thresholds() -> None:
    early = replace(look(Reading("held", None, 3.0, 3.0)), gain=Estimate(-10.0, 40.0))
    text = said(made_up_trial(length(13, 1_800.0), interim=early))
    assert "An early look at week 6 would not help, within the error: it adds -€10 (± €80)." in text
    assert "After 6 weeks" not in text


@pytest.mark.parametrize(
    ("reading", "english", "french"),
    [
        (Reading("quotes", None, 9.0, 9.0), "if at least 9 quotes were made;", "si au moins 9 devis ont été remis ;"),
        (Reading("signed", None, 1.0, 1.0), "if at least 1 contract was signed;", "si au moins 1 contrat a été signé ;"),
        (Reading("quotes", "appointments", 0.25, 0.25), "if at least 25% of the appointments led to a quote;", "si au moins 25 % des rendez-vous ont donné un devis ;"),
    ],
)  # fmt: skip
def test_a_trial_without_a_platform_is_counted_over_the_team(reading, english, french) -> None:
    counts = {"appointments": 0.0, "held": 0.0, "quotes": 9.0, "signed": 2.0, "hours": 455.0}
    seen = {name: spread(mean, 0.1) for name, mean in counts.items()}
    found = read_by(reading)
    lengths = tuple(replace(one, seen=seen) for one in found.lengths)
    team = replace(found, platforms=(), lengths=lengths)
    assert english in said(team)
    assert french in said(team, FR)
    shown = plain(page(team, EN))
    assert "counted over the whole team" in shown
    assert "Set-up and ramp" not in shown
    assert "Once running" not in shown
    assert "held" not in shown, "work without appointments shows none"
    assert "Set-up and ramp are paid during the trial" in plain(page(found, EN))


def test_nothing_believed_leaves_nothing_to_learn() -> None:
    found = replace(made_up_trial(length(4, 0.0, 0.0, "changes_nothing", 0.0)), believed=0)
    assert "Nothing is uncertain here" in said(found)
    assert "écrivez des fourchettes, comme { low = 0.02, likely = 0.05, high = 0.08 }." in said(found, FR)


@pytest.mark.parametrize(
    ("words", "one", "many"),
    [(EN, "1 length of", "2 lengths of"), (FR, "1 durée de", "2 durées de")],
    ids=["en", "fr"],
)
def test_one_and_many(words: Words, one: str, many: str) -> None:
    assert one in plain(page(made_up_trial(length(4, 900.0)), words))
    assert many in plain(page(made_up_trial(length(4, 900.0), length(6, 800.0)), words))
    single = said(read_by(Reading("quotes", None, 1.0, 1.0)), words)
    assert ("1 of the validated appointments led to a quote" in single) == (words is EN)
    assert ("1 des rendez-vous validés a donné un devis" in single) == (words is FR)
    early = replace(look(Reading("held", None, 3.0, 3.0)), week=1)
    soon = said(replace(made_up_trial(length(13, 1_800.0), interim=early), interim_week=1), words)
    assert ("After 1 week:" if words is EN else "Après 1 semaine :") in soon


def test_a_trial_that_costs_nothing_is_said_to_be_a_start_with_a_way_out() -> None:
    assert "It costs nothing against “Trial”, which is what would be done without a trial" in said(
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
        (Reading("quotes", None, 9.0, 4.0), True, "go on (“Trial”) if at least 9 of the validated appointments led to a quote; stop (“In house”) below 4; in between, reduce (“Half of it”)."),
        (Reading("quotes", None, None, 4.0), True, "reduce (“Half of it”) if at least 4 of the validated appointments led to a quote; otherwise stop (“In house”)."),
        (Reading("signed", "accepted", 0.05, 0.05), False, "go on (“Trial”) if at least 5% of the validated appointments led to a signature; otherwise stop (“In house”)."),
        (Reading("accepted", "delivered", 0.6, 0.6), False, "go on (“Trial”) if at least 60% of the appointments delivered were validated; otherwise"),
        (Reading("quotes", None, 0.0, 0.0), False, "After 13 weeks: go on (“Trial”), whatever the trial shows."),
    ],
)  # fmt: skip
def test_rules_are_ticked_off(reading, three, rule) -> None:
    assert rule in said(read_by(reading, three=three))


def test_an_early_look() -> None:
    stop_early = made_up_trial(length(13, 1_800.0), interim=look(Reading("held", None, 3.0, 3.0)))
    text = said(stop_early)
    assert (
        "After 6 weeks: carry on with the trial if at least 3 of the validated appointments were held; otherwise stop (“In house”)."
        in text
    )
    assert "That look ends 20% of trials early, and adds +€400 (± €300)." in text
    both = made_up_trial(
        length(13, 1_800.0), interim=look(Reading("held", None, 12.0, 3.0), goes_on_early=True)
    )
    assert (
        "go on (“Trial”) if at least 12 of the validated appointments were held; stop (“In house”) below 3; in between, carry on with the trial."
        in said(both)
    )
    idle = made_up_trial(length(13, 1_800.0), interim=look(Reading("held", None, 0.0, 0.0)))
    assert "At week 6, no result is bad enough to end the trial early." in said(idle)
    other = replace(look(Reading("held", None, 3.0, 3.0)), last=Reading("quotes", None, 7.0, 7.0))
    assert "a last rule of their own. After 13 weeks: go on (“Trial”) if at least 7" in said(
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
    assert plain(figure.get_suptitle()).startswith("Yes, run the trial: 13 weeks of “Trial” bring +€1,800")
    (axes,) = figure.axes
    assert [list(line.get_xdata()) for line in axes.lines if line.get_marker() == "D"] == [[13]]
    (band,) = axes.collections
    (low, high) = band.get_datalim(axes.transData).intervaly
    assert low == pytest.approx(-500.0 - 1.96 * 300.0)
    assert high == pytest.approx(1_800.0 + 1.96 * 300.0)
    drawn = trial_bytes(found, FR)
    assert set(drawn) == {"trial.svg", "trial.png"}
    assert drawn == trial_bytes(found, FR)


def test_a_single_length_is_drawn_with_its_interval() -> None:
    found = made_up_trial(length(13, -1_800.0, verdict="not_worth"))
    assert trial_bytes(found, EN)["trial.png"]
    with style.look():
        (axes,) = trial_figure(found, EN).axes
    (bar,) = axes.collections
    low, high = bar.get_datalim(axes.transData).intervaly
    assert (low, high) == pytest.approx((-1_800.0 - 1.96 * 300.0, -1_800.0 + 1.96 * 300.0))


def test_nothing_up_to_rounding_is_drawn_as_nothing() -> None:
    tiny = replace(length(13, 3e-13, 1e-14, "changes_nothing", 0.0), information=Estimate(3e-13, 1e-14))
    with style.look():
        (axes,) = trial_figure(made_up_trial(tiny), FR).axes
    assert all(y == 0.0 for line in axes.lines for y in line.get_ydata())
    assert axes.get_ylim() == (-1.0, 1.0)


def test_no_line_begins_with_a_french_colon_on_an_ascii_terminal(monkeypatch) -> None:
    """The spaces before it cannot be shown there, and do not break all the same."""
    monkeypatch.setenv("LC_ALL", "C")
    for width in range(40, 100):
        shown = page(made_up_trial(length(13, 1_800.0)), FR, width)
        assert shown.isascii()
        assert not [line for line in shown.splitlines() if line.lstrip()[:1] in (":", ";", "%")]
