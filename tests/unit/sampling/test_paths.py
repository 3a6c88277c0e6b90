"""Which beliefs there are and which ones a mix uses."""

from collections.abc import Callable

import numpy as np
import pytest

from simulator.sampling import (
    Sheet,
    all_beliefs,
    belief_paths_of,
    belief_scores,
    belief_values,
    sample,
)
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.mixes import compile_mix
from simulator.scenario import Scenario, beliefs, effective

Loader = Callable[..., Scenario]


def test_a_mix_without_the_platform_does_not_use_its_beliefs(pilot: Loader) -> None:
    scenario = pilot()
    internal, trial = (set(belief_paths_of(scenario, mix)) for mix in ("internal", "pilot"))
    assert trial - internal == {
        "platforms.phoning.can_deliver_per_week",
        "platforms.phoning.no_show.probability",
        "platforms.phoning.price",
        "platforms.phoning.success",
        "platforms.phoning.validation.accepted",
    }
    assert internal <= trial
    assert "deal.value.mean" in internal


def test_a_channel_without_time_is_left_out_unless_the_opening_has_it(pilot: Loader) -> None:
    idle = "mixes.pilot.prospecting.rep={ customers = 1.0 }"
    assert "activities.call.success" in belief_paths_of(pilot(idle), "pilot")
    used = belief_paths_of(pilot(idle, "opening.start=empty"), "pilot")
    assert "activities.call.success" not in used
    assert "activities.visit.success" not in used
    assert "activities.demo.success" not in used  # the platform states its own
    assert "activities.care.success" in used


def test_what_a_mix_knows_is_left_out(pilot: Loader) -> None:
    scenario = pilot('mixes.pilot.set={ "activities.call.success" = 0.02 }')
    assert "activities.call.success" in belief_paths_of(scenario, "internal")
    assert "activities.call.success" not in belief_paths_of(scenario, "pilot")


def test_compiled_paths_are_those_of_the_scenario(pilot: Loader) -> None:
    scenario = pilot()
    for mix in scenario.mixes:
        asked = Beliefs.names_only()
        compile_mix(asked, scenario, mix)
        assert set(asked.used) == set(beliefs(effective(scenario, mix)))


def test_the_table_holds_what_was_sampled(pilot: Loader) -> None:
    scenario = pilot()
    values, normal = (
        belief_values(scenario, Sheet(9, range(40))),
        belief_scores(scenario, Sheet(9, range(40))),
    )
    paths = list(all_beliefs(scenario))
    block = sample(scenario, None, 9, range(40))
    assert list(values) == paths == sorted(paths)
    assert normal.shape == (40, len(paths))
    call, price = values["activities.call.success"], values["platforms.phoning.price"]
    np.testing.assert_array_equal(call, block.mixes[0].activities[0].success)
    np.testing.assert_array_equal(price, block.mixes[0].platforms[0].price)
    np.testing.assert_array_equal(
        np.argsort(price), np.argsort(normal[:, paths.index("platforms.phoning.price")])
    )


@pytest.mark.parametrize("design", ["plain", "sobol", "latin"])
def test_draws_read_in_chunks_are_those_read_at_once(pilot: Loader, design: str) -> None:
    scenario, chunks = pilot(), (range(20), range(20, 37), range(37, 64))
    sheets = [Sheet(9, draws, design, 64) for draws in (range(64), *chunks)]
    scores, *parts = (belief_scores(scenario, sheet) for sheet in sheets)
    np.testing.assert_array_equal(np.concatenate(parts), scores)
    values, *parts = (belief_values(scenario, sheet) for sheet in sheets)
    for path, whole in values.items():
        np.testing.assert_array_equal(np.concatenate([part[path] for part in parts]), whole)
