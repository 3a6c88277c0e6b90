"""Records what happens in one row of one mix."""

from collections.abc import Iterable

import numpy as np

from simulator.engine.interface import DiaryEntry
from simulator.engine.reference.spans import Spans
from simulator.engine.tallies import COUNTS, Tallies, empty
from simulator.parameters import Parameters
from simulator.quantities import COST_CATEGORIES, HOURS_PER_WEEK

COUNT = {name: i for i, name in enumerate(COUNTS)}
CATEGORY = {name: i for i, name in enumerate(COST_CATEGORIES)}


class Ledger:
    """Tallies of one row, written line by line, and its diary when one is kept.

    `line_of` gives the line that an opportunity's hours, costs and margin belong to: its source's, or
    "opening" for what was inherited.
    """

    def __init__(self, parameters: Parameters, close: float, *, diary: bool = False) -> None:
        self.tallies: Tallies = empty(parameters)
        self._counts: list[list[float]] = self.tallies.counts.tolist()  # lists add faster than arrays
        self._work_hours: list[list[list[float]]] = self.tallies.work_hours.tolist()
        self.idle = len(parameters.sources)
        self.opening = self.idle + 1
        self.close = close
        self.weeks = parameters.weeks + parameters.run_off_weeks
        self.diary: list[DiaryEntry] | None = [] if diary else None

    def close_books(self) -> None:
        """Bring into the tallies what was added up beside them."""
        for array, lists in (
            (self.tallies.counts, self._counts),
            (self.tallies.work_hours, self._work_hours),
        ):
            array[...] = np.reshape(lists, array.shape)  # a list of no sources has lost its other axes

    def note(self, entry: DiaryEntry) -> None:
        """Keep a line of the diary, if there is one."""
        if self.diary is not None:
            self.diary.append(entry)

    def line_of(self, source: int, headline: bool) -> int:
        """The line of an opportunity's source."""
        return source if headline else self.opening

    def count(self, source: int, headline: bool, what: str, times: float = 1.0) -> None:
        """Count something that happened to an opportunity; the opening pipeline is not counted."""
        if headline:
            self._counts[source][COUNT[what]] += times

    def week(self, time: float) -> int:
        """Number of the week that holds `time`, 0-based; what lies before the start, which is kept nowhere, in the first."""
        return min(max(int(time // HOURS_PER_WEEK), 0), self.weeks - 1)

    def charge(self, line: int, category: str, amount: float, time: float) -> None:
        """Charge a direct cost to a line at a date."""
        if amount == 0.0:
            return
        self.tallies.direct[line, CATEGORY[category]] += amount
        if line != self.opening:
            self.tallies.weekly_direct[self.week(time)] += amount

    def work(self, line: int, profile: int, hours_by_kind: Iterable[tuple[int, float]]) -> None:
        """Add hours of work to a line."""
        done = self._work_hours[line][profile]
        for kind, hours in hours_by_kind:
            done[kind] += hours

    def task_time(self, line: int, profile: int, working: Spans, start: float, end: float) -> None:
        """Place a task's hours in the horizon or the run-off, and in their weeks."""
        if start < self.close:
            self.tallies.busy_hours[profile] += working.between(start, min(end, self.close))
        if end > self.close:
            self.tallies.run_off_hours[profile] += working.between(max(start, self.close), end)
        for week in range(self.week(start), self.week(end) + 1):
            low, high = max(start, week * HOURS_PER_WEEK), min(end, (week + 1) * HOURS_PER_WEEK)
            if line == self.opening:
                self.tallies.weekly_opening[week, profile] += working.between(low, high)
            if low >= self.close:
                self.tallies.weekly_present[week, profile] += working.between(low, high)

    def waited(self, profile: int, days: float, time: float) -> None:
        """Record the wait of a task that starts."""
        if time < self.close:
            self.tallies.wait_sum[profile] += days
            self.tallies.wait_count[profile] += 1.0
            self.tallies.wait_max[profile] = max(self.tallies.wait_max[profile], days)
