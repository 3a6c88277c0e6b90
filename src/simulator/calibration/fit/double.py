"""The same hour in a time log and in a call log is counted once.

The rule: where the interval of a call (ringing, talking and wrapping up) overlaps an entry of the same person that is
labelled as calling, the overlap counts once. Calls outside such entries, and calls of nobody, count beside the log.
"""

import numpy as np
import polars as pl

from simulator.calibration.fit.moments import Floats
from simulator.calibration.fit.records import DoubleCount

SECONDS_PER_HOUR = 3600.0


def call_seconds() -> pl.Expr:
    """Seconds of a call: ringing, talking, wrapping up, as far as each is known."""
    return pl.sum_horizontal(pl.col(name).fill_null(0.0) for name in ("ring_s", "talk_s", "wrap_up_s"))


def double_count(time: pl.DataFrame, calls: pl.DataFrame) -> DoubleCount:
    """Find the hours of calls that a time log holds too.

    Parameters
    ----------
    time : polars.DataFrame
        As `simulator.calibration.fit.hours.understood` gives it.
    calls : polars.DataFrame
        The calls table.
    """
    timed = calls.filter(pl.col("person").is_not_null() & pl.col("started").is_not_null())
    spans = timed.select(
        "person", _start().alias("start"), (_start() + call_seconds() / SECONDS_PER_HOUR).alias("end")
    )
    entries = time.filter(pl.col("role") == "call").select(
        "person", _start().alias("start"), (_start() + pl.col("hours")).alias("end")
    )
    held = {person: _ends(rows) for (person,), rows in entries.group_by("person")}
    overlaps, total, hours = 0, 0.0, 0.0
    for (person,), rows in spans.group_by("person"):
        starts, ends = _merged(*_ends(rows))
        total += float((ends - starts).sum())
        if person in held:
            cover = _merged(*held[person])
            hours += float((_covered(ends, *cover) - _covered(starts, *cover)).sum())
            first, last = _ends(rows)
            overlaps += int((_covered(last, *cover) > _covered(first, *cover)).sum())
    return DoubleCount(overlaps, spans.height, hours, total - hours)


def _start() -> pl.Expr:
    return pl.col("started").dt.timestamp("us") / (1e6 * SECONDS_PER_HOUR)


def _ends(rows: pl.DataFrame) -> tuple[Floats, Floats]:
    ordered = rows.sort("start")
    return ordered["start"].to_numpy(), ordered["end"].to_numpy()


def _merged(starts: Floats, ends: Floats) -> tuple[Floats, Floats]:
    """Union of intervals in order of their starts, as disjoint intervals."""
    reached = np.maximum.accumulate(ends)
    new = np.concatenate([[True], starts[1:] > reached[:-1]])
    last = np.concatenate([np.flatnonzero(new)[1:] - 1, [len(starts) - 1]])
    return starts[new], reached[last]


def _covered(moments: Floats, starts: Floats, ends: Floats) -> Floats:
    """Hours that disjoint intervals in order hold before each moment."""
    edges = np.column_stack([starts, ends]).ravel()
    before = np.concatenate([[0.0], np.cumsum(ends - starts)])
    held = np.column_stack([before[:-1], before[1:]]).ravel()
    return np.asarray(np.interp(moments, edges, held), dtype=np.float64)
