"""What results taught, shown: sentences in both languages, a table that fits, a picture, a file, the new scenario's words."""

import json
from dataclasses import replace
from datetime import date
from importlib import resources
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from simulator.calibration.results import Left, Results, Told
from simulator.calibration.results.found import LEFT as CODES
from simulator.presentation.figures.update import MOST_BELIEFS, shown, update_bytes, update_figure
from simulator.presentation.labels import Words
from simulator.presentation.update import header_of, sentences, show_update, source_of, to_update
from simulator.presentation.update.notes import LEFT
from simulator.presentation.update.values import band_text
from simulator.scenario.trials_told import TrialTold, trials_told
from simulator.statistics import Estimate
from simulator.tried import Reading
from simulator.updated import AppliedRule, Spread, UpdatedBelief, UpdatedBlock, UpdatedFindings
from unit.presentation.made_up import made_up

EN, FR = Words("en", "EUR"), Words("fr", "EUR")
SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "update.schema.json").read_text(encoding="utf-8")
)
SUCCESS = UpdatedBelief(
    "platforms.phoning.success", "probability", "weighted", Spread(0.26, 0.35, 0.46), Spread(0.16, 0.21, 0.27), 0.004,
    (Told("platforms.phoning.success", "shows_late", {"successes": 4.0, "trials": 21.0}),),
    "{ p10 = 0.26, p90 = 0.46 }", "{ p10 = 0.16, p90 = 0.27 }", "assumption",
)  # fmt: skip
PRICE = UpdatedBelief(
    "platforms.phoning.price", "money", "seen", Spread(108.0, 152.5, 212.0), Spread(150.0, 150.0, 150.0), 0.48, (),
    "{ low = 80, likely = 140, high = 300 }", "150", "a quote",
)  # fmt: skip
CARRIED = UpdatedBelief(
    "activities.demo.success", "probability", "carried", Spread(0.32, 0.42, 0.52), Spread(0.3, 0.4, 0.5), 0.4, (),
    "{ p10 = 0.32, p90 = 0.52 }", "{ p10 = 0.3, p90 = 0.5 }", "assumption",
)  # fmt: skip
RULE = AppliedRule(
    13, Reading("quotes", None, 7.0, 7.0), {"stop": "internal", "go_on": "pilot"}, 4.0, "stop", "internal",
    True, Estimate(0.31, 0.01), "computed",
)  # fmt: skip
BLOCK = UpdatedBlock(("platforms.phoning.success",), 20_000, 40.0, 9_000.0, 3, enough=True)
RESULTS = Results(weeks=13, until=date(2027, 4, 4), source="CRM,\nlast export")


def findings(*beliefs: UpdatedBelief, **changes) -> UpdatedFindings:
    """What is made up of an update."""
    main = made_up()
    whole = UpdatedFindings(
        title="Does it pay?",
        language="en",
        currency="EUR",
        baseline=main.baseline,
        trial="pilot",
        weeks=13.0,
        until=RESULTS.until,
        source=RESULTS.source,
        beliefs=beliefs or (SUCCESS, PRICE, CARRIED),
        untouched=16,
        blocks=(BLOCK,),
        left=(Left("even", "platforms.phoning"), Left("known", "activities.quote.hours.contact.mean")),
        platforms=("phoning",),
        rule=RULE,
        rule_missing="",
        before=main,
        after=main,
        file="pilot-updated.toml",
        provenance=main.provenance,
        labels={
            "mixes.pilot": "Trial",
            "mixes.internal": "In house",
            "platforms.phoning": "Platform",
            "activities.demo": "Demo",
        },
    )
    return replace(whole, **changes)


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def said(found: UpdatedFindings, words: Words = EN) -> str:
    return plain(" ".join(sentences(found, words)))


def page(found: UpdatedFindings, words: Words = EN, width: int = 100) -> str:
    stream = StringIO()
    show_update(found, Console(file=stream, width=width, highlight=False), words, Path("runs"))
    return stream.getvalue()


def test_the_answer_in_both_languages() -> None:
    english, french = said(findings()), said(findings(), FR)
    assert "After 13 weeks of “Trial”. Assumptions changed: 3; unchanged: 16." in english
    assert (
        "A surprise: Success rate (Platform). You believed 35% (26 to 46); with the results it is 21% (16 to 27)."
        in english
    )
    assert (
        "says: stop (“In house”). It looks at: quotes. Result: 4; go on from 7. It is wrong in 31% of cases."
        in english
    )
    assert "Before the trial." in english and "With its results." in english
    assert "La règle de l’essai, à 13 semaines, dit : arrêter (« In house »)." in french
    assert "Surprise : Taux de succès (Platform). Vous croyiez 35 % (26 à 46)" in french


