"""Open windows of the company, in hours from the horizon's start."""

import datetime

import numpy as np

from simulator.parameters import Calendar
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY, round_up
from simulator.scenario import Scenario
from simulator.scenario.horizon import DAYS, NO_COUNTRY
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
    edges = np.array(
        [
            (HOURS_PER_DAY * day + opens, HOURS_PER_DAY * day + closes)
            for day in days
            for opens, closes in spans
        ]
    ).reshape(-1, 2)
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
    dates = {day: start + datetime.timedelta(days=day) for day in numbers}
    shut = closed_dates(scenario, dates[numbers[0]].year, dates[numbers[-1]].year)
    return [day for day, date in dates.items() if date.weekday() in weekdays and date not in shut]


def closed_dates(scenario: Scenario, first_year: int, last_year: int) -> frozenset[datetime.date]:
    """Public holidays of the country in those years, and the scenario's closed days."""
    closed = frozenset(scenario.calendar.closed)
    if scenario.calendar.country == NO_COUNTRY:
        return closed
    import holidays

    return closed | set(
        holidays.country_holidays(scenario.calendar.country, years=range(first_year, last_year + 1))
    )
