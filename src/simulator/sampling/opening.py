"""Opportunities already open at the start, when the scenario lists them."""

from simulator import parameters
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.laws import compile_law
from simulator.scenario import Scenario
from simulator.scenario.document import dotted
from simulator.scenario.horizon import OpeningItem


def listed_items(scenario: Scenario) -> tuple[OpeningItem, ...]:
    """Items of the opening pipeline; none unless it is listed."""
    return scenario.opening.items if scenario.opening.start == "listed" else ()


def compile_items(beliefs: Beliefs, scenario: Scenario) -> tuple[parameters.OpeningItem, ...]:
    """Compile the items of the opening pipeline, common to all mixes."""
    activities = list(scenario.activities)
    return tuple(
        parameters.OpeningItem(
            activity=activities.index(item.activity),
            source=scenario.sources.index(item.source),
            count=item.count,
            due_days=compile_law(beliefs, dotted(("opening", "items", number, "due_days")), item.due_days),
        )
        for number, item in enumerate(listed_items(scenario))
    )
