"""From a scenario to arrays."""

import math
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import stats

from simulator.errors import InputError
from simulator.parameters import LAST_PRIORITY, SIGNED, Activity, Mix, Parameters
from simulator.quantities import CONTACT, PREPARE
from simulator.sampling import Design, sample
from simulator.scenario import Scenario

Loader = Callable[..., Scenario]
Writer = Callable[[str], Scenario]


def activity(mix: Mix, name: str) -> Activity:
    return next(one for one in mix.activities if one.name == name)


def flat(value: Any) -> list[Any]:
    """Leaves of nested records, in order."""
    if hasattr(value, "__dataclass_fields__"):
        return [leaf for name in value.__dataclass_fields__ for leaf in flat(getattr(value, name))]
    if isinstance(value, tuple):
        return [leaf for one in value for leaf in flat(one)]
    return [value]


def equal(one: Parameters, two: Parameters) -> bool:
    pairs = zip(flat(one), flat(two), strict=True)
    return all(np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b for a, b in pairs)


def test_order_of_mixes_does_not_matter(pilot: Loader) -> None:
    scenario = pilot()
    assert equal(
        sample(scenario, ["pilot", "internal"], 1, range(8)),
        sample(scenario, ["internal", "pilot"], 1, range(8)),
    )
    alone = sample(scenario, ["pilot"], 1, range(8))
    assert [mix.name for mix in alone.mixes] == ["pilot"]
    assert alone.baseline.name == "internal"
    assert not equal(alone, sample(scenario, ["internal"], 1, range(8)))


@pytest.mark.parametrize("design", ["plain", "sobol", "latin"])
def test_a_block_is_a_slice_of_the_whole(pilot: Loader, design: Design) -> None:
    scenario = pilot()
    whole = sample(scenario, None, 1, range(256), design, 256)
    part = sample(scenario, None, 1, range(37, 101), design, 256)
    assert (part.first_draw, part.draws) == (37, 64)
    for a, b in zip(flat(part), flat(whole), strict=True):
        if isinstance(b, np.ndarray) and b.shape == (256,):
            np.testing.assert_array_equal(a, b[37:101])


def test_an_unknown_mix_is_an_input_error(pilot: Loader) -> None:
    with pytest.raises(InputError, match="piloot"):
        sample(pilot(), ["piloot"], 1, range(8))


def test_editing_one_belief_leaves_the_others_alone(pilot: Loader) -> None:
    before = sample(pilot(), None, 1, range(50)).mixes[0]
    edited = pilot("activities.call.success={ p10 = 0.02, p90 = 0.08 }", "platforms.phoning.price=100")
    after = sample(edited, None, 1, range(50)).mixes[0]
    assert not np.array_equal(activity(before, "call").success, activity(after, "call").success)
    for name in ("visit", "demo", "quote", "care"):
        np.testing.assert_array_equal(activity(before, name).success, activity(after, name).success)
    np.testing.assert_array_equal(before.profiles[0].hourly_cost, after.profiles[0].hourly_cost)


def test_a_belief_that_a_mix_replaces_keeps_its_uniform(pilot: Loader) -> None:
    scenario = pilot('mixes.pilot.set={ "activities.quote.success" = { p10 = 0.4, p90 = 0.6 } }')
    internal, trial = sample(scenario, None, 1, range(200)).mixes
    ours, theirs = activity(internal, "quote").success, activity(trial, "quote").success
    assert not np.any(ours == theirs)
    np.testing.assert_array_equal(np.argsort(ours), np.argsort(theirs))
    np.testing.assert_array_equal(activity(internal, "demo").success, activity(trial, "demo").success)


def test_a_deal_that_sources_inherit_is_one_belief(pilot: Loader) -> None:
    mix = sample(pilot(), None, 1, range(20)).mixes[0]
    deals = [*(one.deal for one in mix.channels), *(one.deal for one in mix.platforms)]
    for deal in deals:
        assert deal is not None
        assert deals[0] is not None
        np.testing.assert_array_equal(deal.value.mean, deals[0].value.mean)
    other = pilot("channels.customers.deal.value={ mean = { p10 = 5_000, p90 = 9_000 }, cv = 0.7 }")
    calls, customers = (one.deal for one in sample(other, None, 1, range(20)).mixes[0].channels)
    assert calls is not None
    assert customers is not None
    assert not np.any(calls.value.mean == customers.value.mean)
    np.testing.assert_array_equal(calls.recurring_years, customers.recurring_years)


def test_rank_correlation_is_reached(pilot: Loader) -> None:
    """Fisher's z, |z| < 5: a false alarm in two million."""
    mix = sample(pilot(), None, 2, range(20_000)).mixes[0]
    seen = stats.spearmanr(activity(mix, "demo").success, mix.platforms[0].success).statistic
    assert abs(math.atanh(seen) - math.atanh(0.6)) / math.sqrt(1.06 / 20_000) < 5
    other = stats.spearmanr(activity(mix, "visit").success, mix.platforms[0].success).statistic
    assert abs(math.atanh(other)) * math.sqrt(20_000 / 1.06) < 5


