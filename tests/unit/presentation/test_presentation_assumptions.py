"""Assumptions in words, in both languages."""

from pathlib import Path

import pytest

from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.assumptions import (
    assumption_name,
    chance_text,
    grade_name,
    shape_text,
    source_text,
    unit_name,
    value_text,
)
from simulator.scenario import load
from simulator.study.assumptions import assumptions_of
from simulator.study.labels import labels_of
from unit.presentation.made_up import assumptions

ROOT = Path(__file__).parents[3]


def said(language: str) -> list[str]:
    words = Words(language, "EUR")
    return [
        shape_text(one, words).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
        for one in assumptions()
    ]


def test_shapes_in_words() -> None:
    assert said("en")[:4] == [
        "exactly €150",
        "14 successes seen in 1,240",
        "P10 0.03, P90 0.06",
        "lowest €90, likeliest €140, highest €220",
    ]
    assert said("fr")[3] == "au plus bas 90 €, le plus probable 140 €, au plus haut 220 €"


def test_grades_sources_and_chance_in_words() -> None:
    words = Words("fr", "EUR")
    tools, success, contact, price, headcount, _ = assumptions()
    assert [grade_name(one.grade, words) for one in (tools, success, price)] == [
        "hypothèse",
        "mesuré",
        "publié sans échantillon",
    ]
    assert source_text(tools, words) == "hypothèse"
    assert source_text(success, words) == "CRM (measured)"
    assert (grade_name(headcount.grade, words), chance_text(success, words)) == ("", "")
    assert "80" in chance_text(contact, words)


def test_exact_numbers_are_not_rounded() -> None:
    words = Words("en", "EUR")
    assert value_text(0.0155, "money", words) == "€0.0155"
    assert value_text(0.0155, "probability", words) == "1.55%"
    assert value_text(0.0155, "hours", words) == "0.0155"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "file",
    ["scenarios/pilot.toml", "tests/conformance/valid/listed.toml", "tests/conformance/valid/notations.toml"],
)
def test_every_assumption_has_words_and_no_two_share_them(file: str, language: str) -> None:
    scenario = load(ROOT / file)
    words = Words(language, scenario.currency)
    names = Names(labels_of(scenario), words)
    found = [one for one in assumptions_of(scenario) if not one.path.startswith("opening.items")]
    told = [assumption_name(one, names, words) for one in found]
    assert sorted(told) == sorted(set(told))
    assert not any(name == one.path for name, one in zip(told, found, strict=True))
    for one in found:
        assert "?" not in shape_text(one, words) + chance_text(one, words)
        assert not unit_name(one.unit, words).startswith("unit.")
