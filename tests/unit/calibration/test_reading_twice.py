"""What several exports, or one, hold twice: states of one deal, currencies, headings, the hour that clocks show again."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from simulator.calibration.readers import Reading, ReadSettings, read

HEADINGS = "deal,account,status,opened,closed,value,currency\n"


def deals(folder: Path, *texts: str) -> Reading:
    files = [folder / f"{place}.csv" for place in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(HEADINGS + text, encoding="utf-8")
    return read("deals", files)


def told(reading: Reading) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(one.rule, one.lines) for one in report.complaints] for report in reading.reports]


OPEN = "1,A,open,2027-01-02,,1200,\n"
WON = "1,A,won,2027-01-02,2027-02-20,1300,\n"
LOST = "1,A,lost,2027-01-02,2027-03-20,1300,\n"
OTHER = "2,B,won,2027-01-03,2027-02-01,900,\n"


@pytest.mark.parametrize(
    ("first", "second", "status", "dropped"),
    [
        (OPEN, WON, "won", 0),
        (WON, OPEN, "won", 1),
        (WON, LOST, "lost", 0),
        (LOST, WON, "lost", 1),
        (OPEN, OPEN.replace("1200", "1500"), "open", 0),
    ],
)
def test_the_latest_state_of_a_deal_is_kept(
    tmp_path: Path, first: str, second: str, status: str, dropped: int
) -> None:
    reading = deals(tmp_path, first + OTHER, second + OTHER)
    assert sorted(reading.table["deal"]) == ["1", "2"]
    assert reading.table.filter(pl.col("deal") == "1")["status"].to_list() == [status]
    expected: list[list[tuple[str, tuple[int, ...]]]] = [[], [("repeated", (3,))]]
    expected[dropped].insert(0, ("superseded", (2,)))
    assert told(reading) == expected
    assert [one.kept + one.refused for one in reading.reports] == [2, 2]


def test_lines_of_one_order_stay_together(tmp_path: Path) -> None:
    two = OPEN + OPEN.replace("1200", "80")
    later = WON + WON.replace("1300", "80")
    assert deals(tmp_path, two, later).table["value"].to_list() == [1300, 80]
    assert deals(tmp_path, two).table.height == 2


@pytest.mark.parametrize("other", [WON.replace("A", "C"), WON.replace("2027-01-02", "2027-01-09")])
def test_another_deal_of_the_same_name_is_kept(tmp_path: Path, other: str) -> None:
    assert deals(tmp_path, OPEN, other).table.height == 2


def test_two_currencies_are_told(tmp_path: Path) -> None:
    mixed = deals(tmp_path, OTHER.replace(",\n", ",EUR\n") + WON.replace(",\n", ",jpy\n"))
    assert [dict(one.params) for one in mixed.reports[0].notes if one.code == "currencies"] == [
        {"names": "EUR, JPY"}
    ]
    alone = deals(tmp_path, OTHER.replace(",\n", ",EUR\n") + WON.replace(",\n", ",eur\n"))
    assert "currencies" not in [one.code for one in alone.reports[0].notes]


def test_a_heading_that_is_there_twice(tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("person,started,Started,talk_s,x,x\nA,2027-01-01,2027-01-02,3,,\n", encoding="utf-8")
    reading = read("calls", [file])
    assert reading.table["started"].to_list() == [dt.datetime(2027, 1, 1)]
    assert [dict(one.params) for one in reading.reports[0].notes if one.code == "heading_twice"] == [
        {"name": "started", "column": 2}
    ]


def calls(folder: Path, *starts: str, zone: str = "Europe/Paris") -> Reading:
    file = folder / "calls.csv"
    rows = "".join(f"A,{one},+331,20,no\n" for one in starts)
    file.write_text("person,started,contact,talk_s,answered\n" + rows, encoding="utf-8")
    return read("calls", [file], ReadSettings(timezone=zone))


def test_calls_of_the_hour_that_comes_twice_are_two(tmp_path: Path) -> None:
    reading = calls(tmp_path, "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z")
    half_past_two = dt.datetime(2027, 10, 31, 2, 30)
    assert reading.table["started"].to_list() == [
        half_past_two,
        half_past_two,
        dt.datetime(2027, 10, 31, 3, 30),
    ]
    assert told(reading) == [[]]
    again = calls(tmp_path, "2027-10-31T00:30:00Z", "2027-10-31T02:30:00+02:00", "2027-10-31 02:30:00")
    assert told(again) == [[("repeated", (3, 4))]]
    late = calls(tmp_path, "2027-10-31T01:30:00Z", "2027-10-31T02:30:00+01:00", "2028-10-29T01:10:00Z")
    assert told(late) == [[("repeated", (3,))]]


def test_the_hour_that_comes_twice_is_that_of_the_zone(tmp_path: Path) -> None:
    both = ("2027-11-07T05:30:00Z", "2027-11-07T06:30:00Z")
    assert told(calls(tmp_path, *both, zone="America/New_York")) == [[]]
    assert calls(tmp_path, *both, zone="America/New_York").table["started"].n_unique() == 1
    assert calls(tmp_path, *both).table["started"].n_unique() == 2
