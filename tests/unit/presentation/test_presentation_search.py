"""A search in words, tables and a picture: what is certain is said, what is not is not."""

import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from matplotlib.image import imread
from rich.console import Console

from simulator.findings import Unweighed
from simulator.presentation.figures.search import frontier_figure, search_bytes
from simulator.presentation.figures.style import look
from simulator.presentation.labels import Words
from simulator.presentation.labels.words import NO_BREAK
from simulator.presentation.search import show_search
from simulator.presentation.search.candidates import MOST_LINES
from simulator.presentation.search.sentences import sentences
from simulator.statistics import Estimate
from unit.presentation.made_up_search import many, nothing_better, safer, settled, tied

MADE_UP = {"settled": settled, "safer": safer, "tied": tied, "nothing_better": nothing_better, "many": many}


def said(findings, language="en") -> str:
    return " ".join(sentences(findings, Words(language, "EUR"))).replace(NO_BREAK, " ")


def page(findings, language="en", width=100) -> str:
    console = Console(file=StringIO(), width=width)
    show_search(findings, console, Words(language, "EUR"), Path("there"))
    return console.file.getvalue()


def test_the_best_its_confidence_and_its_gain() -> None:
    text = said(settled())
    assert "Appointments ordered a week: 4" in text
    assert "within €500 over 13 weeks, with at least 95% confidence" in text
    assert "+€9,000 (± €300)" in text
    assert "No other choice protects better against a bad quarter." in text
    assert "edge" not in text


def test_what_is_as_good_what_is_safer_and_the_edge() -> None:
    text = said(safer())
    assert "As good, less than €500 behind the best: Appointments ordered a week: 4." in text
    assert "may prefer: Appointments ordered a week: 4." in text
    assert "perhaps" not in text
    assert "edge" in text


def test_what_cannot_be_told_apart_is_named_as_far_as_it_can_be_read() -> None:
    text = said(tied())
    assert "cannot be told apart from" in text
    assert "4 × 25, 8 × 10, 8 × 25" in text
    assert "do not say whether one of these is better" in text
    assert "confidence, more replications would be needed" in text
    assert "best of those tried" not in text


def test_a_baseline_that_is_the_best() -> None:
    text = said(nothing_better())
    assert text.startswith("Nothing that was tried does better than")
    assert "gain over" not in text


def test_of_many_some_are_shown() -> None:
    text = page(many())
    lines = [line for line in text.splitlines() if re.match(r"\s*\d+ +eliminated", line)]
    assert len(lines) == MOST_LINES - 2
    assert "The other 21 candidates are in search.parquet" in " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", MADE_UP)
def test_every_search_can_be_shown(name, language) -> None:
    findings = MADE_UP[name]()
    assert "?" not in said(findings, language)
    wide, narrow = page(findings, language), page(findings, language, width=50)
    assert max(len(line.rstrip()) for line in narrow.splitlines()) <= 50
    assert "9 000 ± 300" in wide.replace(NO_BREAK, " ").replace("\N{NARROW NO-BREAK SPACE}", " ").replace(",", " ") or name == "nothing_better"  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", MADE_UP)
def test_every_search_has_a_picture_whose_words_are_inside(name, language) -> None:
    words = Words(language, "EUR")
    drawn = search_bytes(MADE_UP[name](), words)
    assert set(drawn) == {"search.svg", "search.png"}
    pixels = imread(BytesIO(drawn["search.png"]))[:, :, :3]
    edges = (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    assert all((edge > 0.99).all() for edge in edges), "something is cut off"


def test_the_picture_states_the_answer_and_marks_what_is_beaten() -> None:
    with look():
        figure = frontier_figure(safer(), Words("en", "EUR"))
    assert "best choice" in figure.get_suptitle()
    labels = {text.get_text() for text in figure.legends[0].get_texts()}
    assert {"selected", "as good", "eliminated"} <= labels
    assert "beaten on both axes" in labels


@pytest.mark.parametrize(("confidence", "text"), [(0.95, "95%"), (0.995, "99.5%"), (0.9, "90%")])
def test_the_confidence_is_said_as_it_was_asked(confidence, text) -> None:
    assert f"at least {text} confidence" in said(replace(settled(), confidence=confidence))


@pytest.mark.parametrize(
    ("mix", "told", "english", "french"),
    [
        ("video", "better", "“video” is not among the candidates, and earns €2,600 (± €700) more than the best of them over 13 weeks. [search] varies one mix only; `simulate pilot` compares all of them.", "n’est pas parmi les candidats, et rapporte"),
        ("video", "open", "“video” is not among the candidates, and may do as well: +€2,600 (± €700)", "ferait peut-être aussi bien"),
        ("pilot", "better", "“Three-month trial” as the scenario writes it is not among the candidates, and earns €2,600", "telle que le scénario l’écrit"),
        ("pilot", "open", "as the scenario writes it is not among the candidates, and may do as well", "telle que le scénario l’écrit"),
    ],
)  # fmt: skip
def test_the_mix_that_is_no_candidate_and_earns_more(mix, told, english, french) -> None:
    other = Unweighed(mix, Estimate(2_600.0, 700.0), "pilot", 1_024, told)
    found = replace(settled(), unweighed=(other, replace(other, mix="third", told="not_better")))
    assert english in said(found)
    assert french in said(found, "fr")
    assert "third" not in said(found)
    assert "candidates, and" not in said(replace(found, unweighed=(replace(other, told="not_better"),)))


def test_one_and_several() -> None:
    several = replace(safer(), candidates=tuple(replace(one, status="close") for one in safer().candidates))
    assert "Aussi bon, à moins de 500 €" in said(safer(), "fr")
    assert "Aussi bons, à moins de 500 €" in said(several, "fr")
    assert "over 1 week," in said(replace(settled(), horizon_weeks=1))
