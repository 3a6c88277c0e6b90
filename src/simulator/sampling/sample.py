"""From a scenario to the arrays that engines read."""

from collections.abc import Sequence

from simulator.parameters import Parameters
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.designs import Design, Sheet
from simulator.sampling.mixes import compile_mix, in_order
from simulator.sampling.opening import compile_items
from simulator.sampling.paths import scores_of
from simulator.scenario import Scenario


def sample(
    scenario: Scenario,
    mixes: Sequence[str] | None,
    seed: int,
    draws: range,
    design: Design = "plain",
    total_draws: int | None = None,
) -> Parameters:
    """Sample the beliefs of a block of draws and compile the mixes.

    Parameters
    ----------
    scenario : Scenario
        Resolved, as loaded.
    mixes : sequence of str or None
        Mixes to compile, kept in the scenario's order; None for all. The baseline is always compiled, since
        its rules fill the opening pipeline.
    seed : int
        In 0..2^64 - 1.
    draws : range
        Numbers of the draws of the block, one after the other; a block's values do not depend on its limits.
    design : str
        "plain", or "sobol" and "latin" in 16 independent scramblings (draw d is of scrambling
        d // (total_draws / 16)).
    total_draws : int, optional
        Draws of the whole run, as `rounded_draws` gives them; needed by "sobol" and "latin".

    Returns
    -------
    simulator.parameters.Parameters
        Frozen arrays of shape (draws,), a mix at a time.

    Raises
    ------
    InputError
        When a mix is unknown.
    ValueError
        When the draws do not suit the design.
    """
    names = in_order(scenario, mixes)
    scores = scores_of(scenario, Sheet(seed, draws, design, total_draws))
    beliefs = Beliefs(len(draws), scores.uniform)
    first = scenario.decision.baseline
    compiled = {name: compile_mix(beliefs, scenario, name) for name in dict.fromkeys((first, *names))}
    return Parameters(
        seed=seed,
        first_draw=draws.start,
        draws=len(draws),
        weeks=scenario.horizon.weeks,
        run_off_weeks=scenario.horizon.run_off_weeks,
        discount_rate=scenario.decision.discount_rate,
        opening=scenario.opening.start,
        items=compile_items(beliefs, scenario),
        baseline=compiled[first],
        mixes=tuple(compiled[name] for name in names),
    )
