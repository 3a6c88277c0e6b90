"""Time zones: which exist, which one a country's clocks show, and from the clocks of one to those of another."""

import difflib
from typing import TYPE_CHECKING

import numpy as np

from simulator.calibration.readers.refusals import refused
from simulator.scenario.phrases import phrase

if TYPE_CHECKING:
    import polars as pl

#: Clocks change at whole quarters of an hour of universal time.
QUARTER_US = 900_000_000


def exists(name: str) -> bool:
    """Whether there is such a zone."""
    import polars as pl

    try:
        pl.Series([0]).cast(pl.Datetime("us", "UTC")).dt.convert_time_zone(name)
    except pl.exceptions.PolarsError:
        return False
    return True


def nearest_zone(name: str) -> str:
    """Sentence that proposes the nearest zone that there is."""
    from babel.core import get_global

    known = [zone for zone in get_global("zone_territories") if "/" in zone]
    near = difflib.get_close_matches(name, known, 1, 0.7)
    return phrase("did_you_mean", name=near[0]) if near else phrase("a_zone")


def refuse_unknown_zone(name: str) -> None:
    """Refuse a zone that does not exist.

    Raises
    ------
    InputError
        With the nearest one that does.
    """
    if not exists(name):
        raise refused("export_timezone", "--timezone", value=name, near=nearest_zone(name))


def zone_of(country: str) -> str | None:
    """Zone of a country that has one only, such as "Europe/Paris" for "FR"; None where it has several or is unknown."""
    from babel.core import get_global

    zones = get_global("territory_zones").get(country, [])
    return zones[0] if len(zones) == 1 else None


def moved(clocks: "pl.Series", written: str, zone: str) -> "pl.Series":
    """Turn the wall clocks of one zone into those of another.

    Parameters
    ----------
    clocks : polars.Series of Datetime("us")
        Without a zone.
    written, zone : str
        The zone that they are of, and the one that is wanted.

    Returns
    -------
    polars.Series of Datetime("us")
        An hour that comes twice is taken for the first; an hour that never was is null.
    """
    if written == zone:
        return clocks
    known = clocks
    if written != "UTC":
        there = clocks.dt.replace_time_zone(written, ambiguous="earliest", non_existent="null")
        known = there.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    return known if zone == "UTC" else _from_utc(known, zone)


def _from_utc(clocks: "pl.Series", zone: str) -> "pl.Series":
    """Look the zone up once a quarter of an hour where these are fewer than the rows: many times as fast."""
    import polars as pl

    quarters = clocks.to_physical() // QUARTER_US
    first, last = quarters.min(), quarters.max()
    if not isinstance(first, int) or not isinstance(last, int) or last - first > len(clocks):
        return _one_by_one(clocks, zone)
    every = (pl.int_range(first, last + 1, eager=True) * QUARTER_US).cast(pl.Datetime("us"))
    shifts = (_one_by_one(every, zone) - every).to_physical().to_numpy()
    places = (quarters - first).fill_null(0).to_numpy()
    return (
        (clocks.to_physical() + pl.Series(np.take(shifts, places))).cast(pl.Datetime("us")).alias(clocks.name)
    )


def _one_by_one(clocks: "pl.Series", zone: str) -> "pl.Series":
    return clocks.dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.replace_time_zone(None)
