"""The four tables, summed up: what any part of the scenario may rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from simulator.calibration.fit.calls import CallFacts, call_facts
from simulator.calibration.fit.deals import DealFacts, deal_facts
from simulator.calibration.fit.double import double_count
from simulator.calibration.fit.holidays import counted
from simulator.calibration.fit.hours import time_facts, understood
from simulator.calibration.fit.orders import PlatformFacts, platform_facts
from simulator.calibration.fit.origins import opened_by_origin
from simulator.calibration.fit.records import DoubleCount, TimeFacts
from simulator.calibration.fit.spans import call_pace
from simulator.calibration.fit.taken import Taken, taken_of
from simulator.calibration.tables import TableName
from simulator.scenario.horizon import NO_COUNTRY

#: Weeks that undated rows are taken to cover when nothing says better: a quarter.
A_QUARTER = 13.0


@dataclass(frozen=True)
class Overlap:
    """Attempts made, and deals opened, by the people and in the days of the time log."""

    attempts: int
    opened: int


@dataclass(frozen=True)
class Facts:
    """What the files say; None, or empty, where there is no such file.

    `country_chosen`: whose public holidays are kept was said, not guessed. `call_pace` is the most hours that an attempt can take, from the moments of the calls; None where they do not tell.
    """

    time: TimeFacts | None
    calls: CallFacts | None
    deals: DealFacts | None
    platforms: tuple[PlatformFacts, ...]
    double: DoubleCount | None
    overlap: Overlap | None
    taken: Taken | None
    call_weeks: float
    deal_weeks: float
    weeks_assumed: bool
    country: str = NO_COUNTRY
    country_chosen: bool = False
    call_pace: float | None = None
    opened_by_origin: Mapping[str, int] = field(default_factory=dict)


def facts_of(
    tables: Mapping[TableName, pl.DataFrame],
    weeks: float | None = None,
    country: str = NO_COUNTRY,
    *,
    chosen: bool = False,
) -> Facts:
    """Sum up canonical tables.

    Parameters
    ----------
    tables : mapping
        Any of the four; one without a row counts as absent.
    weeks : float, optional
        Weeks that calls without a date cover; those of the deals, else a quarter, unless given.
    country : str
        Whose public holidays are kept; "none" for nobody's.
    chosen : bool
        It was said, not guessed.
    """
    held = {name: rows for name, rows in tables.items() if rows.height}
    log = understood(held["time"]) if "time" in held else None
    calls = _calls(held, country)
    deals = _deals(held, country)
    time = None if log is None else _time(log, country)
    deal_weeks = (deals.dated.weeks if deals else None) or weeks or A_QUARTER
    platforms = _platforms(held, country)
    told = (calls.evidence.weeks if calls else None) or weeks
    return Facts(
        time=time,
        calls=calls,
        deals=deals,
        platforms=platforms,
        double=double_count(log, held["calls"]) if log is not None and "calls" in held else None,
        overlap=None if time is None else _overlap(time, held.get("calls"), held.get("deals")),
        taken=taken_of(held, calls, deals, platforms),
        call_weeks=told or deal_weeks,
        deal_weeks=deal_weeks,
        weeks_assumed=calls is not None and told is None,
        country=country,
        country_chosen=chosen,
        call_pace=call_pace(held["calls"]) if "calls" in held else None,
        opened_by_origin=opened_by_origin(held["deals"]) if "deals" in held else {},
    )


def _calls(held: Mapping[TableName, pl.DataFrame], country: str) -> CallFacts | None:
    if "calls" not in held:
        return None
    found = call_facts(held["calls"])
    return replace(found, evidence=counted(found.evidence, country))


def _deals(held: Mapping[TableName, pl.DataFrame], country: str) -> DealFacts | None:
    if "deals" not in held:
        return None
    found = deal_facts(held["deals"])
    return replace(found, dated=counted(found.dated, country))


def _time(log: pl.DataFrame, country: str) -> TimeFacts | None:
    if not (log["role"] != "away").any():
        return None
    found = time_facts(log)
    return replace(found, evidence=counted(found.evidence, country))


def _platforms(held: Mapping[TableName, pl.DataFrame], country: str) -> tuple[PlatformFacts, ...]:
    if "appointments" not in held:
        return ()
    found = platform_facts(held["appointments"])
    return tuple(replace(one, evidence=counted(one.evidence, country)) for one in found)


def _overlap(time: TimeFacts, calls: pl.DataFrame | None, deals: pl.DataFrame | None) -> Overlap:
    attempts = 0 if calls is None else int(_within(time, calls, "started")["attempts"].sum())
    return Overlap(attempts, 0 if deals is None else _within(time, deals, "opened").height)


def _within(time: TimeFacts, rows: pl.DataFrame, column: str) -> pl.DataFrame:
    day = pl.col(column).cast(pl.Date)
    here = pl.col("person").is_in(list(time.persons)) & day.is_between(
        time.evidence.first, time.evidence.last
    )
    return rows.filter(here.fill_null(value=False))
