"""Open windows."""

from collections.abc import Callable

import numpy as np

from simulator.sampling.calendar import compile_calendar
from simulator.scenario import Scenario

Loader = Callable[..., Scenario]


def test_windows_run_from_the_weeks_before_to_the_end_of_the_run_off(table: Loader) -> None:
    calendar = compile_calendar(table("horizon.weeks=2", "horizon.run_off_weeks=1"))
    assert len(calendar.opens) == 5 * 5 * 2
    assert calendar.opens[0] == -14 * 24 + 9
    assert calendar.closes[-1] == (2 * 7 + 4) * 24 + 17.5
    assert calendar.weekly_open_hours == 35
    assert calendar.first_weekday == 0
    assert np.all(calendar.opens < calendar.closes)
    assert np.all(calendar.closes[:-1] <= calendar.opens[1:])


def test_holidays_and_closed_days_are_left_out(pilot: Loader) -> None:
    """France, 2026-10-05 to 2028-01-03: the dates that the labour code lists, those that fall on a weekday."""
    calendar = compile_calendar(pilot())
    days = set(np.floor(calendar.opens / 24).astype(int))
    shut = {day for day in range(-91, 364) if (day % 7) < 5} - days
    start = np.datetime64("2027-01-04")
    assert sorted(str(start + day) for day in shut) == [
        "2026-11-11",
        "2026-12-25",
        "2027-01-01",
        "2027-02-19",
        "2027-03-29",
        "2027-05-06",
        "2027-05-17",
        "2027-07-14",
        "2027-11-01",
        "2027-11-11",
    ]


def test_edges_are_on_the_grid(pilot: Loader) -> None:
    calendar = compile_calendar(pilot('calendar.windows=["00:00-08:20","08:20-24:00"]'))
    ticks = calendar.opens * 2**20
    np.testing.assert_array_equal(ticks, np.round(ticks))
    assert calendar.closes[0] == calendar.opens[1]
    assert calendar.closes[0] % 24 >= 8 + 1 / 3
    assert calendar.weekly_open_hours == 120
