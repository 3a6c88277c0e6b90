"""What two scenarios assume differently: numbers with their ranges and sources, then everything else they say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from simulator.compared import AssumptionChange, TextChange
from simulator.findings import Assumption
from simulator.scenario import Scenario, effective
from simulator.scenario.beliefs import Quantity
from simulator.scenario.document import dotted
from simulator.scenario.fields import Frozen
from simulator.scenario.laws import EventLaw
from simulator.scenario.lines import Path
from simulator.scenario.notations import tidy
from simulator.scenario.write import inline
from simulator.study.assumptions import assumptions_of

#: What only names things: no result depends on it.
NAMES = (("title",), ("language",), ("label",), ("search",))


def changed_assumptions(before: Scenario, after: Scenario) -> tuple[AssumptionChange, ...]:
    """List the numbers that changed, in the order of the later scenario, then those that it has no more."""
    old = {(one.path, one.mix): one for one in assumptions_of(before)}
    new = {(one.path, one.mix): one for one in assumptions_of(after)}
    changes = [_change(key, old.get(key), one) for key, one in new.items() if old.get(key) != one]
    removed = [_change(key, one, None) for key, one in old.items() if key not in new]
    return (*changes, *removed)


def _change(key: tuple[str, str], before: Assumption | None, after: Assumption | None) -> AssumptionChange:
    path, mix = key
    if before is None or after is None:
        return AssumptionChange(path, mix, "removed" if after is None else "added", before, after)
    change = "source" if _without_source(before) == _without_source(after) else "changed"
    return AssumptionChange(path, mix, change, before, after)


def _without_source(one: Assumption) -> Assumption:
    chance = None if one.chance is None else replace(one.chance, source="", grade="")
    return replace(one, source="", grade="", chance=chance)


def changed_texts(before: Scenario, after: Scenario) -> tuple[TextChange, ...]:
    """List what else the scenarios say differently: who does what, what follows, windows, days, dates, orders by name.

    Names and the search, on which no run depends, are left out.
    """
    old, new = dict(_all_texts(before)), dict(_all_texts(after))
    return tuple(
        TextChange(path, mix, old.get((path, mix), ""), new.get((path, mix), ""))
        for path, mix in dict.fromkeys((*new, *old))
        if old.get((path, mix)) != new.get((path, mix))
    )


def _all_texts(scenario: Scenario) -> Iterator[tuple[tuple[str, str], str]]:
    common = _texts(scenario)
    yield from (((path, ""), text) for path, text in common.items())
    for mix in scenario.mixes:
        own = _texts(effective(scenario, mix))
        yield from (((path, mix), text) for path, text in own.items() if common.get(path) != text)


def _texts(scenario: Scenario) -> Mapping[str, str]:
    return {dotted(path): inline(tidy(value)) for path, value in _leaves(scenario, ())}


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Leaves that are no number: numbers are assumptions, and a mix's `set` is read by what it changes."""
    if path[-1:] in NAMES or path[2:] == ("set",):
        return
    inner = _inside(value)
    for key, one in inner.items():
        yield from _leaves(one, (*path, key))
    if inner or value is None or isinstance(value, Quantity | EventLaw | float | dict):
        return
    if isinstance(value, tuple):
        if not all(isinstance(one, int | float) for one in value):
            yield path, [str(one) for one in value]
    elif isinstance(value, bool) or not isinstance(value, int):
        yield path, str(value)


def _inside(value: Any) -> Mapping[str | int, Any]:
    """Parts of a table, by their keys; nothing for a leaf, such as a list of texts."""
    if isinstance(value, Frozen):
        return {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, tuple) and any(isinstance(one, Frozen) for one in value):
        return dict(enumerate(value))
    return value if isinstance(value, dict) else {}
