"""Hours by person, activity and kind, and how much of them is billed to nobody."""

import numpy as np
import polars as pl

from simulator.calibration.fit.extent import evidence_of
from simulator.calibration.fit.records import HoursLine, TimeFacts
from simulator.calibration.fit.roles import reading_of

#: A day of the week is a working day when it holds at least this share of the log's usual day.
USUAL = 0.2


def understood(time: pl.DataFrame) -> pl.DataFrame:
    """Return the time table with the columns `role`, `kind_read` and `guessed`."""
    names = time.select("activity", "kind").unique()
    read = [reading_of(activity, kind) for activity, kind in names.iter_rows()]
    known = names.with_columns(
        pl.Series("role", [one.role for one in read], pl.String),
        pl.Series("kind_read", [one.kind for one in read], pl.String),
        pl.Series("guessed", [one.guessed for one in read], pl.Boolean),
    )
    return time.join(known, on=["activity", "kind"], how="left", nulls_equal=True, maintain_order="left")


def time_facts(time: pl.DataFrame) -> TimeFacts:
    """Sum up a time log.

    Parameters
    ----------
    time : polars.DataFrame
        As `understood` gives it, at least one row of work; leave and breaks are summed apart.
    """
    away = pl.col("role") == "away"
    away_hours, time = float(time.filter(away)["hours"].sum()), time.filter(~away)
    days = time.select("person", pl.col("started").dt.date().alias("day")).unique()
    weeks = days.select("person", pl.col("day").dt.truncate("1w")).unique()
    return TimeFacts(
        lines=_lines(time),
        hours=float(time["hours"].sum()),
        away_hours=away_hours,
        unbilled_share=_unbilled(time),
        person_days=days.height,
        person_weeks=weeks.height,
        working_days=_working_days(days),
        owed_errors=_owed_errors(time, weeks.height),
        persons=tuple(time["person"].unique().sort().to_list()),
        evidence=evidence_of("time", time),
    )


def _lines(time: pl.DataFrame) -> tuple[HoursLine, ...]:
    summed = (
        time.group_by("person", "activity", "kind_read", "role", "guessed")
        .agg(pl.col("hours").sum())
        .with_columns((pl.col("hours") / pl.col("hours").sum().over("person")).alias("share"))
        .sort("person", "hours", "activity", "kind_read", descending=[False, True, False, False])
    )
    columns = ("person", "activity", "kind_read", "role", "hours", "share", "guessed")
    return tuple(HoursLine(*row) for row in summed.select(columns).iter_rows())


def _owed_errors(time: pl.DataFrame, weeks: int) -> dict[str, float]:
    """Relative standard errors of the hours owed a week, over so many weeks of a person; 0 with one week."""
    unknown = pl.col("role") == "unknown"
    owed = (
        time.filter((pl.col("role") == "owed") | unknown)
        .with_columns(pl.when(unknown).then(pl.lit("unknown")).otherwise("kind_read").alias("kind_read"))
        .group_by("person", pl.col("started").dt.truncate("1w"), "kind_read")
    )
    sums = owed.agg(pl.col("hours").sum()).group_by("kind_read")
    squares = sums.agg(pl.col("hours").sum().alias("sum"), (pl.col("hours") ** 2).sum().alias("square"))
    if weeks < 2:  # one week says nothing of the next
        return dict.fromkeys(squares["kind_read"].to_list(), 0.0)
    errors = {}
    for kind, total, square in squares.iter_rows():
        variance = max(square - total**2 / weeks, 0.0) / (weeks - 1)
        errors[kind] = float(np.sqrt(variance * weeks)) / total if total > 0 else 0.0
    return errors


def _unbilled(time: pl.DataFrame) -> float | None:
    marked = time.filter(pl.col("billable").is_not_null())
    total = float(marked["hours"].sum())
    return float(marked.filter(~pl.col("billable"))["hours"].sum()) / total if total > 0 else None


def _working_days(days: pl.DataFrame) -> int:
    """Days of the week on which at least a fifth as many people log as on the busiest one."""
    counts = days.group_by(pl.col("day").dt.weekday()).len()["len"]
    return int((counts >= USUAL * float(counts.max() or 0)).sum())  # type: ignore[arg-type]
