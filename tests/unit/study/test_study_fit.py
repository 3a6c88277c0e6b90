"""The fitted scenario against the weeks that it was fitted to; a wrong one is found out."""

import datetime as dt

import polars as pl
import pytest

from simulator.calibration.fit.observed import Observed, Window, observed_of
from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.scenario import Scenario, changed, load
from simulator.study import Settings
from simulator.study.fit import Fitted, check_against, fitted
from simulator.study.fit.check import over_window
from support import exports
from support.engines import Stops

SETTINGS = Settings(seed=3, rows=400, engine="compiled", workers=1, scenario_name="team.toml")
WORDS = Words("en", "EUR")


@pytest.fixture(scope="module")
def team() -> Fitted:
    tables = {
        "time": exports.time_log(),
        "calls": exports.call_log(),
        "deals": exports.deals(),
        "appointments": exports.appointments(),
    }
    return fitted(tables, WORDS)


@pytest.fixture(scope="module")
def scenario(team, tmp_path_factory) -> Scenario:
    file = tmp_path_factory.mktemp("fit") / "team.toml"
    file.write_text(team.text(WORDS), encoding="utf-8")
    return load(file)


def test_what_was_observed_is_covered(team, scenario) -> None:
    """Eleven quantities, each missed in one of twenty scenarios that are true: at most two, false alarm 1.6 %."""
    checks = team.checked(scenario, CompiledEngine(), SETTINGS)
    assert {one.quantity for one in checks} == {one.quantity for one in observed_of(team.plan)}
    assert sum(not one.covered for one in checks) <= 2
    assert all(one.low <= one.mean <= one.high for one in checks)


@pytest.mark.parametrize(
    ("path", "value", "missed"),
    [
        (("activities", "call", "success"), 0.02, {"openings", "opened"}),
        (("activities", "call", "hours", "contact", "mean"), 0.1, {"attempts"}),
        (("activities", "deal", "success"), 0.9, {"wins", "revenue"}),
        (("deal", "value", "mean"), 9_000, {"revenue"}),
        (("platforms", "phone_house", "can_deliver_per_week"), 2.0, {"delivered", "accepted"}),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_scenario_is_found_out(team, scenario, path, value, missed) -> None:
    """Negative controls: each number, made wrong, is missed by the quantity that shows it."""
    checks = team.checked(changed(scenario, {path: value}), CompiledEngine(), SETTINGS)
    found = {one.quantity for one in checks if not one.covered}
    assert missed <= found
    assert all(abs(one.gap) > 0.02 for one in checks if one.quantity in missed)


def test_a_window_is_the_scenario_over_other_weeks(scenario) -> None:
    over = over_window(scenario, Window(dt.date(2026, 1, 5), 6, empty=True))
    assert (over.horizon.start, over.horizon.weeks, over.horizon.run_off_weeks) == (dt.date(2026, 1, 5), 6, 0)
    assert over.opening.start == "empty"
    assert {order.weeks for mix in over.mixes.values() for order in mix.orders.values()} == {(1, 6)}


def test_revenue_observed_is_the_sum_of_the_file() -> None:
    """One deal that weighs as much as all the others is in it, whatever law is fitted."""
    deals = exports.deals()
    won = deals.filter(pl.col("status") == "won")
    largest = (pl.col("deal") == won["deal"][0]).fill_null(value=False)
    deals = deals.with_columns(value=pl.when(largest).then(won["value"].sum()).otherwise(pl.col("value")))
    plan = fitted({"deals": deals}, WORDS).plan
    revenue = next(one for one in observed_of(plan) if one.quantity == "revenue")
    total = deals.filter(pl.col("status") == "won")["value"].sum()
    assert revenue.value * plan.facts.deal_weeks == pytest.approx(total)


def test_half_a_check_is_none(scenario) -> None:
    one = Observed(
        "attempts", "calls", "count", 1.0, ("channels/calls/attempts",), 2.0, Window(None, 2, empty=True)
    )
    with pytest.raises(KeyboardInterrupt):
        check_against(scenario, [one], Stops(0), SETTINGS)


def test_everything_is_said(team, scenario) -> None:
    found = team.findings(scenario, (), (), SETTINGS)
    paths = {one.number.path for one in found.learnt}
    assert {"profiles.rep.headcount", "activities.call.success", "deal.value.mean"} <= paths
    assert {one.number.path for one in found.assumed} >= {"profiles.rep.gross_salary", "deal.margin_rate"}
    assert not paths & {one.number.path for one in found.assumed}
    assert found.rows == 0


def test_appointments_that_become_no_deal_are_not_signed(tmp_path) -> None:
    """Thrice as many appointments as deals: opened and signed deals are covered; taking each for a deal is found out."""
    tables = {
        "calls": exports.call_log(exports.Truth(call_success=0.08)),
        "deals": exports.deals(weekly=12.0),
    }
    team = fitted(tables, WORDS)
    file = tmp_path / "team.toml"
    file.write_text(team.text(WORDS), encoding="utf-8")
    scenario = load(file)
    checks = {one.quantity: one for one in team.checked(scenario, CompiledEngine(), SETTINGS)}
    assert all(checks[name].covered for name in ("openings", "opened", "wins", "revenue"))
    as_deals = changed(scenario, {("activities", "appointment", "success"): 1.0})
    checks = {one.quantity: one for one in team.checked(as_deals, CompiledEngine(), SETTINGS)}
    assert not checks["opened"].covered
    assert not checks["wins"].covered
