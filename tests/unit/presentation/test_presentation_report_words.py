"""The report's words fit what there is: few quarters, one mix, nothing believed, open rankings, hostile characters."""

import json
import math
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from rich.console import Console

from simulator.answered import Answers
from simulator.decision import Index, Indices
from simulator.findings import Drivers, Findings, Unweighed
from simulator.presentation import verdict
from simulator.presentation.answers import read_answers
from simulator.presentation.figures import FIGURES, FINDINGS
from simulator.presentation.figures.style import look
from simulator.presentation.labels import Words
from simulator.presentation.page import Page
from simulator.presentation.pictures import REPORT, draw_here
from simulator.presentation.report.cards import cards
from simulator.presentation.report.case import Case, case_of
from simulator.presentation.report.ink import plain
from simulator.presentation.report.page import METHOD
from simulator.presentation.report.plates import alternative_of, chosen, plates
from simulator.presentation.report.sentences import method, odds, subtitle
from simulator.presentation.slides.contents import slides
from simulator.presentation.tables import ignorance_lines
from simulator.presentation.trial import to_trial
from simulator.statistics import BreakEven, Distribution, Estimate
from simulator.tried import TrialFindings
from unit.presentation.made_up import KINDS, account, decision, made_up, with_comparison, with_third_mix
from unit.presentation.made_up_trial import length, made_up_trial

EN = Words("en", "EUR")
NAN = math.nan


def tried_case(found: TrialFindings) -> Case:
    return case_of(made_up(), "en", Answers(trial=found))


def page_case(found: Findings) -> Case:
    return case_of(found, "en", Answers())


def few(found: Findings) -> Findings:
    """As one simulated quarter leaves it: values without errors."""

    def bare(one: Distribution) -> Distribution:
        return replace(one, se=NAN, quantile_se={})

    against = found.comparisons["pilot"]
    gap = against.difference
    unknown = replace(
        against,
        difference=replace(gap, hourly_value=bare(gap.hourly_value), net=bare(gap.net)),
        probability_better=Estimate(1.0, NAN),
        probability_better_on_average=Estimate(NAN, NAN),
        break_even_price={"phoning": BreakEven(212.0, NAN, NAN, NAN)},
    )
    mixes = {
        name: replace(one, hourly_value=bare(one.hourly_value), net=bare(one.net))
        for name, one in found.mixes.items()
    }
    made = replace(found.provenance, replications=1)
    return replace(found, mixes=mixes, comparisons={"pilot": unknown}, provenance=made)


def alone(found: Findings) -> Findings:
    """Only the baseline."""
    kept = {"internal": found.mixes["internal"]}
    pictures = {"internal": found.pictures["internal"]}
    return replace(
        found, mixes=kept, comparisons={}, differences={}, decision=None, trial=None, pictures=pictures
    )


def known(found: Findings) -> Findings:
    """Nothing believed, and no week of following."""
    sure = tuple(one for one in found.assumptions if one.kind != "belief")
    return replace(found, assumptions=sure, run_off_weeks=0)


def test_a_price_that_one_quarter_cannot_tell_is_unknown_and_not_unbought() -> None:
    found = {card.name: card for card in cards(page_case(few(made_up())))}
    assert found["price"].more == "Not known with so few simulated quarters."
    assert found["better"].more == "Not known with so few simulated quarters."
    assert found["difference"].more == "Too few simulated quarters to say between what and what."


def test_titles_of_one_quarter_have_no_holes_and_claim_nothing() -> None:
    for name in ("cumulative", "difference", "weekly"):
        said = FINDINGS[name](few(made_up()), EN)
        assert "too few simulated quarters" in said
        assert "–" not in said
    assert "simulated once for each mix" in plain(subtitle(page_case(few(made_up()))))
    assert "too few simulated quarters" in verdict.verdicts(replace(few(made_up()), comparisons={}), EN)[0]


def test_what_cannot_exist_is_left_out_and_what_is_shown_is_counted() -> None:
    case = page_case(alone(made_up()))
    drawn = {
        f"{name}{kind}.svg": b"<svg/>"
        for name in ("cumulative", "weekly", "hours")
        for kind in ("", ".narrow")
    }
    assert [one.name for one in chosen(plates(case, drawn))] == ["cumulative"]
    assert [card.name for card in cards(case)][-2:] == ["visible_hourly_value", "cost_per_hour"]
    assert not any(card.command for card in cards(case))
    deck = slides(case, ["cumulative", "weekly", "hours"])
    assert [slide.title for slide in deck][2] == "How a quarter may turn out"
    assert [slide.title for slide in deck][-1] == "What to distrust"
    assert not any(
        "No picture" in text or "simulate trial" in text for slide in deck for text in slide.paragraphs
    )


def test_a_slide_says_that_a_trial_is_to_be_worked_out_and_its_notes_how() -> None:
    last = slides(page_case(made_up()), FIGURES)[-1]
    assert last.paragraphs[0] == "What a trial before deciding would bring is still to be worked out."
    assert any(note.startswith("simulate trial") for note in last.notes)


def test_a_trial_that_is_not_told_has_no_value_but_its_interval() -> None:
    card = cards(tried_case(made_up_trial(length(4, 0.0, 300.0, "undecided"))))[-1]
    assert card.value == "–"
    assert "(95%: -600 to +600)" in plain(card.more)


