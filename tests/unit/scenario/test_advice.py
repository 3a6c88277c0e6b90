"""Each advice is given where it is due, and not where it is not."""

from pathlib import Path

import numpy as np
import pytest

from simulator.scenario import advise, load
from simulator.scenario.advice.cycle import cut_by_run_off, spread_points

VALID = Path(__file__).parents[2] / "conformance" / "valid"
PILOT, SHORT, MIXED = VALID / "pilot.toml", VALID / "five_lines.toml", VALID / "short_mixed.toml"


def given(path, code, *options):
    return [advice for advice in advise(load(path, options)) if advice.code == code]


def test_contact_hours_only():
    assert {advice.key for advice in given(SHORT, "contact_only")} == {
        f"activities.{name}.hours" for name in ("calls", "emails", "visits", "video", "phoning")
    }
    assert given(PILOT, "contact_only") == []


def test_one_rule_for_one_channel_and_another_for_the_next():
    (advice,) = given(PILOT, "uneven_hours")
    assert (advice.key, advice.params["kind"]) == ("activities.quote.hours", "report")


def test_a_salary_without_what_goes_with_it():
    assert given(PILOT, "cost_items") == []
    (advice,) = given(
        PILOT, "cost_items", "profiles.rep.employer_charges=0", "profiles.rep.tools_per_month=0"
    )
    assert advice.params["missing"] == ["employer_charges", "tools_per_month"]


def test_commission_bears_charges():
    assert given(MIXED, "charges_on_commission") == []
    assert len(given(MIXED, "charges_on_commission", "profiles.rep.employer_charges=0")) == 1


def test_every_profile_at_the_same_cost():
    assert given(MIXED, "same_cost") == []
    (advice,) = given(MIXED, "same_cost", "profiles.caller.hourly_cost=40")
    assert advice.params["cost"] == 40


def test_senior_people_doing_attempts():
    (advice,) = given(MIXED, "senior_attempts")
    assert (advice.key, advice.params["other_cost"]) == ("activities.visits.by", 26)
    assert given(MIXED, "senior_attempts", "profiles.rep.hourly_cost=30") == []


def test_a_run_off_shorter_than_the_cycle():
    assert given(PILOT, "run_off_short") == []
    (none,) = given(PILOT, "run_off_short", "horizon.run_off_weeks=0")
    (some,) = given(PILOT, "run_off_short", "horizon.run_off_weeks=2")
    assert 0.1 < some.params["share_cut"] < none.params["share_cut"] < 0.6
    assert 3 < none.params["cycle_weeks"] < 6


def test_the_share_cut_of_a_constant_delay_is_exact():
    """Opened evenly over 13 weeks, signed 26 days later: 26 of 91 days of openings are cut without a run-off."""
    scenario = load(
        SHORT,
        [f"activities.{name}.after_days=26" for name in ("calls", "emails", "visits", "video", "phoning")],
    )
    cycle, cut = cut_by_run_off(scenario, "internal")
    assert cycle == 26
    assert cut == pytest.approx(26 / 91)


def test_points_are_evenly_spread():
    for dimension in range(5):
        points = np.sort(spread_points(dimension))
        assert 0 < points[0] < points[-1] < 1
        assert abs(points - (np.arange(512) + 0.5) / 512).max() < 0.01


def test_more_appointments_than_the_closers_can_attend():
    assert given(PILOT, "too_many_appointments") == []
    options = ("platforms.phoning.can_deliver_per_week=200", "mixes.pilot.orders.phoning.per_week=200")
    (advice,) = given(PILOT, "too_many_appointments", *options)
    assert advice.params["needed"] > advice.params["spare"]


def test_freed_hours_that_nothing_reinvests():
    assert given(PILOT, "freed_hours") == []
    (advice,) = given(PILOT, "freed_hours", "mixes.pilot.prospecting.rep={ customers = 0.6, idle = 0.4 }")
    assert (advice.key, advice.params["idle"]) == ("mixes.pilot.prospecting.rep", 0.4)


