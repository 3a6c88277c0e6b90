"""Numbers by language, and never more digits than the Monte Carlo error allows."""

import datetime as dt
import math

import pytest

from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.rounding import digits_allowed

EN, FR = Words("en", "EUR"), Words("fr", "EUR")


@pytest.mark.parametrize(
    ("value", "se", "shown"),
    [
        (45.234, 0.12, "45.2 EUR"),
        (45.234, 0.012, "45.23 EUR"),
        (45.234, 3.0, "45 EUR"),
        (45.234, 30.0, "50 EUR"),
        (61_234.5, 1_234.0, "61,000 EUR"),
        (61_234.5, 0.0, "61,234 EUR"),
        (-0.004, 0.2, "0.0 EUR"),
        (math.nan, 0.1, "–"),
        (45.234, math.nan, "45 EUR"),
    ],
)
def test_money_estimate(value: float, se: float, shown: str) -> None:
    assert EN.money_estimate(value, se).replace("\xa0", " ") == shown


def test_the_last_digit_shown_is_never_below_the_error() -> None:
    for power in range(-6, 7):
        for lead in (1.0, 2.5, 3.6, 9.9):
            se = lead * 10.0**power
            assert 10.0 ** -digits_allowed(123.456, se, 9) <= se * 1.0001
            assert 10.0 ** -digits_allowed(123.456, se, 9, beside_error=True) >= se / 100.0


def test_error_beside_the_estimate_has_at_most_two_digits() -> None:
    assert EN.with_error(45.2345, 0.1234).replace("\xa0", " ") == "45.23 ± 0.12"
    assert EN.with_error(45.2345, 0.456).replace("\xa0", " ") == "45.2 ± 0.5"
    assert EN.with_error(45.2345, 0.0) == "45.23"


def test_signs() -> None:
    assert EN.money_estimate(3.1, 0.1, signed=True).startswith("+3.1")
    assert EN.money_estimate(-3.1, 0.1, signed=True).startswith("-3.1")
    assert not EN.money_estimate(0.0, 0.1, signed=True).startswith("+")


def test_french_numbers() -> None:
    assert FR.number(1234.5, 1) == "1\u202f234,5"
    assert FR.money(45.0) == "45\xa0€"
    assert FR.money(45.5) == "45,50\xa0€"
    assert FR.percent(0.63) == "63\xa0%"
    assert FR.hours(12.25) == "12,2\xa0h"
    assert FR.date(dt.date(2027, 1, 4)) == "lun. 4 janv. 2027"


def test_rare_chances_keep_a_digit() -> None:
    assert EN.percent_estimate(0.004, 0.0005) == "0.4\xa0%"
    assert EN.percent_estimate(0.634, 0.008) == "63\xa0%"
    assert EN.percent_estimate(0.634, 0.2) == "60\xa0%"


def test_unknown_language_is_english() -> None:
    assert Words("de", "EUR").say("source.idle") == "Idle"


def test_braces_in_a_label_are_inert() -> None:
    assert "{0.__class__}" in EN.say("verdict.alone", mix="{0.__class__}", value="1", per="", band="")


def test_a_missing_parameter_shows_as_a_question_mark() -> None:
    assert "?" in EN.say("verdict.alone")


def test_names_fall_back_on_the_raw_name() -> None:
    names = Names({"channels.calls": "Outbound"}, EN)
    assert [names.source(n) for n in ("calls", "emails", "idle")] == ["Outbound", "emails", "Idle"]
