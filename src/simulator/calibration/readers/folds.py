"""The hour that clocks show twice when summer time ends: which rows are of its second showing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Literal

from simulator.calibration.readers.columns import Cells, read_column
from simulator.calibration.readers.origins import Origin

if TYPE_CHECKING:
    import polars as pl

A_DAY = dt.timedelta(days=1)


def later_of_two(ways: Sequence[Origin], cells: Cells, started: "pl.Series") -> "pl.Series | None":
    """Tell which instants are of the second of two hours that the clocks show alike.

    Parameters
    ----------
    ways : sequence of Origin
        How the instants are found in the cells.
    cells : Cells
        Cells of the sheet; its zone is the one wanted.
    started : polars.Series of Datetime("us")
        The instants on the clocks of that zone.

    Returns
    -------
    polars.Series of bool or None
        None where no row is of such an hour. Clocks without an offset are taken to be of the first.
    """
    places = _shown_twice(started, cells.zone)
    if not len(places):
        return None
    read = {heading: column.gather(places) for heading, column in cells.by_heading.items()}
    there = [replace(way, zone=way.zone or cells.zone) for way in ways]
    universal = Cells(read, cells.lines.gather(places), cells.order, "UTC", cells.decimal_comma)
    column = read_column("started", "instant", there, universal)
    first = _universal(started.gather(places), cells.zone, "earliest")
    if column is None or not (second := (column.values > first).fill_null(value=False)).any():
        return None
    return _where(places.filter(second), len(started))


def _where(places: "pl.Series", height: int) -> "pl.Series":
    import polars as pl

    return pl.Series("later", [False]).new_from_index(0, height).scatter(places, values=True)


def _shown_twice(started: "pl.Series", zone: str) -> "pl.Series":
    """Places of the clocks that stand for two instants."""
    first, last = started.min(), started.max()
    days = (
        _long(first, last, zone) if isinstance(first, dt.datetime) and isinstance(last, dt.datetime) else []
    )
    if not days:
        return started.head(0).is_null().arg_true()
    places = (
        reduce(or_, (started.is_between(day, day + A_DAY) for day in days)).fill_null(value=False).arg_true()
    )
    some = started.gather(places)
    return places.filter(
        (_universal(some, zone, "latest") > _universal(some, zone, "earliest")).fill_null(value=False)
    )


def _long(first: dt.datetime, last: dt.datetime, zone: str) -> "list[dt.datetime]":
    """Days from one to another that have more than 24 hours."""
    import polars as pl

    nights = pl.datetime_range(first.date(), last.date() + A_DAY, "1d", eager=True, time_unit="us")
    longer = _universal(nights, zone, "earliest").diff().shift(-1) > A_DAY
    found: list[dt.datetime] = nights.filter(longer.fill_null(value=False)).to_list()
    return found


def _universal(clocks: "pl.Series", zone: str, which: Literal["earliest", "latest"]) -> "pl.Series":
    told = clocks.dt.replace_time_zone(zone, ambiguous=which, non_existent="null")
    return told.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
