"""The table of published ranges, and the defaults that starters take from it."""

import re
import tomllib

import pytest

from simulator.scenario import GRADES, grade_of, load, quantities, starter
from simulator.scenario.published import published, words_of

RANGES = published()


@pytest.mark.parametrize("name", RANGES)
def test_every_range_is_in_order_with_unit_grade_and_source(name):
    known = RANGES[name]
    assert 0 < known.low <= known.typical <= known.high
    assert known.low < known.high or known.low == known.typical
    assert known.unit
    assert known.source
    assert known.grade in GRADES
    assert known.grade != "stated"
    if known.unit in ("probability", "share"):
        assert known.high <= 1


def test_the_kinds_of_activity():
    kinds = {one.kind for one in RANGES.values()}
    assert kinds == {"call", "email", "webinar", "appointment", "platform", "quote", "time", "pay"}
    assert "appel" in words_of("call")


def test_dials_and_their_inverse_agree():
    dials, minutes = RANGES["dials_per_hour"], RANGES["dial_hours"]
    assert 1 / dials.typical == pytest.approx(minutes.typical, rel=0.05)
    assert 1 / dials.low == pytest.approx(minutes.high)
    assert RANGES["marketing_dials"].high < 1 / RANGES["dial_success"].high


@pytest.mark.parametrize("name", [name for name, one in RANGES.items() if one.low < one.high])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_proposal_reads_back_with_its_grade(name, language):
    known = RANGES[name]
    written = tomllib.loads(f"range = {known.proposed(language)}")["range"]
    assert (written["low"], written["likely"], written["high"]) == (known.low, known.typical, known.high)
    assert grade_of(written["source"]) == known.grade


@pytest.mark.parametrize("name", [name for name, one in RANGES.items() if one.note])
def test_what_was_published_is_told_in_both_languages(name):
    """The same figures, with the decimal mark of each language."""
    one = RANGES[name]
    english = re.findall(r"\d+", one.note)
    assert re.findall(r"\d+", one.note_fr.replace("\u202f", " ")) == english
    assert one.note_fr in one.proposed("fr")
    assert one.note in one.proposed("en")


@pytest.mark.parametrize("full", [False, True])
def test_starters_propose_them_by_name(tmp_path, full):
    text = starter(full)
    assert "published:" not in text
    (tmp_path / "new.toml").write_text(text, encoding="utf-8")
    found = quantities(load(tmp_path / "new.toml"))
    named = {
        path: one for path, one in found.items() if re.match("published range|nothing published", one.source)
    }
    assert named["platforms.phoning.price"].form.written() == {"low": 80, "likely": 140, "high": 300}
    assert grade_of(named["platforms.phoning.price"].source) == "assumption"
    if full:
        assert {
            "activities.call.success",
            "activities.quote.success",
            "profiles.rep.gross_salary",
        } <= named.keys()


def test_no_starter_proposes_what_platforms_advertise():
    assert RANGES["marketing_dials"].source not in starter(full=True)
