"""Check a document in the long form: its fields, then the rules across fields, these as far as the fields allow."""

import copy
from typing import Any

from pydantic import ValidationError

from simulator.errors import Problem
from simulator.scenario.document import Document
from simulator.scenario.model import Scenario
from simulator.scenario.problems import from_validation
from simulator.scenario.rules import check
from simulator.scenario.rules.draft import Draft


def validate(document: Document) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario, None when its fields are not all valid, and every problem found."""
    data: Any = copy.deepcopy(document.data)
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        return None, from_validation(error, document) + check(Draft.of_data(document.data), document)
    return scenario.with_notes(document.notes), check(Draft.of_scenario(scenario), document)


def in_order(problems: list[Problem], document: Document) -> list[Problem]:
    """Sort problems as a reader meets them, each said once."""
    unique = {(one.file, one.line, one.key, one.code, one.rule): one for one in problems}
    return sorted(unique.values(), key=lambda one: (one.file != document.file, one.file, one.line or 0))
