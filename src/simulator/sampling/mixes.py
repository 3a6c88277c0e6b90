"""One alternative, compiled whole or only named."""

from collections.abc import Iterable

from simulator.errors import InputError, Problem
from simulator.parameters import Mix
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.calendar import compile_calendar
from simulator.sampling.sources import compile_channel, compile_orders, compile_platform, compile_shares
from simulator.sampling.team import compile_profile
from simulator.sampling.work import compile_activity
from simulator.scenario import Scenario, effective
from simulator.scenario.document import nearest
from simulator.scenario.messages import problem_of


def compile_mix(beliefs: Beliefs, scenario: Scenario, name: str) -> Mix:
    """Compile a mix, its overrides applied.

    Parameters
    ----------
    beliefs : Beliefs
        Gives every value under each draw of the block.
    scenario : Scenario
        As loaded: the overrides of the mix are applied here.
    name : str
        Name of the mix.
    """
    own = effective(scenario, name)
    return Mix(
        name=name,
        shares=compile_shares(own, name),
        orders=compile_orders(own, name),
        calendar=compile_calendar(own),
        profiles=tuple(compile_profile(beliefs, own, one) for one in own.profiles),
        activities=tuple(compile_activity(beliefs, own, one) for one in own.activities),
        channels=tuple(compile_channel(beliefs, own, one) for one in sorted(own.channels)),
        platforms=tuple(compile_platform(beliefs, own, one) for one in sorted(own.platforms)),
    )


def in_order(scenario: Scenario, mixes: Iterable[str] | None) -> tuple[str, ...]:
    """Names of the mixes asked for (None: all), in the scenario's order.

    Raises
    ------
    InputError
        When a mix is not one of the scenario's.
    """
    if mixes is None:
        return tuple(scenario.mixes)
    asked = set(mixes)
    problems = tuple(_unknown(name, scenario) for name in sorted(asked - set(scenario.mixes)))
    if problems:
        raise InputError(problems)
    return tuple(name for name in scenario.mixes if name in asked)


def _unknown(name: str, scenario: Scenario) -> Problem:
    return problem_of("mix_unknown", scenario.title, "mixes", name, near=nearest(name, scenario.mixes))
