"""Every quantity of a scenario by its key path; a belief's path is the name of its random stream."""

from collections.abc import Iterator
from typing import Any

from simulator.scenario.beliefs import Quantity
from simulator.scenario.document import dotted
from simulator.scenario.fields import Frozen
from simulator.scenario.laws import EventLaw
from simulator.scenario.lines import Path
from simulator.scenario.model import Scenario
from simulator.scenario.overrides import split_path


def quantities(scenario: Scenario) -> dict[str, Quantity]:
    """Return every parameter, and the mean of every event law under "<path>.mean", in the file's order."""
    return {dotted(path): one for path, one in _walk(scenario, ()) if isinstance(one, Quantity)}


def laws(scenario: Scenario) -> dict[str, EventLaw]:
    """Return every event law by its key path."""
    return {dotted(path): one for path, one in _walk(scenario, ()) if isinstance(one, EventLaw)}


def beliefs(scenario: Scenario) -> dict[str, Quantity]:
    """Return the quantities that are not exactly known, by key path."""
    return {path: one for path, one in quantities(scenario).items() if one.known is None}


def settings(scenario: Scenario) -> dict[str, float]:
    """Return every plain number, those of the search and of a mix's `set` left out, by key path.

    Head counts, shares of time, orders, weeks and targets: what is chosen or counted rather than believed.
    """
    return {
        dotted(path): float(one)
        for path, one in _walk(scenario, ())
        if isinstance(one, int | float) and not (path[0] == "search" or path[2:3] == ("set",))
    }


def canonical(scenario: Scenario, path: str) -> str | None:
    """Key path of a quantity named with or without the `.mean` of its event law; None when there is none."""
    found = quantities(scenario)
    return next((name for name in (path, f"{path}.mean") if name in found), None)


def keys_of(path: str) -> Path:
    """Take a key path apart, places in a list included; empty when it is not one."""
    parts = split_path(path) or ()
    return tuple(int(part) if str(part).isdecimal() else part for part in parts)


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Quantity | EventLaw | float]]:
    if isinstance(value, Quantity):
        yield path, value
    elif isinstance(value, EventLaw):
        yield path, value
        yield (*path, "mean"), value.mean
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _walk(one, (*path, name))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _walk(one, (*path, index))
