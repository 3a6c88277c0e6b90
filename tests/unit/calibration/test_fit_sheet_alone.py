"""A log of hours and nothing else: hours of a deal are usual ones, never the log's over an assumed number of deals."""

import polars as pl
import pytest

from simulator.calibration.fit import usual
from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.plan import Plan, plan_of
from simulator.calibration.fit.records import Assumed
from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.fit import fitted
from support import exports

LOG = exports.time_log(exports.Truth(weeks=1))
#: Calls on Mondays only: visits instead.
VISITS = LOG.with_columns(
    pl.when((pl.col("activity") == "Appels") & (pl.col("started").dt.weekday() > 1))
    .then(pl.lit("Visite client"))
    .otherwise("activity")
    .alias("activity")
)


def planned(log: pl.DataFrame) -> Plan:
    return plan_of(facts_of({"time": log}))


def deals_a_week(plan: Plan) -> float:
    return sum(one.weekly * one.opens for one in plan.attempts)


@pytest.mark.parametrize(
    "log", [LOG, VISITS, LOG.filter(pl.col("activity") != "Appels")], ids=["calls", "few", "none"]
)
def test_deals_take_usual_hours_and_fill_the_log(log: pl.DataFrame) -> None:
    plan = planned(log)
    assert plan.follow.mean_hours == pytest.approx(usual.mean_hours(usual.DEAL_HOURS))
    assert all(isinstance(one.origin, Assumed) for one in plan.follow.hours.values())
    logged = 3 * sum(plan.weeks["rep"].follow.values())
    assert deals_a_week(plan) * plan.follow.mean_hours == pytest.approx(logged, rel=0.01)


def test_calls_do_not_open_more_than_can_be_followed() -> None:
    (calls,) = planned(LOG).attempts
    assert calls.success.origin == Assumed("implied")
    assert calls.opens < usual.CALLS_OPEN


def test_deals_beyond_the_calls_have_an_assumed_origin() -> None:
    calls, others = planned(VISITS).attempts
    assert calls.success.origin == Assumed("untold")
    assert (others.channel, others.success.origin) == ("other_origins", Assumed("implied"))


def test_the_week_measured_is_covered(tmp_path) -> None:
    words = Words("en", "EUR")
    team = fitted({"time": VISITS}, words)
    file = tmp_path / "team.toml"
    file.write_text(team.text(words), encoding="utf-8")
    settings = Settings(seed=3, rows=400, engine="compiled", workers=1, scenario_name="team.toml")
    checks = team.checked(load(file), CompiledEngine(), settings)
    assert {one.quantity for one in checks} == {"hours_calling", "hours_following", "hours_owed"}
    assert all(one.covered for one in checks)
