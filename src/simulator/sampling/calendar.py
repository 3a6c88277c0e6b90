"""Open windows of the company, in hours from the horizon's start."""

import datetime

import numpy as np

from simulator.parameters import Calendar
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY, round_up
from simulator.scenario import Scenario
from simulator.scenario.horizon import DAYS, NO_COUNTRY
from simulator.scenario.public_holidays import public_holidays
from simulator.scenario.remember import remembered


@remembered
def compile_calendar(scenario: Scenario) -> Calendar:
    """Open windows from `weeks` weeks before the start to the end of the run-off.

    Parameters
    ----------
    scenario : Scenario
        With the mix's overrides applied.
    """
    horizon = scenario.horizon
    spans = sorted((round_up(opens), round_up(closes)) for opens, closes in scenario.calendar.spans)
    days = open_days(scenario, -horizon.weeks, horizon.weeks + horizon.run_off_weeks)
    midnights = HOURS_PER_DAY * np.array(days, dtype=np.float64)
    edges = (midnights[:, None, None] + np.array(spans).reshape(-1, 2)).reshape(-1, 2)
    daily = sum(closes - opens for opens, closes in spans)
    return Calendar(
        opens=np.ascontiguousarray(edges[:, 0]),
        closes=np.ascontiguousarray(edges[:, 1]),
        weekly_open_hours=len(set(scenario.calendar.days)) * daily,
        first_weekday=horizon.start.weekday(),
    )


def open_days(scenario: Scenario, first_week: int, last_week: int) -> list[int]:
    """Days from the start, from week `first_week` to before week `last_week`, on which the company opens."""
    start = scenario.horizon.start
    weekdays = {DAYS.index(day) for day in scenario.calendar.days}
    numbers = range(first_week * DAYS_PER_WEEK, last_week * DAYS_PER_WEEK)
    first, last = (start + datetime.timedelta(days=day) for day in (numbers[0], numbers[-1]))
    shut = {(date - start).days for date in closed_dates(scenario, first.year, last.year)}
    begins_on = start.weekday()
    return [day for day in numbers if (begins_on + day) % DAYS_PER_WEEK in weekdays and day not in shut]


def closed_dates(scenario: Scenario, first_year: int, last_year: int) -> frozenset[datetime.date]:
    """Public holidays of the country in those years, and the scenario's closed days."""
    closed = frozenset(scenario.calendar.closed)
    if scenario.calendar.country == NO_COUNTRY:
        return closed
    return closed | public_holidays(scenario.calendar.country, range(first_year, last_year + 1))
