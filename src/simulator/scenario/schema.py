"""JSON Schema for editors."""

from typing import Any

from simulator.scenario.notations import Domain


def quantity_schema(domain: Domain) -> dict[str, Any]:
    return {"type": ["number", "object"]}


def law_schema() -> dict[str, Any]:
    return {"type": ["number", "object"]}
