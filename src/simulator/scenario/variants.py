"""The scenario as one mix changes it, and as the search would."""

import copy
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from simulator.errors import InputError, Phrase, Problem
from simulator.scenario.document import Document, dig, nearest
from simulator.scenario.lines import Path
from simulator.scenario.model import Scenario
from simulator.scenario.notations import tidy
from simulator.scenario.overrides import Assignment, assign, from_table
from simulator.scenario.phrases import phrase
from simulator.scenario.remember import remembered
from simulator.scenario.short import long_path
from simulator.scenario.transfers import held, moved, split_transfer
from simulator.scenario.validate import validate
from simulator.scenario.write import plain_data

#: What a mix may change; the rest is common to all mixes, or they could not be compared.
CHANGEABLE = ("calendar", "profiles", "activities", "deal", "channels", "platforms")
NAMED = {
    "profiles": phrase("a_profile"),
    "activities": phrase("an_activity"),
    "channels": phrase("a_channel"),
    "platforms": phrase("a_platform"),
}


@remembered
def effective(scenario: Scenario, mix: str) -> Scenario:
    """Return the scenario with the differences of one mix's `set` applied.

    Raises
    ------
    InputError
        When what the mix sets is not valid.
    KeyError
        When there is no such mix.
    """
    if not scenario.mixes[mix].set:
        return scenario
    found, problems = _changed(scenario, mix, Document(plain_data(scenario), "scenario"))
    if found is None or problems:
        raise InputError(problems)
    return found


def changed(scenario: Scenario, values: Mapping[Path, Any]) -> Scenario:
    """Return the scenario with some of its values replaced, by path; what is written of the search is left out.

    Raises
    ------
    InputError
        When what comes out is not valid.
    """
    document = Document(plain_data(scenario), "scenario")
    document.data.pop("search", None)
    assignments = [Assignment(path, value, ("scenario", None), path) for path, value in values.items()]
    found, problems = _with(document, assignments)
    if found is None or problems:
        raise InputError(problems)
    return found


def check_variants(scenario: Scenario, document: Document, *, searched: bool = True) -> list[Problem]:
    """Problems that appear only under a mix's `set` or, if these are asked for, at a value to search over."""
    problems = [
        problem
        for name, mix in scenario.mixes.items()
        if mix.set
        for problem in _changed(scenario, name, _copy(scenario, document))[1]
    ]
    return problems + (_check_search(scenario, document) if searched else [])


def _copy(scenario: Scenario, document: Document) -> Document:
    data = plain_data(scenario)
    return Document(data, document.file, dict(document.places), dict(document.written), list(document.notes))


def _changed(scenario: Scenario, mix: str, document: Document) -> tuple[Scenario | None, list[Problem]]:
    """Apply and check one mix's `set`; problems are placed where the mix says it."""
    assignments = []
    for one in from_table(document, scenario.mixes[mix].set, ("mixes", mix, "set")):
        path = long_path(document.data, one.path)
        refusal = _refusal(document, path, one)
        if refusal is not None:
            document.problems.append(refusal)
            continue
        document.written[path] = one.key
        assignments.append(Assignment(path, one.value, one.place, one.key))
    return _with(document, assignments)


def _with(document: Document, assignments: list[Assignment]) -> tuple[Scenario | None, list[Problem]]:
    """Apply assignments to a document and check it; a constant may then stand in a correlation."""
    correlations = document.data.pop("correlations", None)
    assign(document, assignments)
    found, problems = validate(document)
    if found is not None and correlations is not None:
        document.data["correlations"] = correlations
        found = Scenario.model_validate(copy.deepcopy(document.data))
    return found, document.problems + problems


def _refusal(document: Document, path: Path, one: Assignment) -> Problem | None:
    """Why a mix may not set this path, if it may not."""
    root = str(path[0])
    if root not in CHANGEABLE:
        return document.problem("set_forbidden", one.key, one.value, root=root)
    if root in NAMED and (len(path) < 2 or path[1] not in document.data.get(root, {})):
        near = nearest(str(path[1]), document.data.get(root, {})) if len(path) > 1 else ""
        return document.problem("set_new", one.key, one.value, what=NAMED[root], near=near)
    return None


def _check_search(scenario: Scenario, document: Document) -> list[Problem]:
    problems = []
    for text, values in (scenario.search.over if scenario.search else {}).items():
        at, found = ("search", "over", text), tidy(list(values))
        path, beside = (end and long_path(plain_data(scenario), end) for end in split_transfer(text))
        lost = _lost(plain_data(scenario), path, beside)
        if path is None or lost is not None:
            problems.append(
                document.problem("correlation_path", at, found, near=nearest_key(scenario, lost or path))
            )
            continue
        if len(set(values)) < max(len(values), 2):
            problems.append(document.problem("search_values", at, found))
        for value in values:
            why = _search_fault(scenario, path, beside, value)
            if why:
                problems.append(document.problem("search_value", at, found, tried=f"{value:g}", why=why))
    return problems


def _lost(data: dict[str, Any], path: Path | None, beside: Path | None) -> Path | None:
    """The end of a transfer, or the path, where there is nothing to search over."""
    if beside is None:
        return path if path is not None and dig(data, path) is None else None
    return next((end for end in (path, beside) if end is not None and held(data, end) is None), None)


def _search_fault(scenario: Scenario, path: Path, beside: Path | None, value: float) -> str:
    document = Document(plain_data(scenario), "scenario")
    del document.data["search"]
    values: dict[Path, float] = {path: value}
    if beside is not None:
        made = moved(document.data, [(path, beside, Decimal(repr(value)))])
        values = {end: float(left) for end, left in made.items()}
    written = {end: int(one) if one.is_integer() else one for end, one in values.items()}
    _, problems = _with(
        document, [Assignment(end, one, ("scenario", None), end) for end, one in written.items()]
    )
    first = problems[0] if problems else None
    return Phrase(first.rule, f"{first.code}.rule", first.params) if first else ""


def nearest_key(scenario: Scenario, path: Path | None) -> str:
    """Propose the nearest key along a path that leads nowhere."""
    value: Any = plain_data(scenario)
    for part in path or ():
        if not isinstance(value, dict):
            break
        if part not in value:
            return nearest(str(part), value)
        value = value[part]
    return phrase("dotted_path")
