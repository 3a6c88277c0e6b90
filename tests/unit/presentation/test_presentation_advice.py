"""Every advice reads as a sentence, its values in their units."""

import re

import pytest

from simulator.presentation.labels import Words
from simulator.presentation.tables import advice_lines
from simulator.presentation.tables.advice import CODES
from simulator.scenario import Advice

PARAMS = {
    "contact_only": {"activity": "call"},
    "uneven_hours": {"activity": "call", "kind": "report", "other": "visit"},
    "cost_items": {"profile": "rep", "missing": ["employer_charges", "tools_per_month"]},
    "charges_on_commission": {"profile": "rep"},
    "charges_limits": {
        "profiles": ["Reps"], "scheme": "FR-2026", "staff": 1500, "staff_key": "1500", "executive": "false", "hours": 35,
        "share": 0.0208, "cost": 20,
    },
    "charges_hours": {"profile": "rep", "open": 39.0, "hours": 35},
    "below_minimum": {"profile": "rep", "value": 20_000.0, "cost": 22_404.2},
    "flat_charges": {"profile": "rep", "share": 0.42, "ruled_share": 0.0585, "cost": 1900.0, "scheme": "FR-2026"},
    "same_cost": {"profiles": ["Reps", "Seniors"], "cost": 38.0},
    "senior_attempts": {"channel": "calls", "profile": "senior", "cost": 61.5, "other": "rep", "other_cost": 38.0},
    "run_off_short": {"run_off_weeks": 4.0, "cycle_weeks": 9.5, "share_cut": 0.31, "mix": "pilot"},
    "too_many_appointments": {"mix": "pilot", "platform": "phoning", "profile": "rep", "needed": 31.5, "spare": 20.0},
    "freed_hours": {"mix": "pilot", "profile": "rep", "idle": 0.3},
    "judged_by_volume": {
        "source": "emails", "cost": 1.25, "average_cost": 14.0, "conversion": 0.004, "average_conversion": 0.05,
        "value": 900, "average_value": 2_400,
    },
    "known_probability": {"keys": [f"activities.a{k}.success" for k in range(6)], "count": 6, "value": 0.05},
    "known_time": {"keys": ["activities.call.hours.contact"], "count": 1, "value": 0.05},
    "narrow_belief": {
        "low": 0.04, "high": 0.06, "allowed_low": 0.02, "allowed_high": 0.09, "successes": 12, "trials": 240,
    },
    "published_range": {
        "quantity": "dial_success", "value": 0.05, "low": 0.0027, "typical": 0.0067, "high": 0.0222, "source": "Belkins", "grade": "vendor",
    },
    "supposed_range": {
        "quantity": "price", "value": 25.0, "low": 80.0, "typical": 140.0, "high": 300.0, "source": "abroad.example",
        "grade": "assumption",
    },
    "baseline_by_default": {"baseline": "internal"},
    "cooled": {"mix": "pilot", "profile": "rep", "mean_wait_days": 4.2},
    "expired": {"mix": "pilot", "source": "phoning", "expired": 6.25, "opened": 60.0},
    "run_off_zero": {},
}  # fmt: skip
LABELS = {"mixes.pilot": "Three-month trial", "profiles.rep": "Reps", "activities.call": "Call"}


def said(code: str, language: str = "en", **params: object) -> str:
    advice = Advice(code, "the.key", {**PARAMS.get(code, {}), **params})
    (line,) = advice_lines([advice], Words(language, "EUR"), LABELS)
    return line.replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_reads_whole(code: str, language: str) -> None:
    text = said(code, language)
    assert text.startswith("the.key")
    assert text.endswith(".")
    assert not re.search(r"\? |\?\.|\{[a-z_]+\}|advice\.", text), text


def test_units() -> None:
    assert "€61.50 an hour, when Reps costs €38" in said("senior_attempts").replace("rep ", "Reps ")
    assert "31% of the margin" in said("run_off_short")
    assert "0.40% of its contacts sign (average 5.0%)" in said("judged_by_volume")
    assert "3.0 min is outside" in said("published_range", quantity="dial_hours")
    assert "1,820 is outside" in said("published_range", quantity="hours_per_year", value=1820.0)
    assert "vendor’s study, Belkins" in said("published_range")
    assert "€25 is outside the range that we suppose" in said("supposed_range")
    assert "400 days is outside" in said("published_range", quantity="cycle_small", value=400.0)
    assert "€9,000 is outside" in said("published_range", quantity="gross_salary", value=9_000.0)
    assert "12 of 240" in said("narrow_belief")
    assert "charges of 42%, while at €1,900 gross a month" in said("flat_charges")
    assert "pays about 5.9%" in said("flat_charges")
    assert 'scheme = "FR-2026", staff = 1500, executive = false }' in said("charges_limits", "fr")


def test_lists_are_cut_short() -> None:
    assert "(6): activities.a0.success, activities.a1.success" in said("known_probability")
    assert "a5" not in said("known_probability")


def test_calls_that_no_campaign_matches() -> None:
    assert "No measured campaign comes near it." in said("published_range")
    assert "No measured campaign" not in said("published_range", value=0.001)


def test_calls_as_good_as_advertised() -> None:
    own = {"dials": 20.0, "own_low": 19.0, "own_high": 20.0, "measured_low": 45, "measured_high": 370}
    text = said("published_range", **own)
    assert "One appointment in 20 dials is what platforms promise in their advertising (19 to 20)" in text
    assert text.endswith("published campaigns took 45 to 370.")
    assert "(19 à 20)" in said("published_range", "fr", **own)
