"""The pace of the calls: the time from a person's first call of a day to the end of the last one, over the attempts."""

import polars as pl

from simulator.calibration.fit.calls import outgoing
from simulator.calibration.fit.double import SECONDS_PER_HOUR, call_seconds

#: Calls of a person and a day from which their moments tell a pace.
LEAST_CALLS = 10


def call_pace(calls: pl.DataFrame) -> float | None:
    """Hours that an attempt takes at most, since a person makes one at a time.

    Parameters
    ----------
    calls : polars.DataFrame
        The calls table.

    Returns
    -------
    float or None
        Over the days of people with calls enough; attempts of nobody, which a dialler made alone, count among the
        attempts. None where the log does not tell who called at which moment, or a row stands for several attempts.
    """
    dialled = outgoing(calls)
    named = dialled.filter(pl.col("person").is_not_null() & pl.col("started").is_not_null())
    if not named.height or (dialled["attempts"] > 1).any():
        return None
    seconds = pl.col("started").dt.timestamp("ms") / 1e3
    days = named.group_by("person", pl.col("started").dt.date().alias("day")).agg(
        pl.len().alias("calls"),
        seconds.min().alias("first"),
        pl.col("started").n_unique().alias("moments"),
        (seconds + call_seconds()).max().alias("last"),
    )
    told = days.filter((pl.col("calls") >= LEAST_CALLS) & (pl.col("moments") > pl.col("calls") / 2))
    if not told.height:
        return None
    hours = float((told["last"] - told["first"]).sum()) / SECONDS_PER_HOUR
    return hours / float(told["calls"].sum()) * named.height / dialled.height
