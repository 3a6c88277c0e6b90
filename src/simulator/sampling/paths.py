"""Which beliefs there are, which ones a mix really uses, and what they are under each draw."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.sampling.beliefs import Beliefs, Scores
from simulator.sampling.copula import copula_of
from simulator.sampling.designs import Sheet, uniforms
from simulator.sampling.opening import compile_items, listed_items
from simulator.sampling.sources import compile_channel, compile_platform
from simulator.sampling.team import compile_profile
from simulator.sampling.work import compile_activity
from simulator.scenario import Quantity, Scenario, beliefs, effective
from simulator.scenario.document import dotted
from simulator.scenario.remember import remembered
from simulator.scenario.work import SIGNED

Floats = NDArray[np.float64]


@remembered
def all_beliefs(scenario: Scenario) -> Mapping[str, Quantity]:
    """Every belief of any mix, in the order of the paths; where mixes differ, the baseline's, or else the first's."""
    first = scenario.decision.baseline
    found: dict[str, Quantity] = {}
    for mix in (first, *(name for name in scenario.mixes if name != first)):
        for path, quantity in beliefs(effective(scenario, mix)).items():
            found.setdefault(path, quantity)
    return dict(sorted(found.items()))


def scores_of(scenario: Scenario, sheet: Sheet) -> Scores:
    """Uniforms and normal scores of every belief of the scenario for the draws of a sheet."""
    copula = copula_of(scenario)
    return Scores(uniforms(sheet, {*all_beliefs(scenario), *copula.paths}), copula)


def belief_values(scenario: Scenario, sheet: Sheet) -> Mapping[str, Floats]:
    """Every belief of any mix under each draw of a sheet.

    Returns
    -------
    mapping of str to (draws,) array
        Paths sorted; in the unit of each, under the baseline or under the first mix in which it is a belief.
    """
    scores = scores_of(scenario, sheet)
    return {path: one.quantile(scores.uniform(path)) for path, one in all_beliefs(scenario).items()}


def belief_scores(scenario: Scenario, sheet: Sheet) -> Floats:
    """Standard normal score of every belief of any mix, correlated as stated, the same for every mix.

    Returns
    -------
    (draws, k) array
        Columns in the order of the sorted paths.
    """
    scores = scores_of(scenario, sheet)
    table = np.empty((len(sheet.draws), len(all_beliefs(scenario))))
    for column, path in enumerate(all_beliefs(scenario)):
        table[:, column] = scores.normal(path)
    return table


def beliefs_together(scenario: Scenario, paths: Sequence[str]) -> NDArray[np.bool_]:
    """Which of some beliefs are correlated with each other, (k, k); none with itself."""
    return copula_of(scenario).together(paths)


@remembered
def belief_paths_of(scenario: Scenario, mix: str) -> tuple[str, ...]:
    """Paths of the beliefs that a mix really uses, sorted.

    Left out: what the mix states as known, platforms that it does not order from, channels that get no time in
    it, and the work that none of its sources leads to. The sources of what is open at the start count as its own.
    """
    own = effective(scenario, mix)
    asked = Beliefs.names_only()
    for profile in own.profiles:
        compile_profile(asked, own, profile)
    sources = live_sources(own, mix) | opening_sources(scenario)
    for source in sources:
        if source in own.channels:
            compile_channel(asked, own, source)
        else:
            compile_platform(asked, own, source)
    _ask_activities(asked, own, sources)
    compile_items(asked, scenario)
    return tuple(sorted(asked.used))


def live_sources(scenario: Scenario, mix: str) -> frozenset[str]:
    """Channels that get time in a mix and platforms that it orders from."""
    tables = scenario.mixes[mix].prospecting.values()
    channels = {name for table in tables for name, share in table.items() if share > 0}
    platforms = {name for name, order in scenario.mixes[mix].orders.items() if order.per_week > 0}
    return frozenset((channels & scenario.channels.keys()) | platforms)


def opening_sources(scenario: Scenario) -> frozenset[str]:
    """Sources of what is open at the start."""
    if scenario.opening.start == "steady":
        baseline = scenario.decision.baseline
        return live_sources(effective(scenario, baseline), baseline)
    return frozenset(item.source for item in listed_items(scenario))


def _ask_activities(asked: Beliefs, own: Scenario, sources: frozenset[str]) -> None:
    """Ask for the beliefs of the work that the sources lead to.

    A platform's own success and no-shows may replace those of the activity that it leads to, which then count
    only where another source comes to that activity: `compile_platform` has asked for the ones in force.
    """
    reached = {name for source in sources for name in own.reach(source)} - {SIGNED}
    elsewhere = {
        name
        for source in sources
        for name in own.reach(source)
        if source in own.channels or name != own.entry(source)
    }
    for name in reached:
        one = Beliefs.names_only()
        compile_activity(one, own, name)
        path = dotted(("activities", name))
        replaced = () if name in elsewhere else (f"{path}.success", f"{path}.no_show.")
        asked.used.update({key: value for key, value in one.used.items() if not key.startswith(replaced)})
