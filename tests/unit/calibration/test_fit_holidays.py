"""A team of France keeps the public holidays of France, and the hours learnt a week are those of weeks without them."""

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


@pytest.mark.parametrize(("currency", "country"), [("EUR", "FR"), ("CHF", "none")])
def test_france_is_seen_where_the_log_stops(currency: str, country: str) -> None:
    deals = exports.deals().with_columns(currency=pl.lit(currency))
    assert country_of({"time": kept(LOG), "deals": deals}) == country


@pytest.mark.parametrize(
    ("number", "country"),
    [("+33 1 42 68 53 00", "FR"), ("06.12.34.56.78", "FR"), ("+49 30 227 32152", "none"), ("P-17", "none")],
)
def test_france_is_told_by_telephone_numbers_where_no_holiday_is_seen(number: str, country: str) -> None:
    calls = exports.call_log().filter(pl.col("started").dt.date() > dt.date(2026, 1, 4))
    assert country_of({"calls": calls.with_columns(contact=pl.lit(number))}) == country


def test_one_holiday_worked_is_no_sign_of_a_country_without_them() -> None:
    """Whit Monday, on which many work, whether the log holds the others or not."""
    monday = pl.col("started").dt.date() == dt.date(2026, 5, 25)
    numbers = pl.lit("+33 1 42 68 53 00").alias("contact")
    worked = pl.concat([kept(CALLS), CALLS.filter(monday)]).with_columns(numbers)
    assert country_of({"calls": worked}) == "FR"
    assert country_of({"calls": worked.filter(pl.col("started").dt.date() > dt.date(2026, 5, 15))}) == "FR"


def test_the_language_asked_for_changes_nothing_that_was_seen() -> None:
    tables = {"time": kept(LOG), "calls": kept(CALLS)}
    french, english = (fitted(tables, Words(language, "EUR")).plan for language in ("fr", "en"))
    assert french.facts.country == english.facts.country == "FR"
    assert french.facts.call_weeks == english.facts.call_weeks


def test_the_country_may_be_chosen() -> None:
    words = Words("en", "EUR")
    plan = fitted({"time": kept(LOG)}, words, country="none").plan
    assert (plan.facts.country, plan.facts.country_chosen) == ("none", True)
    text = fitted({"time": LOG}, words, country="FR").text(words)
    assert 'country = "FR"   # ASSUMPTION: chosen with --country' in text


def test_people_at_work_on_holidays_keep_none() -> None:
    assert country_of({"calls": CALLS}) == "none"
    assert country_of({"time": LOG}) == "none"
    named = LOG.with_columns(
        activity=pl.when(pl.col("started").dt.date().is_in(CLOSED))
        .then(pl.lit("Férié"))
        .otherwise("activity")
    )
    assert country_of({"time": named}) == "FR"


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
