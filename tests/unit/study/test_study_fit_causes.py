"""Each miss is given a likely cause, and a key or a file that mends it."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest

from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.plan import Plan, plan_of
from simulator.fitted import Cause, Check
from simulator.study.fit.causes import causes_of
from support import exports


@pytest.fixture(autouse=True)
def no_delays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What becomes of deals is not asked here, and takes seconds."""
    monkeypatch.setattr("simulator.calibration.fit.deals._cure", lambda dated: None)


def planned(**changed: pl.DataFrame) -> Plan:
    tables = {"calls": exports.call_log(), "deals": exports.deals(), "appointments": exports.appointments()}
    return plan_of(facts_of({**tables, **changed}))


def missed(quantity: str, observed: float, of: str = "") -> Check:
    return Check(
        quantity,
        of,
        "count",
        observed,
        10.0,
        8.0,
        12.0,
        covered=False,
        gap=0.0,
        weeks=12,
        start=exports.MONDAY.date(),
    )


def causes(*checks: Check, **changed: pl.DataFrame) -> list[Cause]:
    return list(causes_of(planned(**changed), checks))


def test_what_is_covered_has_no_cause() -> None:
    good = replace(missed("wins", 10.0), covered=True)
    assert causes(good) == []


def test_more_calls_than_assumed_hours_allow() -> None:
    (found,) = causes(missed("attempts", 20.0, "calls"))
    assert (found.because, found.files) == ("attempt_hours", ("calls.csv",))
    assert found.key == "activities.call.hours.report"


def test_calls_whose_hours_are_all_told_leave_those_of_deals_to_blame() -> None:
    calls = exports.call_log().with_columns(wrap_up_s=pl.lit(20.0))
    plan = plan_of(facts_of({"calls": calls}))
    (found,) = causes_of(plan, [missed("attempts", 20.0, "calls")])
    assert (found.because, found.key) == ("attempt_hours", "activities.deal.hours")


def test_fewer_calls_than_the_team_has_hours_for() -> None:
    (found,) = causes(missed("attempts", 3.0, "calls"))
    assert (found.because, found.key) == ("team_hours", "profiles.rep.headcount")


def test_one_miss_is_not_explained_twice() -> None:
    first, second, third = causes(
        missed("attempts", 20.0, "calls"), missed("openings", 20.0, "calls"), missed("wins", 3.0)
    )
    assert (first.because, second.because, third.because) == ("attempt_hours", "follows", "no_dates")
    assert (second.after, second.after_of) == ("attempts", "calls")


def test_files_of_other_weeks() -> None:
    later = exports.deals().with_columns(
        opened=pl.col("opened") + dt.timedelta(weeks=6), closed=pl.col("closed") + dt.timedelta(weeks=6)
    )
    (found,) = causes(missed("opened", 20.0), deals=later)
    assert (found.because, found.files) == ("other_weeks", ("calls.csv", "deals.csv"))
    assert causes(missed("opened", 20.0))[0].because == "uneven"


def test_files_of_other_people() -> None:
    renamed = exports.call_log().with_columns(person=pl.lit("Agent 7"))
    (found,) = causes(missed("hours_calling", 20.0), time=exports.time_log(), calls=renamed)
    assert (found.because, found.files) == ("other_people", ("time.csv", "calls.csv"))
    assert causes(missed("hours_calling", 20.0), time=exports.time_log())[0].because == "uneven"


def test_deals_that_nobody_dated() -> None:
    known = pl.int_range(pl.len()) % 3 > 0
    some = exports.deals().with_columns(opened=pl.when(known).then("opened"))
    (found,) = causes(missed("wins", 16.0), deals=some)
    assert (found.because, found.key) == ("undated", "activities.deal.success")


@pytest.mark.parametrize(
    ("status", "observed", "because"),
    [
        ("won", 12.1, "undated"),
        ("won", 20.0, "no_dates"),
        ("won", 7.0, "no_dates"),
        ("open", 12.1, "no_dates"),
    ],
)
def test_deals_without_a_date_explain_what_they_can(status, observed, because) -> None:
    """A few won ones explain a little more than is simulated; neither much more, nor less; open ones explain nothing."""
    few = (pl.col("status") == status) & ((pl.col("status") == status).cum_sum() <= 5)
    some = exports.deals().with_columns(opened=pl.when(~few).then("opened"))
    assert causes(missed("wins", observed), deals=some)[0].because == because


def test_a_platform_is_mended_at_the_platform() -> None:
    (found,) = causes(missed("delivered", 20.0, "phone_house"))
    assert (found.because, found.key) == ("uneven", "platforms.phone_house.can_deliver_per_week")


def test_a_narrow_miss_may_be_chance() -> None:
    assert causes(missed("delivered", 12.4, "phone_house"))[0].because == "chance"
    assert causes(missed("delivered", 13.0, "phone_house"))[0].because == "uneven"
