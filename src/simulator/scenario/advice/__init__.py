"""Warnings, never errors: what a scenario says that a careful reader would question."""

from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario


def advise(scenario: Scenario) -> tuple[Advice, ...]:
    """Return every advice that can be given without simulating."""
    return ()


__all__ = ["Advice", "advise"]
