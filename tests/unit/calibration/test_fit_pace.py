"""A dialler that rings many numbers at once: no hours are assumed, or counted, for which the day has no room."""

import datetime as dt

import polars as pl
import pytest

from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.plan import plan_of
from simulator.calibration.fit.records import Assumed
from simulator.calibration.fit.spans import call_pace
from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.fit import fitted
from support import exports

HOURS = 4.0


def dialled(every_s: float, *, ring_s: float | None = None, nobody: bool = False) -> pl.DataFrame:
    """Two people, four hours a day for four weeks; one call in ten is answered and takes a minute."""
    rows = []
    for person in ("P0", "P1"):
        for day in range(20):
            start = exports.MONDAY + dt.timedelta(days=day // 5 * 7 + day % 5, hours=9)
            for k in range(int(HOURS * 3600 / every_s)):
                answered = k % 10 == 0
                rows.append(
                    {
                        "person": None if nobody and not answered else person,
                        "started": start + dt.timedelta(seconds=k * every_s),
                        "attempts": 1,
                        "answered": answered,
                        "talk_s": 60.0 if answered else 0.0,
                        "ring_s": ring_s,
                        "success": k == 0 and day % 5 == 0,
                    }
                )
    return exports.table("calls", rows)


@pytest.mark.parametrize("nobody", [False, True])
def test_the_pace_is_the_day_over_the_attempts(nobody: bool) -> None:  # a case
    assert call_pace(dialled(20.0, nobody=nobody)) == pytest.approx(20.0 / 3600, rel=0.02)


def test_days_without_hours_tell_no_pace() -> None:
    rows = dialled(20.0).with_columns(started=pl.col("started").dt.truncate("1d"))
    assert call_pace(rows) is None


def test_usual_hours_are_cut_to_the_pace() -> None:
    (calls,) = plan_of(facts_of({"calls": dialled(20.0)})).attempts
    assert calls.mean_hours == pytest.approx(20.0 / 3600, rel=0.02)
    assert {calls.hours[kind].origin for kind in ("prepare", "report")} == {Assumed("pace")}


def test_usual_hours_that_fit_are_kept() -> None:
    (calls,) = plan_of(facts_of({"calls": dialled(240.0)})).attempts
    assert {calls.hours[kind].origin for kind in ("prepare", "report")} == {Assumed("untold")}


def test_ringing_that_nobody_waits_for_is_not_counted() -> None:
    """25 s of ringing every 12 s: at most 6 of the 12 are anybody's, as 6 are talk."""
    (calls,) = plan_of(facts_of({"calls": dialled(12.0, ring_s=25.0)})).attempts
    assert calls.mean_hours == pytest.approx(12.0 / 3600, rel=0.03)
    assert calls.hours["prepare"].note == "dialler"
    assert "report" not in calls.hours


def test_a_day_with_room_keeps_its_ringing() -> None:
    (calls,) = plan_of(facts_of({"calls": dialled(120.0, ring_s=25.0)})).attempts
    assert calls.logged_hours == pytest.approx(31.0 / 3600)
    assert calls.hours["prepare"].note == ""


def test_the_calls_of_a_dialler_are_covered(tmp_path) -> None:
    words = Words("en", "EUR")
    team = fitted({"calls": dialled(20.0, ring_s=25.0, nobody=True)}, words)
    file = tmp_path / "team.toml"
    file.write_text(team.text(words), encoding="utf-8")
    settings = Settings(seed=3, rows=300, engine="compiled", workers=1, scenario_name="team.toml")
    checks = {one.quantity: one for one in team.checked(load(file), CompiledEngine(), settings)}
    assert checks["attempts"].covered
    assert checks["calling_hours"].covered