def test_a_better_mix_that_was_not_weighed_is_named_wherever_the_trial_is() -> None:
    other = Unweighed("other", Estimate(250.0, 30.0), "pilot", 4_000, "better")
    found = replace(made_up_trial(length(13, 0.0, 2.0, "changes_nothing", 0.0)), unweighed=(other,))
    case = tried_case(found)
    assert "another mix may do better" in cards(case)[-1].more
    last = slides(case, {"trial"})[-1]
    assert last.pictures[0].finding.startswith("Between the options weighed")
    for text in (" ".join(last.paragraphs), " ".join(last.notes)):
        assert "is not among the options weighed, and brings €250" in text
    assert "Each length is simulated 4,000 times." in " ".join(last.notes)


@pytest.mark.parametrize(("language", "colon"), [("en", ": "), ("fr", "\N{NO-BREAK SPACE}: ")])
def test_rows_in_the_notes_have_the_colon_of_their_language(language: str, colon: str) -> None:
    case = case_of(made_up(), language, Answers())
    notes = [note for slide in slides(case, FIGURES) for note in slide.notes]
    name = Words(language, "EUR").say("mixes.hourly_value")
    assert any(note.startswith(f"{name}{colon}") for note in notes)


def test_a_trial_that_cannot_be_weighed_is_not_proposed() -> None:
    """As in a scenario that says nothing of what its trial leads to: `simulate trial` would refuse it."""
    case = page_case(replace(made_up(), weighs_trial=False))
    assert not any(card.command for card in cards(case))
    assert not any("simulate trial" in note for slide in slides(case, FIGURES) for note in slide.notes)
    assert all(not one.command for one in plates(case, {}).values())


def test_a_settled_best_comes_first_and_the_trial_second() -> None:
    first, second, *_ = verdict.verdicts(with_third_mix(made_up()), EN)
    assert "“Fewer visits” earns most" in first
    assert second.startswith("Three-month trial")


def test_nothing_is_said_of_beliefs_where_there_are_none() -> None:
    found = known(made_up())
    case = page_case(found)
    said = [
        *verdict.verdicts(found, EN), *verdict.costs_if_wrong(found, EN), *verdict.prices(found, EN), subtitle(case),
        *(text for text, _ in odds(case)), *(card.more for card in cards(case)),
        *(method(case, k + 1) for k in range(METHOD)), *verdict.verdicts(known(with_third_mix(made_up())), EN),
        *verdict.verdicts(known(with_comparison(made_up(), gain=0.01)), EN),
    ]  # fmt: skip
    text = plain(" ".join(said))
    assert "error is too large" in text
    for word in ("believe", "beliefs", "hold possible", "better on average:", " 0 weeks", "0.41"):
        assert word not in text, word
    assert "believe" in " ".join(verdict.verdicts(made_up(), EN))


def test_nothing_is_ignorance_and_no_trial_teaches_where_all_is_known() -> None:
    assert list(ignorance_lines(known(made_up()), EN)) == []
    assert len(list(ignorance_lines(made_up(), EN))) == 3
    assert not any(card.command for card in cards(page_case(known(made_up()))))
    page = draw_here(account(known(made_up())))[REPORT].decode()
    assert "none is drawn from a range" in page
    assert "Luck and ignorance" not in page


def test_the_alternative_of_a_picture_is_two_sentences() -> None:
    assert alternative_of("It pays.", "trial", EN) == alternative_of("It pays", "trial", EN)
    assert alternative_of("It pays.", "trial", EN).startswith("It pays. Curves")


def drivers_of(second: Index) -> Findings:
    first = (Index(0.4, 0.3, 0.5), second)
    drivers = {
        "pilot": Drivers(
            ("platforms.phoning.success", "activities.call.success"), Indices(first, first, 0.97)
        )
    }
    return replace(made_up(), decision=replace(decision(), drivers=drivers))


def test_drivers_are_ranked_only_when_their_intervals_are_apart() -> None:
    assert "not settled yet" in FINDINGS["drivers"](drivers_of(Index(0.2, 0.1, 0.35)), EN)
    assert "is first of all" in FINDINGS["drivers"](drivers_of(Index(0.2, 0.1, 0.25)), EN)


def test_hours_entered_undivided_are_called_so() -> None:
    found = made_up()
    whole = {**dict.fromkeys(KINDS, 0.0), "contact": 900.0}
    mixes = {name: replace(one, hours_by_kind=whole) for name, one in found.mixes.items()}
    assert "entered undivided" in FINDINGS["hours"](replace(found, mixes=mixes), EN)
    assert "entered undivided" not in FINDINGS["hours"](found, EN)


def drawn(name: str, found: Findings) -> Figure:
    with look():
        figure = FIGURES[name](found, EN)
    assert figure is not None
    return figure


def test_nothing_opaque_covers_a_curve() -> None:
    assert drawn("cumulative", made_up()).axes[0].get_legend() is None
    assert drawn("price", made_up()).axes[0].texts[:] == []


def test_a_long_platform_is_folded_and_turns_nothing() -> None:
    labels = {**made_up().labels, "platforms.phoning": "\u202eabc " + "W" * 36}
    axis = drawn("price", replace(made_up(), labels=labels)).axes[0].get_xlabel()
    assert max(map(len, axis.split("\n"))) <= 78
    assert "\u202e" not in axis
    assert Page(Console(file=StringIO()), EN).plain("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize("place", ["run", "run/trial", "run-trial"])
def test_an_answer_is_found_in_the_run_folder_inside_it_and_beside(tmp_path: Path, place: str) -> None:
    tried = made_up_trial(length(8, 900.0))
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "trial.json").write_text(json.dumps(to_trial(tried)), encoding="utf-8")
    assert read_answers(tmp_path / "run", tried.provenance.scenario_sha256).trial is not None
    assert read_answers(tmp_path / "run", "another").trial is None
