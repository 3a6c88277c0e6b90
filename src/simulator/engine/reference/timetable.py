"""The company's own time in one phase, the same for every row: open days, open clock, call blocks."""

import math
from collections import defaultdict
from dataclasses import dataclass

from simulator.engine.reference.days import Days
from simulator.engine.reference.spans import Span, Spans
from simulator.parameters import Calendar, Mix, Profile
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY, HOURS_PER_WEEK


@dataclass(frozen=True)
class Timetable:
    """One phase of a mix: people keep commitments from `start` to `close`, tasks run on to `end`.

    `clock` is the calendar's open time, on which delays run and platforms deliver; `days` are the open days
    of [start, close), `first_days` the first of each week, `protected` the call blocks of each profile. Leave and
    absences are spread over `planned_days`, which go beyond `close` when only the beginning is simulated.
    """

    start: float
    close: float
    end: float
    clock: Spans
    weekly_open_hours: float
    days: Days
    planned_days: Days
    first_days: frozenset[int]
    run_off: tuple[Span, ...]
    protected: tuple[tuple[Span, ...], ...]

    @property
    def open_hours(self) -> float:
        """Open hours of [start, close)."""
        return self.clock.between(self.start, self.close)

    def due(self, now: float, delay_hours: float) -> float:
        """When a delay that starts now falls due on the open clock."""
        return self.clock.falls_due(self.clock.elapsed(now) + delay_hours)


def timetable(mix: Mix, start: float, close: float, end: float, planned: float) -> Timetable:
    """Lay out the company's time for one phase of a mix, planned to last until `planned`."""
    days = _open_days(mix.calendar, start, close)
    firsts: dict[int, int] = {}
    for day in sorted(days):
        firsts.setdefault(day // DAYS_PER_WEEK, day)
    after = _open_days(mix.calendar, close, end)
    return Timetable(
        start,
        close,
        end,
        Spans(zip(mix.calendar.opens.tolist(), mix.calendar.closes.tolist(), strict=True)),
        mix.calendar.weekly_open_hours,
        days,
        _open_days(mix.calendar, start, planned),
        frozenset(firsts.values()),
        tuple(span for spans in after.values() for span in spans),
        tuple(tuple(_protected(profile, mix.calendar, start, close)) for profile in mix.profiles),
    )


def week_start(week: int) -> float:
    """Start of the k-th seven days, 1-based."""
    return (week - 1) * HOURS_PER_WEEK


def _open_days(calendar: Calendar, start: float, end: float) -> Days:
    days: Days = defaultdict(list)
    for opening, close in zip(calendar.opens.tolist(), calendar.closes.tolist(), strict=True):
        if start <= opening < end:
            days[math.floor(opening / HOURS_PER_DAY)].append((opening, close))
    return dict(days)


def _protected(profile: Profile, calendar: Calendar, start: float, close: float) -> list[Span]:
    first, last = math.floor(start / HOURS_PER_DAY), math.ceil(close / HOURS_PER_DAY)
    return [
        (day * HOURS_PER_DAY + opening, day * HOURS_PER_DAY + ending)
        for day in range(first, last)
        for weekday, opening, ending in profile.protected
        if (calendar.first_weekday + day) % DAYS_PER_WEEK == weekday
    ]
