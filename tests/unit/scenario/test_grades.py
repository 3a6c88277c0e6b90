"""How far a source goes is read from its words, and the weakest word counts."""

import pytest
from hypothesis import given, strategies as st

from simulator.scenario import GRADES, grade_of

WORDS = {
    "measured": ("mesuré", "Mesurée", "measured"),
    "vendor": ("étude d'éditeur", "étude d’éditeur", "vendor study", "a vendor's benchmark"),
    "published": ("publié sans échantillon", "publiées sans échantillon", "published without sample"),
    "stated": ("CRM, last quarter", "payroll", ""),
    "assumption": ("hypothèse", "Hypothèse : congés", "assumption", "we assumed it", "hypothesis"),
}


@pytest.mark.parametrize(("grade", "source"), [(g, s) for g, sources in WORDS.items() for s in sources])
def test_each_word(grade: str, source: str) -> None:
    assert grade_of(source) == grade
    assert grade_of(f"somebody.example, 13 à 23 % ({source})") == grade


@pytest.mark.parametrize(
    ("source", "grade"),
    [
        ("hypothèse ; la route prend 21 % du temps observé par Proudfoot (mesuré)", "assumption"),
        ("firstsales.io (publié sans échantillon) ; entonnoir Olist (mesuré)", "published"),
        ("sales2.com (measured); up to 370: Belkins (vendor study)", "vendor"),
    ],
)
def test_the_weakest_counts(source: str, grade: str) -> None:
    assert grade_of(source) == grade


@pytest.mark.parametrize(
    "source",
    ["unmeasured", "not measured", "non mesuré", "à mesure que l'équipe appelle", "on le mesure", "éditeur"],
)
def test_what_is_no_grade(source: str) -> None:
    assert grade_of(source) == "stated"


def test_an_accent_in_two_characters_is_the_same_accent() -> None:
    assert grade_of("mesure\N{COMBINING ACUTE ACCENT}") == "measured"


@given(st.text())
def test_any_text_has_a_grade(source: str) -> None:
    assert grade_of(source) in GRADES
    assert grade_of(f"{source}; hypothèse") == "assumption"
