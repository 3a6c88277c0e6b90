"""Numbers by language, and never more digits than the Monte Carlo error allows."""

import datetime as dt
import math

import pytest
from hypothesis import given, strategies as st

from simulator.presentation.labels import Names, Words, chance, chance_with_error, short_chance
from simulator.presentation.labels.rounding import digits_allowed
from simulator.statistics import Estimate

EN, FR = Words("en", "EUR"), Words("fr", "EUR")


@pytest.mark.parametrize(
    ("value", "se", "shown"),
    [
        (45.234, 0.12, "€45.2"),
        (45.234, 0.012, "€45.23"),
        (45.234, 3.0, "€45"),
        (45.234, 30.0, "€50"),
        (61_234.5, 1_234.0, "€61,000"),
        (61_234.5, 0.0, "€61,234"),
        (-0.004, 0.2, "€0.0"),
        (math.nan, 0.1, "–"),
        (45.234, math.nan, "€45"),
    ],
)
def test_money_estimate(value: float, se: float, shown: str) -> None:
    assert EN.money_estimate(value, se).replace("\xa0", " ") == shown


@pytest.mark.parametrize(
    ("language", "currency", "shown"),
    [
        ("en", "EUR", ("€6.40", "+€1,200", "-€1,200", "€405 ± 8", "€2.125")),
        ("en", "GBP", ("£6.40", "+£1,200", "-£1,200", "£405 ± 8", "£2.125")),
        ("en", "USD", ("US$6.40", "+US$1,200", "-US$1,200", "US$405 ± 8", "US$2.125")),
        ("en", "CHF", ("CHF 6.40", "+CHF 1,200", "-CHF 1,200", "CHF 405 ± 8", "CHF 2.125")),
        ("fr", "EUR", ("6,40 €", "+1 200 €", "-1 200 €", "405 ± 8 €", "2,125 €")),
        ("fr", "CHF", ("6,40 CHF", "+1 200 CHF", "-1 200 CHF", "405 ± 8 CHF", "2,125 CHF")),
    ],
)  # fmt: skip
def test_a_currency_stands_where_the_language_has_it(language: str, currency: str, shown: tuple) -> None:
    words = Words(language, currency)
    told = (
        words.money(6.4),
        words.money(1200, signed=True),
        words.money_estimate(-1234.0, 100.0, signed=True),
        words.with_error(405.2, 8.0, money=True),
        words.exact_amount(2.125),
    )
    assert tuple(text.replace("\xa0", " ").replace("\u202f", " ") for text in told) == shown
    assert words.with_error(405.2, 0.0, most=0, money=True) == words.money(405)


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
    assert EN.money_estimate(3.1, 0.1, signed=True).startswith("+€3.1")
    assert EN.money_estimate(-3.1, 0.1, signed=True).startswith("-€3.1")
    assert not EN.money_estimate(0.0, 0.1, signed=True).startswith("+")


def test_french_numbers() -> None:
    assert FR.number(1234.5, 1) == "1\u202f234,5"
    assert FR.money(45.0) == "45\xa0€"
    assert FR.money(45.5) == "45,50\xa0€"
    assert FR.percent(0.63) == "63\xa0%"
    assert FR.hours(12.25) == "12,2\xa0h"
    assert FR.date(dt.date(2027, 1, 4)) == "lun. 4 janv. 2027"


def test_rare_chances_keep_a_digit() -> None:
    assert EN.percent_estimate(0.004, 0.0005) == "0.4%"
    assert EN.percent_estimate(0.634, 0.008) == "63%"
    assert EN.percent_estimate(0.634, 0.2) == "60%"


@pytest.mark.parametrize(
    ("p", "se", "said", "short", "with_error"),
    [
        (0.91, 0.015, "91%", "91%", "91% (± 3%)"),
        (1.0, 0.107, "at least 79%", "≥ 79%", "at least 79%"),
        (0.0, 0.107, "at most 21%", "≤ 21%", "at most 21%"),
        (1.0, 0.0003, "at least 99.9%", "≥ 99.9%", "at least 99.9%"),
        (0.0, 1e-9, "at most 0.1%", "≤ 0.1%", "at most 0.1%"),
        (1.0, 0.0, "100%", "100%", "100%"),
        (0.98, 0.02, "98%", "98%", "98% (at least 94%)"),
        (0.02, 0.02, "2%", "2%", "2% (at most 6%)"),
        (0.996, 0.001, "99.6%", "99.6%", "99.6% (± 0.2%)"),
        (0.7, 0.107, "70%", "70%", "70% (± 21%)"),
        (1.0, 0.7, "–", "–", "–"),
        (math.nan, math.nan, "–", "–", "–"),
        (1.0, math.nan, "–", "–", "–"),
    ],
)  # fmt: skip
def test_a_probability_is_never_more_certain_than_its_error_allows(p, se, said, short, with_error) -> None:
    known = Estimate(p, se)
    told = (chance(known, EN), short_chance(known, EN), chance_with_error(known, EN))
    assert tuple(text.replace("\xa0", " ") for text in told) == (said, short, with_error)


@given(st.floats(0.0, 1.0), st.floats(1e-6, 0.5))
def test_the_bound_told_holds_for_the_interval(p: float, se: float) -> None:
    text = chance(Estimate(p, se), EN)
    low, high = p - 1.96 * se, p + 1.96 * se
    if text.startswith("at"):
        bound = float(text.split()[2].removesuffix("%")) / 100.0
        assert bound <= low + 1e-9 if text.startswith("at least") else bound >= high - 1e-9
        assert 0.0 < bound < 1.0
    elif text != "–":
        assert text not in ("0%", "100%", "0.0%", "100.0%")


def test_what_was_written_is_said_with_all_its_digits() -> None:
    assert EN.exact(1e-15) == "0.000000000000001"
    assert FR.exact_percent(0.025) == "2,5\xa0%"
    assert EN.exact_percent(0.29) == "29%"


def test_unknown_language_is_english() -> None:
    assert Words("de", "EUR").say("source.idle") == "Idle"


def test_braces_in_a_label_are_inert() -> None:
    assert "{0.__class__}" in EN.say("verdict.alone", mix="{0.__class__}", value="1", per="", band="")


def test_a_missing_parameter_shows_as_a_question_mark() -> None:
    assert "?" in EN.say("verdict.alone")


def test_names_fall_back_on_the_raw_name() -> None:
    names = Names({"channels.calls": "Outbound"}, EN)
    assert [names.source(n) for n in ("calls", "emails", "idle")] == ["Outbound", "emails", "Idle"]
