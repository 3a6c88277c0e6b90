"""Numbers, clock times and days as people write them by hand: read as meant, or told with their line; never taken for another."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from simulator.calibration.readers import Reading, read
from simulator.calibration.readers.amounts import read_numbers
from simulator.calibration.readers.handwriting import number_of_month
from simulator.calibration.readers.instants import parsed


def read_text(folder: Path, table: str, text: str) -> Reading:
    file = folder / "file.csv"
    file.write_text(text, encoding="utf-8")
    return read(table, [file])  # type: ignore[arg-type]


def told(reading: Reading) -> list[tuple[str, tuple[int, ...], bool]]:
    return [(one.rule, one.lines, one.refused) for one in reading.reports[0].complaints]


@pytest.mark.parametrize("hint", [None, True, False])
@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["150,5", "149.90", "151,25"], [150.5, 149.9, 151.25]),
        (["1200.50", "99,90", "1,234.5"], [1200.5, 99.9, 1234.5]),
        (["99.90", "99.95", "1.234,5"], [99.9, 99.95, 1234.5]),
        (["12.25", "1.234.567"], [12.25, 1_234_567.0]),
        (["12.25", "13.25", "0,125", "12.5", "1234,567"], [12.25, 13.25, 0.125, 12.5, 1234.567]),
        (["12,5", "1..2", "1,2,3", "1.23.456", "12.5"], [12.5, None, None, None, 12.5]),
        (["12.5", "1,,2", "1.2.3", "1,23,456", "12,5"], [12.5, None, None, None, 12.5]),
        (
            ["12 000", "1 234 567,5", "12 5", "1 2345", "- 12", "1'234"],
            [12e3, 1234567.5, None, None, -12, 1234],
        ),
        (["$1 200 USD", "1 200 €", "12 %", "-1 200"], [1200, 1200, 12, -1200]),
    ],
)
def test_a_mark_is_read_as_it_can_be_only(hint: bool | None, texts: list[str], values: list[float]) -> None:
    assert read_numbers(pl.Series("amount", texts), hint).values.to_list() == values


def test_marks_that_disagree_leave_a_thousand_in_doubt() -> None:
    assert read_numbers(pl.Series("amount", ["1,5", "2,5", "2.5", "1.234"]), None).assumed == "1.234"


def test_a_number_that_cannot_be_read_is_absent_and_told(tmp_path: Path) -> None:
    text = "affaire;statut;montant\n1;gagné;99,90\n2;gagné;1..2\n3;perdue;149.90\n"
    reading = read_text(tmp_path, "deals", text)
    assert reading.table["value"].to_list() == [99.9, None, 149.9]
    assert told(reading) == [("not_a_number", (3,), False)]


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("9h30", 9, 30),
        ("14h05", 14, 5),
        ("9 h 30", 9, 30),
        ("9h", 9, 0),
        ("9 H 30 min", 9, 30),
        ("9 heures", 9, 0),
        ("09:30", 9, 30),
        ("2:05 PM", 14, 5),
    ],
)
def test_clock_times_beside_their_day_and_with_it(
    tmp_path: Path, written: str, hour: int, minute: int
) -> None:
    moment = dt.datetime(2027, 1, 31, hour, minute)
    text = f"personne;date;heure;heures;activité\nZoé;31/01/2027;{written};1,5;Appels\nZoé;31/01/2027;;1;Appels\n"
    beside = read_text(tmp_path, "time", text)
    assert beside.table["started"].to_list() == [moment, dt.datetime(2027, 1, 31)]
    assert not told(beside)
    text = f"personne;date;heures;activité\nZoé;31/01/2027 {written};1,5;Appels\nZoé;31/01/2027 à {written};1;Appels\n"
    assert read_text(tmp_path, "time", text).table["started"].to_list() == [moment, moment]


@pytest.mark.parametrize("written", ["25:30", "abc", "9h75", "25h", "9h5", "9,5"])
def test_a_clock_time_that_cannot_be_read_is_never_midnight(tmp_path: Path, written: str) -> None:
    row = "Zoé;31/01/2027;{};1,5;Appels\n"
    text = "personne;date;heure;heures;activité\n" + "".join(map(row.format, ["9h", "10:00", written]))
    reading = read_text(tmp_path, "time", text)
    assert reading.table["started"].dt.hour().to_list() == [9, 10]
    assert told(reading) == [("not_a_date", (4,), True)]
    text = "personne;date;heure;contact;durée de conversation\n" + "".join(
        f"A;31/01/2027;{one};1;5\n" for one in ["9h", "10:00", written]
    )
    reading = read_text(tmp_path, "calls", text)
    assert reading.table["started"].to_list()[-1] is None
    assert told(reading) == [("not_a_date", (4,), False)]


@pytest.mark.parametrize(
    "written",
    [
        "5 janv. 2026",
        "5 Jan 2026",
        "05-janv-26",
        "5 janvier 2026",
        "lundi 5 janvier 2026",
        "Jan 5, 2026",
        "January 5th, 2026",
        "Mon, 5 Jan 2026",
        "46027",
    ],
)
def test_days_with_the_name_of_their_month(written: str) -> None:
    read = parsed(pl.Series("day", [written, None, "6/1/2026"]), "day-first", "UTC")
    assert read.to_list() == [dt.datetime(2026, 1, 5), None, dt.datetime(2026, 1, 6)]


@pytest.mark.parametrize(
    "written", ["5 jui 2026", "5 zzz 2026", "5 ja 2026", "32 janv. 2026", "31 févr. 2026"]
)
def test_days_that_name_no_month_are_no_days(written: str) -> None:
    assert parsed(pl.Series("day", [written]), "day-first", "UTC").to_list() == [None]


def test_every_month_by_its_usual_short_names() -> None:
    french = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
    english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for names in (french, english):
        assert [number_of_month(name) for name in names] == [f"{place:02d}" for place in range(1, 13)]


def test_a_serial_of_a_workbook_with_a_decimal_comma() -> None:
    read = parsed(pl.Series("day", ["46389", "46389,5"]), "day-first", "UTC")
    assert read.to_list() == [dt.datetime(2027, 1, 2), dt.datetime(2027, 1, 2, 12)]
