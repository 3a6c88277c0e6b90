"""A French file keeps the public holidays of France, and the hours learnt a week are those of weeks without them."""

import datetime as dt

import polars as pl
import pytest

from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.holidays import closed, country_of
from simulator.calibration.fit.observed import observed_of
from simulator.calibration.fit.plan import plan_of
from simulator.engine.compiled import CompiledEngine
from simulator.presentation.labels import Words
from simulator.scenario import load
from simulator.study import Settings
from simulator.study.fit import fitted
from support import exports

#: From Easter Monday to June 2026: 6 April, 1, 8, 14 and 25 May are closed.
LATER = dt.timedelta(weeks=13)
FIRST, LAST = dt.date(2026, 4, 6), dt.date(2026, 6, 28)
CLOSED = closed("FR", FIRST, LAST)


def shifted(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("started") + LATER)


def kept(rows: pl.DataFrame) -> pl.DataFrame:
    """Nobody at work on holidays."""
    return rows.filter(~pl.col("started").dt.date().is_in(CLOSED))


LOG, CALLS = shifted(exports.time_log()), shifted(exports.call_log())


def test_the_holidays_are_those_of_the_law() -> None:
    days = [(4, 6), (5, 1), (5, 8), (5, 14), (5, 25)]
    assert [dt.date(2026, month, day) for month, day in days] == CLOSED
    assert closed("none", FIRST, LAST) == []


@pytest.mark.parametrize(
    ("language", "currency", "country"), [("fr", "EUR", "FR"), ("fr", "CHF", "none"), ("en", "EUR", "none")]
)
def test_france_is_taken_from_language_and_currency(language: str, currency: str, country: str) -> None:
    deals = exports.deals().with_columns(currency=pl.lit(currency))
    assert country_of({"time": kept(LOG), "deals": deals}, language) == country


def test_people_at_work_on_holidays_keep_none() -> None:
    assert country_of({"calls": CALLS}, "fr") == "none"
    assert country_of({"time": LOG}, "fr") == "none"
    named = LOG.with_columns(
        activity=pl.when(pl.col("started").dt.date().is_in(CLOSED))
        .then(pl.lit("Férié"))
        .otherwise("activity")
    )
    assert country_of({"time": named}, "fr") == "FR"


def test_a_week_is_one_without_holidays() -> None:
    facts = facts_of({"calls": kept(CALLS)}, country="FR")
    days = len(set(kept(CALLS)["started"].dt.date()))
    assert facts.call_weeks == pytest.approx(days / 5)
    window = observed_of(plan_of(facts))[0].window
    assert (window.start, window.weeks, window.closed) == (dt.date(2026, 4, 6), 12, 5)


def test_weeks_with_holidays_are_covered(tmp_path) -> None:
    """Calls and hours of a spring with holidays, simulated with them; a meeting of Monday moves to Tuesday there."""
    words = Words("fr", "EUR")
    team = fitted({"time": kept(LOG), "calls": kept(CALLS)}, words)
    file = tmp_path / "team.toml"
    file.write_text(team.text(words), encoding="utf-8")
    scenario = load(file)
    assert scenario.calendar.country == "FR"
    week = team.plan.weeks["rep"]
    assert week.present == pytest.approx(35.0, rel=0.01)
    settings = Settings(seed=3, rows=400, engine="compiled", workers=1, scenario_name="team.toml")
    checks = team.checked(scenario, CompiledEngine(), settings)
    assert all(one.covered for one in checks)
    assert all(abs(one.gap) < 0.01 for one in checks if one.quantity != "hours_owed")
