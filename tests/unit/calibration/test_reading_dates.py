"""Dates in every usual way of writing; the order of day and month decided over the whole file, or asked for."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import example, given, settings, strategies as st

from simulator.calibration.readers import ReadSettings, read
from simulator.calibration.readers.instants import evidence, parsed
from simulator.calibration.readers.zones import moved, zone_of
from simulator.errors import InputError

PARIS = ZoneInfo("Europe/Paris")
instants = st.lists(
    st.datetimes(dt.datetime(1991, 1, 1), dt.datetime(2099, 12, 31)).map(
        lambda one: one.replace(microsecond=0)
    ),
    min_size=1,
    max_size=30,
)
#: Way of writing -> whether it has seconds, minutes, or days only.
WRITTEN = {
    "%Y-%m-%d %H:%M:%S": "s",
    "%Y-%m-%dT%H:%M:%S": "s",
    "%Y/%m/%d %H:%M": "min",
    "%d/%m/%Y %H:%M:%S": "s",
    "%d.%m.%Y %H:%M": "min",
    "%d-%m-%Y": "day",
    "%d/%m/%Y, %H:%M": "min",
    "%m/%d/%Y %I:%M %p": "min",
    "%m/%d/%Y": "day",
    "%Y%m%d%H%M%S": "s",
    "%Y-%m-%d": "day",
}


def cut(instant: dt.datetime, to: str) -> dt.datetime:
    zeros = {"s": {}, "min": {"second": 0}, "day": {"second": 0, "minute": 0, "hour": 0}}[to]
    return instant.replace(**zeros)


def texts(values: list[str | None]) -> pl.Series:
    return pl.Series("when", values, dtype=pl.String)


@pytest.mark.parametrize("form", WRITTEN)
@settings(max_examples=20)
@given(when=instants)
def test_a_column_is_read_as_it_was_written(form: str, when: list[dt.datetime]) -> None:
    order = "month-first" if form.startswith("%m") else "day-first"
    column = texts([None, *(one.strftime(form) for one in when)])
    assert parsed(column, order, "Europe/Paris").to_list() == [
        None,
        *(cut(one, WRITTEN[form]) for one in when),
    ]


@settings(max_examples=15)
@given(
    when=instants,
    zone=st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
@example(when=[dt.datetime(2026, 3, 29, 0, 59, 59), dt.datetime(2026, 3, 29, 1, 0)], zone="Europe/Paris")
@example(when=[dt.datetime(2026, 10, 25, 0, 30), dt.datetime(2026, 10, 25, 1, 30)] * 9, zone="Europe/Paris")
def test_moments_become_wall_clocks_of_the_zone(when: list[dt.datetime], zone: str) -> None:
    utc = [one.replace(year=2002 + one.year % 90, day=min(one.day, 28), tzinfo=dt.UTC) for one in when]
    local = [one.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for one in utc]
    for written in (
        [str(int(one.timestamp())) for one in utc],
        [str(int(one.timestamp() * 1000)) for one in utc],
        [one.strftime("%Y-%m-%dT%H:%M:%SZ") for one in utc],
        [one.astimezone(PARIS).isoformat() for one in utc],
        [one.astimezone(PARIS).isoformat(" ") for one in utc],
    ):
        assert parsed(texts(written), "day-first", zone).to_list() == local


def test_many_moments_of_a_year_are_looked_up_by_the_quarter() -> None:
    when = pl.datetime_range(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 31), "7m", eager=True).alias(
        "when"
    )
    written = when.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    slow = when.dt.replace_time_zone("UTC").dt.convert_time_zone("Europe/Paris").dt.replace_time_zone(None)
    assert parsed(written, "day-first", "Europe/Paris").equals(slow)


@given(when=instants)
def test_serials_of_excel_are_days(when: list[dt.datetime]) -> None:
    days = [(one - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1) for one in when]
    assert parsed(texts([repr(day) for day in days]), "day-first", "Europe/Paris").to_list() == when


def test_the_night_when_clocks_change() -> None:
    local = pl.Series("when", [dt.datetime(2026, 3, 29, 2, 30), dt.datetime(2026, 10, 25, 2, 30)])
    first = moved(local, "Europe/Paris", "UTC").to_list()
    assert first == [None, dt.datetime(2026, 10, 25, 0, 30)]


@given(
    when=instants,
    junk=st.lists(
        st.sampled_from(["x", "31/02/2026", "2026-13-01", "12/2026", "0", "99999999999", "01/01/0001"])
    ),
)
def test_what_is_no_date_is_null_and_spoils_nothing(when: list[dt.datetime], junk: list[str]) -> None:
    good = [one.strftime("%Y-%m-%d %H:%M:%S") for one in when]
    column = texts([*junk, *good])
    assert parsed(column, "day-first", "Europe/Paris").to_list() == [None] * len(junk) + when


@given(
    days=st.lists(st.dates(dt.date(1995, 1, 1), dt.date(2050, 1, 1)), min_size=1, max_size=20),
    form=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y", "%m-%d-%y"]),
)
def test_evidence_of_the_order(days: list[dt.date], form: str) -> None:
    day, month, either = evidence(texts([one.strftime(form) for one in days]))
    only = len({one for one in days if one.day > 12})
    assert (day, month) == ((only, 0) if form.startswith("%d") else (0, only))
    assert either == len({one for one in days if one.day <= 12 and one.day != one.month})


DEALS = "deal{0}status{0}opened{0}closed\n"


def deals(folder: Path, rows: list[tuple[str, str]], separator: str = ",") -> Path:
    lines = [f"{n}{separator}won{separator}{a}{separator}{b}\n" for n, (a, b) in enumerate(rows)]
    file = folder / "deals.csv"
    file.write_text(DEALS.format(separator) + "".join(lines), encoding="utf-8")
    return file


def refusal(file: Path, settings: ReadSettings | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read("deals", [file], settings)
    return str(caught.value)


def test_one_column_decides_for_the_other(tmp_path: Path) -> None:
    table = read(
        "deals", [deals(tmp_path, [("03/04/2026", "06/04/2026"), ("04/04/2026", "28/04/2026")])]
    ).table
    assert table["opened"].to_list() == [dt.date(2026, 4, 3), dt.date(2026, 4, 4)]
    american = read(
        "deals", [deals(tmp_path, [("03/04/2026", "06/04/2026"), ("04/04/2026", "04/28/2026")])]
    ).table
    assert american["opened"].to_list() == [dt.date(2026, 3, 4), dt.date(2026, 4, 4)]


def test_what_nothing_decides_is_asked(tmp_path: Path) -> None:
    file = deals(tmp_path, [("03/04/2026", "06/04/2026")])
    said = refusal(file)
    assert "deals.csv:2: opened = 03/04/2026" in said
    assert "--dates day-first" in said
    for order, month in (("day-first", 4), ("month-first", 3)):
        assert read("deals", [file], ReadSettings(dates=order)).table["opened"][0].month == month
    same = deals(tmp_path, [("04/04/2026", "05/05/2026")])
    assert read("deals", [same]).table["opened"].to_list() == [dt.date(2026, 4, 4)]


def test_semicolons_suggest_the_day_first_and_it_is_told(tmp_path: Path) -> None:
    reading = read("deals", [deals(tmp_path, [("03/04/2026", "06/04/2026")], ";")])
    assert reading.table["opened"].to_list() == [dt.date(2026, 4, 3)]
    (note,) = reading.reports[0].notes
    assert note.code == "dates_assumed"
    assert "with the day first" in note.said


def test_dates_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    said = refusal(deals(tmp_path, [("13/04/2026", "14/04/2026"), ("04/13/2026", "04/14/2026")]))
    assert "with the day first only: 2, with the month first only: 2" in said


def test_a_slip_among_many_is_a_bad_value(tmp_path: Path) -> None:
    rows = [(f"{day:02d}/04/2026", f"{day:02d}/05/2026") for day in range(13, 29)]
    reading = read("deals", [deals(tmp_path, [*rows, ("04/17/2026", "30/05/2026")])])
    (complaint,) = reading.reports[0].complaints
    assert (complaint.rule, complaint.lines, complaint.example) == ("not_a_date", (18,), "04/17/2026")
    assert reading.table["opened"].null_count() == 1


def test_a_zone_that_does_not_exist(tmp_path: Path) -> None:
    said = refusal(deals(tmp_path, [("2026-04-03", "")]), ReadSettings(timezone="Europe/Pari"))
    assert 'Did you mean "Europe/Paris"?' in said


def test_the_zone_of_a_country() -> None:
    assert (zone_of("FR"), zone_of("BE"), zone_of("US"), zone_of("XX")) == (
        "Europe/Paris",
        "Europe/Brussels",
        None,
        None,
    )
