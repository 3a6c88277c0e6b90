"""The company's own time as arrays: open days, the open clock, and a guide to it."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.engine.compiled.layout import DAY
from simulator.parameters import Calendar, Floats
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY

#: Cells of the guide for each span of the clock.
GUIDE_CELLS = 2


@dataclass(frozen=True)
class Windows:
    """Open days of the horizon, their windows (2, n) and those of the run-off (2, n), merged where they touch."""

    days: NDArray[np.void]
    horizon: Floats
    run_off: Floats

    def week_hours(self, weeks: int) -> Floats:
        """Open hours of each week of the horizon."""
        return np.bincount(self.days["week"].clip(0), self.days["hours"], minlength=weeks).astype(np.float64)


def split_days(calendar: Calendar, start: float, close: float, end: float) -> Windows:
    """Sort the calendar's windows by phase and day."""
    inside = (calendar.opens >= start) & (calendar.opens < close)
    after = (calendar.opens >= close) & (calendar.opens < end)
    opens, closes = calendar.opens[inside], calendar.closes[inside]
    numbers = np.floor(opens / HOURS_PER_DAY).astype(np.int64)
    number, first, windows = np.unique(numbers, return_index=True, return_counts=True)
    days = np.zeros(len(number), DAY)
    days["windows"], days["windows_end"] = first, first + windows
    days["week"] = number // DAYS_PER_WEEK
    days["first"] = np.diff(days["week"], prepend=days["week"][:1] - 1) > 0
    days["hours"] = np.add.reduceat(closes - opens, first) if len(first) else 0.0
    return Windows(
        days,
        np.ascontiguousarray(np.stack([opens, closes])),
        _merged(calendar.opens[after], calendar.closes[after]),
    )


def open_days(calendar: Calendar, start: float, end: float) -> int:
    """Number of days of [start, end) on which the company opens."""
    opens = calendar.opens[(calendar.opens >= start) & (calendar.opens < end)]
    return len(np.unique(np.floor(opens / HOURS_PER_DAY)))


def _merged(opens: Floats, closes: Floats) -> Floats:
    """Starts and ends (2, spans) of windows in order, those that touch as one."""
    until = np.maximum.accumulate(closes)
    first = np.flatnonzero(np.append(True, opens[1:] > until[:-1])[: len(opens)])
    last = np.append(first[1:] - 1, len(opens) - 1)[: len(first)]
    return np.ascontiguousarray(np.stack([opens[first], until[last]]))


def merged_clock(calendar: Calendar) -> Floats:
    """Start, end and open hours before each span, (spans + 2, 3); windows that touch are one span.

    The last two rows are no spans: cursors look two ahead.
    """
    spans = _merged(calendar.opens, calendar.closes)
    clock = np.full((3, spans.shape[1] + 2), math.inf)
    clock[:2, :-2] = spans
    clock[2, 0] = 0.0
    clock[2, 1:-1] = np.cumsum(spans[1] - spans[0])
    return np.ascontiguousarray(clock.T)


def guide_of(clock: Floats) -> tuple[NDArray[np.int64], float]:
    """For each cell of open hours the last span that begins by its start, and the width of a cell."""
    before = clock[:, 2]
    cells = GUIDE_CELLS * max(len(before) - 1, 1)
    step = max(float(before[-1]), 1.0) / cells
    starts = np.arange(cells + 1) * step
    guide = np.searchsorted(before, starts, side="right") - 1
    return np.minimum(guide, max(len(before) - 2, 0)).astype(np.int64), step