def test_a_channel_judged_by_volume():
    assert {advice.key for advice in given(SHORT, "judged_by_volume")} == {
        "channels.calls",
        "channels.emails",
    }


def test_what_is_given_as_exactly_known():
    (advice,) = given(SHORT, "known_probability")
    assert advice.params["count"] == 5
    assert given(PILOT, "known_probability") == []
    assert "activities.call.hours.contact.mean" not in given(PILOT, "known_time")[0].params["keys"]


@pytest.mark.parametrize(
    ("success", "narrow"),
    [
        ('{ p5 = 0.25, p95 = 0.55, source = "12 of 30 demos" }', False),
        ('{ p5 = 0.38, p95 = 0.42, source = "12 of 30 demos" }', True),
        ('{ value = 0.4, source = "CRM, n = 30" }', True),
        ("{ successes = 12, trials = 30, prior = [400, 600] }", True),
        ("{ successes = 12, trials = 30 }", False),
        ('{ p5 = 0.38, p95 = 0.42, source = "CRM" }', False),
    ],
)
def test_a_belief_narrower_than_its_evidence(success, narrow):
    assert bool(given(PILOT, "narrow_belief", f"activities.quote.success={success}")) is narrow


@pytest.mark.parametrize(
    "source",
    [
        "avant { p10 = 0.2, p90 = 0.35 } (hypothèse) ; puis résultats de l’essai, 13 semaines, au 2027-04-04 : 1 sur 9",
        "before { p10 = 0.2, p90 = 0.35 } (assumption); then results of the trial, 13 weeks: 1 of 9",
    ],
)
def test_a_belief_that_a_trial_came_on_top_of_is_not_to_be_undone(source):
    belief = f'{{ p10 = 0.2, p90 = 0.3, source = "{source}" }}'
    assert given(PILOT, "narrow_belief", f"activities.quote.success={belief}") == []
    alone = '{ p10 = 0.2, p90 = 0.3, source = "1 sur 9" }'
    assert given(PILOT, "narrow_belief", f"activities.quote.success={alone}")


def test_numbers_outside_what_has_been_published():
    assert given(PILOT, "published_range") == []
    odd = (
        "activities.call.success=0.05",
        "platforms.phoning.price=20",
        "activities.quote.after_days=400",
        "profiles.rep.gross_salary=140000",
        "profiles.rep.absence_days=20",
    )
    found = given(PILOT, "published_range", *odd)
    quantities = {advice.params["quantity"] for advice in found}
    assert quantities == {"dial_success", "cycle_small", "gross_salary", "absence"}
    assert all(advice.params["source"] and advice.params["grade"] != "assumption" for advice in found)
    (supposed,) = given(PILOT, "supposed_range", *odd)
    assert supposed.params["quantity"] == "price"
    assert given(PILOT, "published_range", *odd[2:], "calendar.country=DE", "deal.value=90000") == []


def test_a_salary_spread_over_hours_that_nobody_works():
    """52 weeks of 35 hours hold leave and holidays, which are paid and not worked."""
    (advice,) = given(PILOT, "published_range", "profiles.rep.hours_per_year=1820")
    assert (advice.params["quantity"], advice.params["low"]) == ("hours_per_year", 1607)
    assert given(PILOT, "published_range", "profiles.rep.hours_per_year=1650") == []
    assert given(PILOT, "published_range", "profiles.rep.hours_per_year=1820", "calendar.country=DE") == []


def test_calls_as_good_as_the_platforms_advertising():
    """19 to 20 dials an appointment, which nobody measured: at 21 dials the sentence is not said."""
    (advice,) = given(PILOT, "published_range", "activities.call.success=0.05")
    said = {
        key: advice.params[key] for key in ("dials", "own_low", "own_high", "measured_low", "measured_high")
    }
    assert said == {"dials": 20.0, "own_low": 19, "own_high": 20, "measured_low": 45, "measured_high": 370}
    (advice,) = given(PILOT, "published_range", f"activities.call.success={1 / 21}")
    assert "dials" not in advice.params


def test_advice_is_the_same_twice():
    assert advise(load(PILOT)) == advise(load(PILOT))
