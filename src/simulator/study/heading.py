"""What the findings of every study say of themselves."""

from typing import TypedDict

from simulator.findings import Provenance
from simulator.scenario import Scenario
from simulator.study.labels import labels_of


class Heading(TypedDict):
    """Fields that every record of findings has."""

    title: str
    language: str
    currency: str
    provenance: Provenance
    labels: dict[str, str]


def heading_of(scenario: Scenario, made_by: Provenance) -> Heading:
    """Head the findings of a scenario: its words, and what made them."""
    return {
        "title": scenario.title,
        "language": scenario.language,
        "currency": scenario.currency,
        "provenance": made_by,
        "labels": labels_of(scenario),
    }
