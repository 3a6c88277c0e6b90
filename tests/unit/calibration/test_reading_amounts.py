"""Numbers and durations in every usual way of writing."""

import math

import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from simulator.calibration.readers.amounts import read_durations, read_numbers, tells_decimal_comma

amounts = st.lists(st.integers(-(10**8), 10**8).map(lambda cents: cents / 100), min_size=1, max_size=30)


def texts(values: list[str | None]) -> pl.Series:
    return pl.Series("amount", values, dtype=pl.String)


def written(value: float, decimal: str, thousands: str, unit: str) -> str:
    plain = f"{value:,.2f}"
    return plain.replace(",", "\0").replace(".", decimal).replace("\0", thousands) + unit


@pytest.mark.parametrize("hint", [None, True, False])
@pytest.mark.parametrize(
    ("decimal", "thousands"),
    [(".", ""), (",", ""), (",", " "), (",", "\u202f"), (",", "."), (".", ","), (".", "'")],
)
@settings(max_examples=15)
@given(values=amounts, unit=st.sampled_from(["", " €", "\u00a0€", " EUR", "$"]))
def test_two_decimals_tell_everything(
    decimal: str, thousands: str, hint: bool | None, values: list[float], unit: str
) -> None:
    column = texts([None, *(written(value, decimal, thousands, unit) for value in values)])
    assert read_numbers(column, hint).values.to_list() == [None, *values]
    assert tells_decimal_comma(column) == (decimal == ",")


@given(values=st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=1))
def test_numbers_of_programs(values: list[float]) -> None:
    assert read_numbers(texts([repr(value) for value in values]), None).values.to_list() == values


@pytest.mark.parametrize(
    ("text", "hint", "value", "assumed"),
    [
        ("1,234", None, 1234.0, True),
        ("1,234", False, 1234.0, True),
        ("1,234", True, 1.234, True),
        ("1.234", None, 1.234, False),
        ("1.234", True, 1234.0, True),
        ("0,125", None, 0.125, False),
        ("1,234,567", None, 1_234_567.0, False),
        ("−12,5", None, -12.5, False),
        ("12 %", None, 12.0, False),
    ],
)
def test_a_thousand_or_a_decimal(text: str, hint: bool | None, value: float, assumed: bool) -> None:
    read = read_numbers(texts([text]), hint)
    assert read.values.to_list() == [value]
    assert bool(read.assumed) == assumed


@pytest.mark.parametrize("junk", ["", "abc", "nan", "inf", "1e400", "12abc", "--3", "1.2.3,4,5"])
def test_what_is_no_number(junk: str) -> None:
    assert read_numbers(texts([junk, "7"]), None).values.to_list() == [None, 7.0]


@given(seconds=st.lists(st.integers(0, 400_000), min_size=1, max_size=30))
def test_clocks(seconds: list[int]) -> None:
    column = texts([None, *(f"{one // 3600}:{one // 60 % 60:02d}:{one % 60:02d}" for one in seconds)])
    for unit in ("h", "s"):
        assert read_durations(column, unit, None).values.to_list() == [None, *(float(one) for one in seconds)]


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("1:30", "h", 5400),
        ("1:30", "s", 90),
        ("1,5", "h", 5400),
        ("1.5", "h", 5400),
        ("90", "min", 5400),
        ("90", "s", 90),
        ("1500", "ms", 1.5),
        ("1h30", "h", 5400),
        ("1 h 30 min", "s", 5400),
        ("45 min", "h", 2700),
        ("12s", "s", 12),
        ("2H", "h", 7200),
        ("00:01:02.5", "s", 62.5),
    ],
)
def test_durations(text: str, unit: str, seconds: float) -> None:
    assert math.isclose(read_durations(texts([text]), unit, None).values[0], seconds)
    together = read_durations(texts([text, "0:0:10", "x", None]), unit, None).values.to_list()
    assert together == [pytest.approx(seconds), 10.0, None, None]