def test_quantile_notations_hit_their_quantiles(pilot: Loader) -> None:
    """Share of draws below each stated quantile, within 5 binomial standard errors."""
    n = 20_000
    mix = sample(pilot(), None, 3, range(n)).mixes[0]
    hours = dict(activity(mix, "call").hours)[CONTACT].mean
    for values, low, high in [(activity(mix, "visit").success, 0.3, 0.5), (hours, 0.03, 0.06)]:
        for limit, level in [(low, 0.1), (high, 0.9)]:
            assert abs((values < limit).mean() - level) < 5 * math.sqrt(0.09 / n)
    assert abs((hours < 0.031).mean() - 0.1) > 5 * math.sqrt(0.09 / n)  # negative control


def test_sobol_means_are_far_nearer(pilot: Loader) -> None:
    """Mean of a belief against its exact mean, that of Beta(14.5, 1226.5), over ten seeds."""
    scenario, exact = pilot(), 14.5 / 1241

    def error(design: Design, seed: int) -> float:
        mix = sample(scenario, ["internal"], seed, range(1024), design, 1024).mixes[0]
        return float(activity(mix, "call").success.mean() / exact - 1)

    designs: tuple[Design, ...] = ("plain", "sobol", "latin")
    typical = {
        design: math.sqrt(sum(error(design, seed) ** 2 for seed in range(10)) / 10) for design in designs
    }
    assert typical["sobol"] < typical["plain"] / 5
    assert typical["latin"] < typical["plain"] / 5


def test_hourly_cost_is_full_cost_over_paid_hours(pilot: Loader) -> None:
    known = sample(pilot("profiles.rep.gross_salary=36_000"), None, 1, range(2)).mixes[0].profiles[0]
    np.testing.assert_allclose(known.hourly_cost, (36_000 * 1.42 + 12 * 1_000) / 1607)
    stated = pilot("profiles.rep.gross_salary=36_000", "profiles.rep.hours_per_year=1500")
    found = sample(stated, None, 1, range(2)).mixes[0].profiles[0].hourly_cost
    np.testing.assert_allclose(found, (36_000 * 1.42 + 12 * 1_000) / 1500)


def test_a_stated_hourly_cost_is_taken_as_it_is(table: Loader) -> None:
    assert sample(table(), None, 1, range(2)).mixes[0].profiles[0].hourly_cost.tolist() == [38.0, 38.0]


def test_a_platform_fills_in_the_activity_s_no_show(pilot: Loader) -> None:
    mix = sample(pilot(), None, 1, range(4)).mixes[1]
    own, platform = activity(mix, "demo").no_show, mix.platforms[0].no_show
    assert own is not None
    assert platform is not None
    assert not np.any(own.probability == platform.probability)
    np.testing.assert_array_equal(own.rebooked, platform.rebooked)
    np.testing.assert_array_equal(own.share_of_hours_spent, platform.share_of_hours_spent)
    assert activity(mix, "quote").no_show is None


def test_the_pilot_compiles_as_written(pilot: Loader) -> None:
    block = sample(pilot(), None, 1, range(4))
    mix = block.mixes[1]
    assert block.sources == ("calls", "customers", "phoning")
    assert (block.weeks, block.run_off_weeks, block.discount_rate) == (13, 39, 0.05)
    assert (block.opening, block.items) == ("steady", ())
    assert mix.shares == (((0, 0.3), (1, 0.7)),)
    order = mix.orders[0]
    assert order is not None
    assert (order.per_week, order.first_week, order.last_week) == (5, 1, 13)
    assert block.baseline.orders == (None,)
    assert activity(mix, "demo").priority == 2
    assert activity(block.baseline, "demo").priority == 1
    assert activity(mix, "call").priority == LAST_PRIORITY
    assert activity(mix, "call").next == ((1, 0.3), (2, 0.7))
    assert activity(mix, "quote").next == ((SIGNED, 1.0),)
    assert activity(mix, "call").expires_after_days[0] == math.inf
    assert [(kind, law.family) for kind, law in activity(mix, "care").hours][:2] == [
        (PREPARE, "constant"),
        (CONTACT, "gamma"),
    ]
    assert dict(activity(mix, "demo").hours)[CONTACT].family == "lognormal"
    profile = mix.profiles[0]
    assert profile.protected == ((1, 9.0, 11.0), (3, 9.0, 11.0))
    assert [(one.name, one.every, one.hours[0]) for one in profile.commitments] == [
        ("sales_meeting", "week", 1.5),
        ("crm_entry", "day", 0.5),
    ]
    assert profile.absence_days.family == "lognormal"


def test_no_order_and_no_recurring_revenue(table: Loader) -> None:
    block = sample(table("mixes.pilot.orders.phoning.per_week=0"), None, 1, range(2))
    assert block.mixes[1].orders == (None,)
    deal = block.mixes[0].channels[0].deal
    assert deal is not None
    assert deal.recurring_share.tolist() == [0.0, 0.0]


def test_listed_items_point_at_their_source(written: Writer) -> None:
    scenario = written(
        '\n[[opening.items]]\nactivity = "quote"\nsource = "phoning"\ncount = 4\ndue_days = { mean = 3, cv = 0.5 }\n'
    )
    assert scenario.opening.start == "listed"
    (item,) = sample(scenario, None, 1, range(2)).items
    assert (item.activity, item.source, item.count) == (3, 2, 4)
    assert item.due_days.family == "lognormal"


def test_parameters_pickle(pilot: Loader) -> None:
    block = sample(pilot(), None, 1, range(4))
    assert equal(pickle.loads(pickle.dumps(block)), block)  # noqa: S301
