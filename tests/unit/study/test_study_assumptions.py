"""Every number that a scenario rests on is listed once, with its range, its source and its grade."""

import math
from pathlib import Path

import pytest
from scipy import stats

from simulator.findings import Assumption
from simulator.scenario import Scenario, beliefs, load, quantities, settings
from simulator.study.assumptions import assumptions_of

ROOT = Path(__file__).parents[3]
TEXT = """
title = "Ways of knowing"
[profiles.rep]
headcount = 2
hourly_cost = { mean = 40, sd = 8, source = "payroll (measured)" }
leave_days = { low = 1, likely = 2, high = 5 }
[activities.call]
by = "rep"
hours = { contact = { mean = { p10 = 0.2, p90 = 0.8, source = "stopwatch (measured)" }, cv = 0.5, source = "assumption" }, report = 0.1 }
success = { successes = 12, trials = 240, source = "CRM, 2026" }
next = { signed = 1.0 }
after_days = { dist = "gamma", a = 4, source = "CRM (measured)" }
[deal]
value = { samples = [1000, 2000, 6000] }
margin_rate = { p10 = 0.4, p50 = 0.5, p90 = 0.55 }
[channels.calls]
attempt = "call"
contacts = 500
[mixes.now]
prospecting.rep = { calls = 1.0 }
[mixes.trial]
prospecting.rep = { calls = 0.5, idle = 0.5 }
set = { "activities.call.success" = { p10 = 0.03, p90 = 0.09, source = "a vendor's study" }, "profiles.rep.headcount" = 3 }
[[correlations]]
between = ["activities.call.success", "profiles.rep.hourly_cost"]
rank = 0.4
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """A scenario with every way of writing a number."""
    file = tmp_path / "ways.toml"
    file.write_text(TEXT, encoding="utf-8")
    return load(file)


@pytest.fixture
def found(scenario: Scenario) -> dict[tuple[str, str], Assumption]:
    """Its assumptions by path and mix."""
    return {(one.path, one.mix): one for one in assumptions_of(scenario)}


def test_the_ranges_are_those_of_the_distributions(found) -> None:
    jeffreys = stats.beta(12.5, 228.5)
    variance = math.log1p((8 / 40) ** 2)
    lognormal = stats.lognorm(s=math.sqrt(variance), scale=40 * math.exp(-variance / 2))
    pert = stats.beta(2, 4, loc=1, scale=4)  # 1 + 4 (2 - 1) / 4 and 1 + 4 (5 - 2) / 4
    for path, law in {
        "activities.call.success": jeffreys,
        "profiles.rep.hourly_cost": lognormal,
        "profiles.rep.leave_days": pert,
    }.items():
        one = found[path, ""]
        assert (one.p10, one.p50, one.p90) == pytest.approx(tuple(law.ppf([0.1, 0.5, 0.9])), rel=1e-9)
    contact = found["activities.call.hours.contact.mean", ""]
    assert (contact.p10, contact.p50, contact.p90) == pytest.approx(
        (0.2, 0.4, 0.8)
    )  # the median of a lognormal
    margin = found["deal.margin_rate", ""]
    assert (margin.p10, margin.p50, margin.p90) == pytest.approx((0.4, 0.5, 0.55))


def test_shapes_units_and_numbers_as_written(found) -> None:
    said = {path: (one.kind, one.shape, one.unit) for (path, mix), one in found.items() if not mix}
    assert said["activities.call.success"] == ("belief", "counts", "probability")
    assert said["profiles.rep.hourly_cost"] == ("belief", "moments", "money/hour")
    assert said["deal.margin_rate"] == ("belief", "metalog", "share")
    assert said["deal.value.mean"] == ("constant", "known", "money")
    assert said["activities.call.hours.report.mean"] == ("constant", "known", "hours")
    assert said["profiles.rep.headcount"] == ("setting", "known", "people")
    assert said["mixes.trial.prospecting.rep.idle"] == ("setting", "known", "share")
    assert found["activities.call.success", ""].stated["trials"] == 240
    assert found["profiles.rep.leave_days", ""].stated == {"low": 1, "likely": 2, "high": 5}


def test_chance_stands_beside_its_mean(found) -> None:
    contact, delay = (
        found["activities.call.hours.contact.mean", ""].chance,
        found["activities.call.after_days.mean", ""].chance,
    )
    assert (contact.family, contact.cv, contact.grade) == ("moments", 0.5, "assumption")
    assert (delay.family, delay.dist, delay.cv) == ("named", "gamma", pytest.approx(0.5))  # 1 / sqrt(a)
    value = found["deal.value.mean", ""]
    assert value.chance.cv == pytest.approx(stats.variation([1000, 2000, 6000]))
    assert found["activities.call.success", ""].chance is None


def test_the_mean_of_a_law_has_its_own_source_or_else_that_of_the_law(found) -> None:
    assert found["activities.call.hours.contact.mean", ""].grade == "measured"
    assert found["activities.call.after_days.mean", ""].source == "CRM (measured)"
    assert found["deal.margin_rate", ""].grade == "assumption"
    assert found["profiles.rep.headcount", ""].grade == ""


def test_what_a_mix_changes_is_listed_under_it(found) -> None:
    under = {path: one for (path, mix), one in found.items() if mix == "trial"}
    assert set(under) == {"activities.call.success", "profiles.rep.headcount"}
    assert under["activities.call.success"].grade == "vendor"
    assert under["profiles.rep.headcount"].p50 == 3.0
    assert found["activities.call.success", ""].shape == "counts"


def test_a_correlation_names_what_goes_together(found) -> None:
    one = found["correlations[0].rank", ""]
    assert one.stated == {"value": 0.4, "between": "activities.call.success, profiles.rep.hourly_cost"}


@pytest.mark.parametrize("file", ["pilot", "table", "ten-reps"])
def test_nothing_is_left_out(file: str) -> None:
    scenario = load(ROOT / "scenarios" / f"{file}.toml")
    found = assumptions_of(scenario)
    listed = [one.path for one in found if not one.mix]
    assert sorted(listed) == sorted({*quantities(scenario), *settings(scenario)})
    assert {one.path for one in found if one.kind == "belief" and not one.mix} == set(beliefs(scenario))
    assert all(one.p10 <= one.p50 <= one.p90 for one in found)
