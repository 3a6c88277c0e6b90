"""Warnings, never errors: what a scenario says that a careful reader would question."""

from simulator.scenario.advice import charges, evidence, flow, hours, published, team
from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario

RULES = hours.RULES + team.RULES + charges.RULES + flow.RULES + evidence.RULES + published.RULES


def advise(scenario: Scenario) -> tuple[Advice, ...]:
    """Return every advice that can be given without simulating, in a fixed order."""
    return tuple(advice for rule in RULES for advice in rule(scenario))


__all__ = ["Advice", "advise"]
