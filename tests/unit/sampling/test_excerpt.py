"""An excerpt changes what is simulated and what luck it meets, never what is believed."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.parameters import Parameters
from simulator.sampling import Excerpt, sample
from simulator.scenario import Scenario, load

TEXT = """
title = "A platform beside one list"
[horizon]
weeks = 8
run_off_weeks = 4
[profiles.rep]
headcount = 1
hourly_cost = { p10 = 30, p90 = 45 }
leave_days = 2
absence_days = { mean = { p10 = 1, p90 = 3 }, cv = 1.0 }
[activities.call]
by = "rep"
hours = { contact = 0.4 }
success = { p10 = 0.02, p90 = 0.05 }
next = "signed"
[activities.demo]
by = "rep"
hours = { contact = 1.0 }
success = 0.2
next = "signed"
[deal]
value = 3_000
[channels.calls]
attempt = "call"
contacts = 400
[platforms.phoning]
price = { p10 = 80, p90 = 160 }
can_deliver_per_week = 5
ramp_weeks = 3
leads_to = "demo"
set_up = { hours = 4, by = "rep", cost = 500 }
[mixes.now]
prospecting.rep = { calls = 1.0 }
[mixes.trial]
prospecting.rep = { calls = 1.0 }
orders.phoning = { per_week = 5, weeks = [2, 5] }
[mixes.more]
prospecting.rep = { calls = 1.0 }
orders.phoning = { per_week = 8, weeks = [3, 8] }
"""


@pytest.fixture
def scenario(tmp_path) -> Scenario:
    file = tmp_path / "list.toml"
    file.write_text(TEXT, encoding="utf-8")
    return load(file, ())


def sampled(scenario: Scenario, weeks: int = 8) -> Parameters:
    horizon = scenario.horizon.model_copy(update={"weeks": weeks})
    return sample(scenario.model_copy(update={"horizon": horizon}), None, 1, range(3))


def of(parameters: Parameters, name: str):
    return next(mix for mix in parameters.mixes if mix.name == name)


def weeks_of(parameters: Parameters, name: str):
    (order,) = of(parameters, name).orders
    return None if order is None else (order.first_week, order.last_week)


def test_the_whole_horizon_is_the_scenario_itself(scenario) -> None:
    whole = sampled(scenario)
    assert Excerpt(8, 8, 4, 8)(whole).weeks == whole.weeks
    again = replace(Excerpt(8, 8, 4, 8)(whole), planned_weeks=0)
    assert weeks_of(again, "trial") == (2, 5)
    assert weeks_of(again, "more") == (3, 8)
    np.testing.assert_array_equal(
        of(again, "now").profiles[0].leave_days, of(whole, "now").profiles[0].leave_days
    )


def test_first_weeks_are_planned_as_the_whole_horizon(scenario) -> None:
    begun = Excerpt(8, 4, 4, 4, "trial")(sampled(scenario))
    assert (begun.weeks, begun.planned_weeks, begun.horizon_weeks) == (4, 8, 8)
    assert of(begun, "now").channels[0].contacts == 200
    assert begun.baseline.channels[0].contacts == 400, "the weeks before the start had the whole list"
    assert of(begun, "now").profiles[0].leave_days[0] == 2.0
    assert weeks_of(begun, "trial") == (2, 4)
    assert weeks_of(begun, "more") == (3, 4)
    assert weeks_of(Excerpt(8, 2, 4, 2, "trial")(sampled(scenario)), "more") is None, (
        "it begins in the third week"
    )


def test_a_longer_trial_takes_more_of_everything(scenario) -> None:
    assert Excerpt(8, 12, 4, 12, "trial").stretched == 12
    sampled_longer = sampled(scenario, 12)
    longer = Excerpt(8, 12, 4, 12, "trial")(sampled_longer)
    assert of(longer, "now").channels[0].contacts == 600
    assert longer.baseline.channels[0].contacts == 600
    assert of(longer, "now").profiles[0].leave_days[0] == pytest.approx(3.0)
    before, after = (of(p, "now").profiles[0].absence_days for p in (sampled_longer, longer))
    np.testing.assert_allclose(after.mean, 1.5 * before.mean)
    assert after.cv == before.cv
    assert weeks_of(longer, "trial") == (2, 12)
    assert weeks_of(longer, "more") == (3, 12)


def test_a_look_keeps_the_plan_of_the_whole_trial(scenario) -> None:
    look, last = (Excerpt(8, weeks, 0, 6, "trial", luck="trial")(sampled(scenario)) for weeks in (3, 6))
    assert weeks_of(look, "trial") == weeks_of(last, "trial") == (2, 6)
    assert of(look, "now").channels[0].contacts == of(last, "now").channels[0].contacts
    assert look.seed == last.seed
    assert (look.weeks, last.weeks) == (3, 6)


def test_running_platforms_have_been_set_up(scenario) -> None:
    running = Excerpt(8, 8, 4, 8, running=frozenset({"phoning"}))(sampled(scenario))
    (platform,) = of(running, "more").platforms
    assert platform.set_up is None
    assert (platform.ramp_weeks == 0.0).all()
    assert weeks_of(running, "more") == (1, 8), "an order to the end of the horizon goes on and on"
    assert weeks_of(running, "trial") == (2, 5), "one that ends before is repeated every horizon"


def test_other_luck_under_the_same_beliefs(scenario) -> None:
    own, other = (Excerpt(8, 8, 4, 8, luck=name)(sampled(scenario)) for name in ("", "trial"))
    assert own.seed == 1
    assert other.seed not in (own.seed, Excerpt(8, 8, 4, 8, luck="another")(sampled(scenario)).seed)
    for one, two in zip(own.mixes, other.mixes, strict=True):
        np.testing.assert_array_equal(one.platforms[0].price, two.platforms[0].price)
        np.testing.assert_array_equal(one.activities[0].success, two.activities[0].success)
