"""The same hour in two logs: against a count on a fine grid, which knows nothing of merged intervals."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, strategies as st

from simulator.calibration.fit.double import double_count
from simulator.calibration.fit.hours import time_facts, understood
from support.exports import MONDAY, Truth, call_log, table, time_log

MINUTES = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), min_size=1, max_size=8)


def entry(start: int, minutes: int, activity: str = "Calls", person: str = "Ann") -> dict[str, object]:
    began = MONDAY + dt.timedelta(minutes=start)
    return {"person": person, "started": began, "hours": minutes / 60, "activity": activity}


def call(start: int, minutes: int, person: str | None = "Ann") -> dict[str, object]:
    began = MONDAY + dt.timedelta(minutes=start)
    return {"person": person, "started": began, "attempts": 1, "talk_s": 60.0 * minutes}


def covered(spans: list[tuple[int, int]]) -> np.ndarray:
    grid = np.zeros(300, dtype=bool)
    for start, minutes in spans:
        grid[start : start + minutes] = True
    return grid


@given(entries=MINUTES, calls=MINUTES)
def test_hours_are_those_of_a_grid_of_minutes(entries, calls) -> None:
    time = understood(table("time", [entry(*one) for one in entries]))
    found = double_count(time, table("calls", [call(*one) for one in calls]))
    both = covered(entries) & covered(calls)
    assert found.hours == pytest.approx(both.sum() / 60, abs=1e-6)
    assert found.hours + found.uncovered == pytest.approx(covered(calls).sum() / 60, abs=1e-6)


def test_only_calling_entries_of_the_same_person_count() -> None:
    time = understood(table("time", [entry(0, 60, "Réunion"), entry(0, 60, "Appels", "Bob")]))
    found = double_count(time, table("calls", [call(0, 30), call(0, 30, None)]))
    assert (found.calls, found.of, found.hours, found.uncovered) == (0, 1, 0.0, 0.5)


def test_a_touching_entry_is_no_overlap() -> None:
    time = understood(table("time", [entry(0, 30)]))
    assert double_count(time, table("calls", [call(30, 10)])).calls == 0


def test_hours_by_person_activity_and_kind_add_up() -> None:
    log = time_log()
    facts = time_facts(understood(log))
    assert sum(line.hours for line in facts.lines) == pytest.approx(log["hours"].sum())
    for person in facts.persons:
        assert sum(line.share for line in facts.lines if line.person == person) == pytest.approx(1.0)
    assert {line.kind for line in facts.lines} == {"contact", "report", "meeting", "prepare"}
    assert facts.unbilled_share == pytest.approx(2 / 7)
    assert facts.person_days == 3 * 60
    assert facts.working_days == 5


def test_calls_inside_blocks_are_all_double() -> None:
    truth = Truth(weeks=2)
    found = double_count(understood(time_log(truth)), call_log(truth))
    assert found.calls == found.of > 0
    assert found.uncovered < 0.01 * found.hours