@pytest.mark.parametrize(
    ("reading", "more", "expected"),
    [
        (Reading("quotes", None, None, None), {}, "no result means go on."),
        (Reading("quotes", None, 9.0, 4.0), {"reduce": "half"}, "go on from 9, stop below 4."),
        (Reading("quotes", None, None, None), {"reduce": "half"}, "no result means go on."),
        (Reading("quotes", None, 9.0, None), {"reduce": "half"}, "go on from 9, everything else means stop."),
        (Reading("quotes", None, 9.0, 4.0, upward=False), {"reduce": "half"}, "stop from 9, go on below 4."),
        (Reading("quotes", None, None, None, upward=False), {}, "no result means stop."),
        (
            Reading("quotes", None, 9.0, None, upward=False),
            {"reduce": "half"},
            "stop from 9, everything else means go on.",
        ),
        (
            Reading("held", "accepted", 0.6, 0.6),
            {},
            "It looks at: held, of validated. Result: 400%; go on from 60%.",
        ),
    ],
)
def test_thresholds(reading, more, expected) -> None:
    assert expected in said(findings(rule=replace(RULE, reading=reading, options={**RULE.options, **more})))


def test_a_rule_that_is_not_known_to_pay_is_said_to_be() -> None:
    assert "do not rely on it alone" in said(findings(rule=replace(RULE, told=False)))
    assert "do not rely on it alone" not in said(findings())


def test_a_rule_that_cannot_be_read_or_is_not_there() -> None:
    unread = replace(RULE, value=None, option="", mix="")
    assert "cannot be applied: it looks at quotes, which the results do not hold" in said(
        findings(rule=unread)
    )
    assert "no rule to apply: the scenario does not name this trial" in said(
        findings(rule=None, rule_missing="undecided")
    )
    assert "a trial lasts 2 to 26 weeks here, and this one 1.5 weeks" in said(
        findings(rule=None, rule_missing="length", weeks=1.5)
    )
    quiet = said(findings(rule=None, rule_missing="not_asked", before=None, after=None))
    assert "rule" not in quiet and "Before the trial" not in quiet


def test_a_rule_and_a_verdict_that_disagree_are_said_to() -> None:
    main = made_up()
    best = main.decision.mixes[0]
    other = next(mix for mix in main.decision.mixes if mix != best)
    options = {"stop": other, "go_on": best}
    split = replace(RULE, options=options, mix=other, option="stop")
    assert "follow the verdict" in said(findings(rule=split))
    agreed = replace(RULE, options=options, mix=best, option="go_on")
    assert "follow the verdict" not in said(findings(rule=agreed))


@pytest.mark.parametrize(
    ("spread", "unit", "expected"),
    [
        (Spread(0.0084, 0.0116, 0.0155), "probability", "1.16% (0.84 to 1.55)"),
        (Spread(7_000.0, 8_774.0, 11_000.0), "money", "€8,800 (7,000 to 11,000)"),
        (Spread(0.0307, 0.0328, 0.035), "hours", "0.0328 (0.0307 to 0.0350)"),
        (Spread(150.0, 150.0, 150.0), "money", "€150"),
        (Spread(0.5, 0.5, 0.5), "probability", "50%"),
        (Spread(3.0, 4.6, 7.0), "appointments/week", "4.6 (3.0 to 7.0)"),
    ],
)
def test_no_digit_that_means_nothing(spread, unit, expected) -> None:
    assert plain(band_text(spread, unit, EN)) == expected


