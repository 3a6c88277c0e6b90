"""Which public holidays the team keeps, and how many of them the files cover."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import polars as pl

from simulator.calibration.fit.hours import understood
from simulator.calibration.fit.records import Evidence
from simulator.calibration.tables import TableName
from simulator.scenario.horizon import NO_COUNTRY
from simulator.scenario.public_holidays import public_holidays

#: The country whose holidays are looked for, and its currency.
FRANCE, EURO = "FR", "EUR"
#: Share of the people of an ordinary day who, seen on a holiday, show that it is worked.
AT_WORK = 0.5
#: Holidays that must be seen before a log says anything: one alone may be the day given to solidarity, or a bridge.
LEAST_HOLIDAYS = 2
#: People, all holidays together, that would be seen on them if they were ordinary days.
EXPECTED = 5.0
#: A telephone number as France writes it, without its spaces and points.
FRENCH_NUMBER = r"^(?:(?:\+|00)33|0)[1-9]\d{8}$"
#: Any telephone number.
NUMBER = r"^\+?\d{8,15}$"


def country_of(tables: Mapping[TableName, pl.DataFrame]) -> str:
    """Country whose public holidays the scenario keeps, by what the files show, whatever the language asked for.

    Nobody's with another currency than the euro, or where a log shows people at work on most of the holidays of France.
    Else those of France where the days of a log stop on most of them, or most telephone numbers dialled are French.

    Parameters
    ----------
    tables : mapping
        Canonical tables.

    Returns
    -------
    str
        "FR" or "none".
    """
    deals = tables.get("deals")
    currencies = set() if deals is None else set(deals["currency"].drop_nulls())
    if not currencies <= {EURO}:
        return NO_COUNTRY
    logs = [understood(tables["time"]).filter(pl.col("role") != "away")] if "time" in tables else []
    logs += [tables["calls"]] if "calls" in tables else []
    said = [worked for worked in map(_at_work, logs) if worked is not None]
    french = False in said or ("calls" in tables and _dials_france(tables["calls"]))
    return FRANCE if french and True not in said else NO_COUNTRY


def _at_work(rows: pl.DataFrame) -> bool | None:
    """Whether people are at work on most of the holidays of a log's period; None where too little is seen to tell."""
    days = rows.select("person", pl.col("started").dt.date().alias("day")).drop_nulls("day").unique()
    by_day = days.group_by("day").len().filter(pl.col("day").dt.weekday() <= 5)
    if not by_day.height:
        return None
    seen: dict[dt.date, int] = dict(by_day.iter_rows())
    kept = set(closed(FRANCE, min(seen), max(seen)))
    usual = [n for day, n in seen.items() if day not in kept]
    span = (max(seen) - min(seen)).days + 1
    ordinary = sum(usual) / max(span * 5 / 7 - len(kept), 1.0)
    if len(kept) < LEAST_HOLIDAYS or ordinary * len(kept) < EXPECTED:
        return None
    return sum(seen.get(day, 0) >= AT_WORK * ordinary for day in kept) > len(kept) / 2


def _dials_france(calls: pl.DataFrame) -> bool:
    """Whether most of the telephone numbers of a call log are French."""
    bare = calls["contact"].drop_nulls().str.replace_all(r"[\s.()-]", "")
    numbers = bare.filter(bare.str.contains(NUMBER))
    return numbers.len() > 0 and int(numbers.str.contains(FRENCH_NUMBER).sum()) > numbers.len() / 2


def counted(evidence: Evidence, country: str) -> Evidence:
    """The same evidence with the public holidays that it covers."""
    if evidence.first is None or evidence.last is None:
        return evidence
    return replace(evidence, holidays=len(closed(country, evidence.first, evidence.last)))


def closed(country: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """Public holidays from Monday to Friday, from one day to another, both included."""
    years = range(first.year, last.year + 1)
    return [day for year in years for day in _of_year(country, year) if first <= day <= last]


@cache
def _of_year(country: str, year: int) -> tuple[dt.date, ...]:
    if country == NO_COUNTRY:
        return ()
    return tuple(sorted(day for day in public_holidays(country, [year]) if day.weekday() < 5))
