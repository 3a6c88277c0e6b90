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

#: Language and currency of a country whose holidays are taken to be kept.
FRANCE, FRENCH, EURO = "FR", "fr", "EUR"
#: Share of the people who, seen at work on holidays, show that these are not kept.
AT_WORK = 0.5


def country_of(tables: Mapping[TableName, pl.DataFrame], language: str) -> str:
    """Country whose public holidays the scenario keeps: France for a file in French, unless the files speak against it.

    Parameters
    ----------
    tables : mapping
        Canonical tables.
    language : str
        Of the file that is written.

    Returns
    -------
    str
        "FR", or "none": in another language, with another currency, or where people are seen at work on holidays.
    """
    deals = tables.get("deals")
    currencies = set() if deals is None else set(deals["currency"].drop_nulls())
    if language != FRENCH or not currencies <= {EURO}:
        return NO_COUNTRY
    worked = [understood(tables["time"]).filter(pl.col("role") != "away")] if "time" in tables else []
    worked += [tables["calls"]] if "calls" in tables else []
    return NO_COUNTRY if any(_at_work(rows) for rows in worked) else FRANCE


def _at_work(rows: pl.DataFrame) -> bool:
    """Whether most of the people of a log are at work on holidays of its period."""
    days = rows.select("person", pl.col("started").dt.date().alias("day")).drop_nulls().unique()
    dates = [day for day in days["day"] if isinstance(day, dt.date)]
    if not dates:
        return False
    kept = closed(FRANCE, min(dates), max(dates))
    seen = days.filter(pl.col("day").is_in(kept)).height
    return bool(kept) and seen >= AT_WORK * len(kept) * days["person"].n_unique()


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
    import holidays

    return tuple(sorted(day for day in holidays.country_holidays(country, years=year) if day.weekday() < 5))