@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_page_fits(words, width) -> None:
    text = page(findings(), words, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    assert "?" not in text.replace("Does it pay?", "")


def test_notes_say_what_was_done_about_the_draws() -> None:
    text = plain(page(findings()))
    assert (
        "only 40 of the first draws counted; new ones were taken where they count (rounds: 3), and 9,000 do"
        in text
    )
    few = replace(BLOCK, effective=120.0, enough=False)
    assert "only 120 draws count, too few" in plain(page(findings(blocks=(few,))))
    assert "Of 20,000 draws" not in plain(page(findings(blocks=())))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
def test_every_thing_left_out_is_said(code, words) -> None:
    assert LEFT == CODES
    text = page(findings(left=(Left(code, "platforms.phoning"),)), words)
    assert "- Platform" in text


def test_the_record_satisfies_its_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    for found in (
        findings(),
        findings(rule=None, rule_missing="length", before=None, after=None, until=None, source=None),
    ):
        record = json.loads(json.dumps(to_update(found), allow_nan=False))
        assert [error.message for error in validator.iter_errors(record)] == []


@pytest.mark.parametrize("key", ["beliefs", "rule", "after", "blocks"])
def test_the_schema_refuses_a_record_without(key: str) -> None:
    record = json.loads(json.dumps(to_update(findings())))
    del record[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_the_picture_shows_both_bands_and_states_the_finding() -> None:
    figure = update_figure(findings(), EN)
    assert plain(figure.get_suptitle()).startswith("After 13 weeks of “Trial”. Assumptions changed: 3")
    (axes,) = figure.axes
    before, after = axes.collections
    assert before.get_segments()[0][:, 0].tolist() == pytest.approx([0.26 / 0.35, 0.46 / 0.35])
    assert after.get_segments()[0][:, 0].tolist() == pytest.approx([0.16 / 0.35, 0.27 / 0.35])
    drawn = update_bytes(findings(), FR)
    assert set(drawn) == {"update.svg", "update.png"}
    assert drawn == update_bytes(findings(), FR)


def test_the_picture_keeps_those_that_moved_most() -> None:
    many = [replace(CARRIED, path=f"activities.a{k}.success") for k in range(20)]
    zero = replace(CARRIED, path="activities.z.success", before=Spread(0.0, 0.0, 0.1))
    some = shown(findings(*many, SUCCESS, zero))
    assert len(some) == MOST_BELIEFS
    assert SUCCESS in some
    assert zero not in some


@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
@pytest.mark.parametrize("until", [None, date(2027, 4, 4)])
def test_what_the_new_scenario_says_can_be_read_again(words, until) -> None:
    for weeks in (1, 1.5, 13):
        results = Results(weeks=weeks, until=until)
        told = [trials_told(source_of(one, results, words)) for one in (SUCCESS, CARRIED)]
        assert told == [[TrialTold(weeks, until, own=True)], [TrialTold(weeks, until, own=False)]]
    assert trials_told(SUCCESS.source) == []


def test_results_that_were_hardly_to_be_expected_are_a_surprise() -> None:
    quiet = replace(SUCCESS, place=0.5)
    assert "surprise" not in said(findings(replace(quiet, chance=0.02)))
    odd = findings(replace(quiet, chance=0.002))
    assert (
        "A surprise: Success rate (Platform). Seen: 4 of 21, others may follow. You believed 35% (26 to 46), which gave a "
        "result so far out less than 1 chance in 100. With it, 21% (16 to 27)." in said(odd)
    )
    assert "avait moins d’une chance sur 100" in said(odd, FR)


def test_one_is_not_many() -> None:
    exact = replace(SUCCESS, method="exact")
    assert "1 belief is updated exactly, by a formula. -" in plain(page(findings(exact)))
    assert "1 hypothèse est mise à jour exactement" in plain(page(findings(exact), FR))
    both = plain(page(findings(exact, exact, CARRIED)))
    assert "2 beliefs are updated exactly, by a formula. - The others that have changed" in both
    one = replace(BLOCK, at_first=1.2, rounds=1)
    assert "1 des premiers tirages seulement comptait ;" in plain(page(findings(blocks=(one,)), FR))


def test_what_the_new_scenario_says_of_itself() -> None:
    assert plain(source_of(SUCCESS, RESULTS, EN)) == (
        "before { p10 = 0.26, p90 = 0.46 } (assumption); then results of the trial, 13 weeks, until 2027-04-04: 4 of 21, others may follow"
    )
    assert "correlation" in source_of(CARRIED, RESULTS, EN)
    assert plain(source_of(PRICE, Results(weeks=6), FR)) == (
        "avant { low = 80, likely = 140, high = 300 } (a quote) ; puis résultats de l’essai, 6 semaines : constaté"
    )
    long = replace(PRICE, written="x" * 200)
    lines = header_of((SUCCESS, long), RESULTS, ("pilot.toml", "results.toml"), EN)
    assert "pilot.toml with results.toml, 13 weeks, until 2027-04-04" in lines[0]
    assert lines[1] == "Results taken from: CRM, last export"
    assert lines[3] == "  platforms.phoning.success: { p10 = 0.26, p90 = 0.46 } -> { p10 = 0.16, p90 = 0.27 }"
    assert lines[4].endswith(" ...")
    assert not [line for line in lines if "\n" in line]
