"""Appointments are no deals yet: the share that becomes one is counted where the files cover the same weeks."""

import datetime as dt

import numpy as np
import polars as pl
import pytest

from simulator.calibration.fit.becoming import becoming_of
from simulator.calibration.fit.draft import entries_of
from simulator.calibration.fit.facts import Facts, facts_of
from simulator.calibration.fit.plan import plan_of
from simulator.calibration.fit.records import Assumed, Entry
from simulator.calibration.fit.taken import LAG
from simulator.presentation.labels import Words
from support import exports

CALLS = exports.call_log(exports.Truth(call_success=0.08))
DEALS = exports.deals(weekly=5.0)
FIRST = max(CALLS["started"].dt.date().min(), DEALS["opened"].min())
#: The last day whose appointments have had the time to become deals.
LAST = DEALS["opened"].max() - LAG
TAKEN = int(CALLS.filter(pl.col("started").dt.date().is_between(FIRST, LAST))["success"].sum())
#: Deals of as many days, so much later.
MEANWHILE = DEALS.filter((pl.col("opened") - LAG).is_between(FIRST, LAST))


@pytest.fixture(autouse=True)
def no_delays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of deals is not asked here, and takes seconds."""
    monkeypatch.setattr("simulator.calibration.fit.deals._cure", lambda dated: None)


def entries(tables: dict[str, pl.DataFrame]) -> dict[str, Entry]:
    return {one.key: one for one in entries_of(plan_of(facts_of(tables)), Words("en", "EUR"))}


def facts(**tables: pl.DataFrame) -> Facts:
    return facts_of(tables)


def test_fewer_deals_than_appointments_are_their_share() -> None:
    found = entries({"calls": CALLS, "deals": DEALS})
    assert found["activities.call.next"].value == "appointment"
    success = found["activities.appointment.success"]
    assert success.value == {"successes": MEANWHILE.height, "trials": TAKEN}
    assert success.origin.rows == MEANWHILE.height + TAKEN
    assert set(success.origin.files) == {"calls.csv", "deals.csv"}
    assert not any("other_origins" in key for key in found)


def test_the_deals_of_the_week_are_those_of_the_file() -> None:
    """Within the error of the share: some fifty deals know it to a seventh."""
    plan = plan_of(facts(calls=CALLS, deals=DEALS))
    weekly = sum(one.weekly * one.opens for one in plan.attempts) * plan.becoming.share
    assert weekly == pytest.approx(5.0, rel=0.14)


def test_more_deals_than_appointments_have_other_origins() -> None:
    found = entries({"calls": CALLS, "deals": exports.deals(weekly=100.0)})
    assert found["activities.call.next"].value == "deal"
    assert found["channels.other_origins.attempt"].value == "opening"


def test_only_the_weeks_in_common_count() -> None:
    later = DEALS.with_columns(
        opened=pl.col("opened") + dt.timedelta(weeks=6), closed=pl.col("closed") + dt.timedelta(weeks=6)
    )
    taken = facts(calls=CALLS, deals=later).taken
    first = later["opened"].min()
    assert taken.evidence.first == first
    last = min(CALLS["started"].dt.date().max(), later["opened"].max() - LAG)
    assert taken.evidence.last == last
    common = pl.col("started").dt.date().is_between(first, last)
    assert taken.appointments == int(CALLS.filter(common)["success"].sum())
    assert taken.opened == later.filter((pl.col("opened") - LAG).is_between(first, last)).height


def test_files_of_other_weeks_leave_an_assumption() -> None:
    later = DEALS.with_columns(
        opened=pl.col("opened") + dt.timedelta(weeks=60), closed=pl.col("closed") + dt.timedelta(weeks=60)
    )
    found = facts(calls=CALLS, deals=later)
    assert found.taken is None
    success = becoming_of(found).success
    assert success.origin == Assumed("other_weeks")
    assert success.value["p10"] < DEALS.height / TAKEN < success.value["p90"]


def test_a_platform_that_tells_what_came_of_it_explains_its_own_deals() -> None:
    told = exports.appointments()
    found = facts(calls=CALLS, deals=DEALS, appointments=told).taken
    given = told.filter(pl.col("delivered").is_between(found.evidence.first, found.evidence.last))
    led = given.filter(pl.col("held") & pl.col("outcome").is_in(["quote", "signed"]))
    assert found.appointments == TAKEN
    assert found.opened == MEANWHILE.height - led.height


def test_a_silent_platform_s_appointments_are_taken_too() -> None:
    silent = exports.appointments().with_columns(pl.lit(None, dtype=pl.String).alias("outcome"))
    found = facts(calls=CALLS, deals=DEALS, appointments=silent)
    period = found.taken.evidence
    calls = CALLS.filter(pl.col("started").dt.date().is_between(period.first, period.last))
    given = silent.filter(pl.col("delivered").is_between(period.first, period.last))
    held = given.filter(pl.col("validated") & pl.col("held"))
    assert held.height > 20
    assert found.taken.appointments == int(calls["success"].sum()) + held.height


def test_nothing_is_assumed_to_be_opened_beyond_the_deals_that_are_counted() -> None:
    """A platform whose appointments explain all deals leaves the team's own calls at none."""
    silent = exports.appointments().with_columns(pl.lit(None, dtype=pl.String).alias("outcome"))
    plan = plan_of(facts(appointments=silent, deals=exports.deals(weekly=1.5)))
    assert sum(one.weekly * one.opens for one in plan.attempts) == 0.0


def test_hours_of_appointments_stay_within_the_time_log() -> None:
    plan = plan_of(facts(time=exports.time_log(), calls=CALLS, deals=DEALS))
    logged = 3 * sum(plan.weeks["rep"].follow.values())
    assert plan.becoming.scale < 1.0
    assert plan.follow.weekly_hours == pytest.approx(logged, rel=0.03)
    assert {one.origin for one in plan.becoming.hours.values()} == {Assumed("within_log")}


def test_deals_that_are_not_opened_yet_do_not_lower_the_share() -> None:
    """Four appointments in five become a deal 7, 14 or 21 days later, seen over 13 weeks: z within 3 of 80 %, not 63 %."""
    random = np.random.default_rng(5)
    monday = dt.datetime(2026, 3, 30, 9)
    days = [
        monday + dt.timedelta(days=7 * week + day)
        for week in range(13)
        for day in range(5)
        for _ in range(40)
    ]
    won = random.random(len(days)) < 0.1
    calls = exports.table(
        "calls",
        [
            {"started": day, "success": bool(one), "person": "A", "attempts": 1}
            for day, one in zip(days, won, strict=True)
        ],
    )
    opened = [
        day.date() + dt.timedelta(days=int(random.choice([7, 14, 21])))
        for day, one in zip(days, won, strict=True)
        if one and random.random() < 0.8
    ]
    end = days[-1].date()
    rows = [{"deal": str(k), "opened": day, "status": "open"} for k, day in enumerate(opened) if day <= end]
    share = facts(calls=calls, deals=exports.table("deals", rows)).taken.share
    assert share.belief.mean == pytest.approx(0.8, abs=3 * (0.8 * 0.2 / share.trials) ** 0.5)
