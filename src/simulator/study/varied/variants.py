"""One mix with something changed, beside the mixes of the scenario, which stay as they are.

Each change is made in a copy of the mix, over what the mix itself sets, and never in what the mixes share: the baseline that
fills a steady opening is then the unchanged one, and every variant inherits the same deals, whatever it does with them.
"""

import copy
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from simulator.scenario import Scenario, changed
from simulator.scenario.document import dotted
from simulator.scenario.lines import Path
from simulator.scenario.write import plain_data

#: Tables that are a mix's own; every other path is changed by the mix's `set`.
OWN = ("prospecting", "orders")
#: A mix, and what is replaced in a copy of it.
Change = tuple[str, Mapping[Path, Any]]


def variants(scenario: Scenario, changes: Sequence[Change]) -> tuple[Scenario, tuple[str, ...]]:
    """Add copies of mixes, in each of which some values are replaced.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    changes : sequence of (mix, mapping of path to value)
        Mixes to copy, and what is replaced: "prospecting" and "orders" are the mix's; any other path is the
        scenario's, and prevails over the mix's `set`.

    Returns
    -------
    scenario, tuple of str
        The scenario with as many mixes more, and their names.

    Raises
    ------
    InputError
        When what comes out is not valid.
    """
    tables: dict[Path, Any] = {}
    names: list[str] = []
    for mix, values in changes:
        names.append(unused("changed", (*scenario.mixes, *names)))
        tables["mixes", names[-1]] = _table(scenario, mix, values)
    return changed(scenario, tables), tuple(names)


def at_rest(scenario: Scenario, mix: str, values: Mapping[Path, Any]) -> tuple[Scenario, str]:
    """Add a copy of a mix in which nobody prospects, nothing is ordered and nothing is inherited.

    People are there and keep their commitments as ever, since no task moves these: what is counted is presence alone.
    """
    name = unused("resting", scenario.mixes)
    table = {**_table(scenario, mix, values), "prospecting": {}, "orders": {}}
    return changed(scenario, {("mixes", name): table, ("opening",): {"start": "empty"}}), name


def unused(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken."""
    while name in taken:
        name += "_"
    return name


def _table(scenario: Scenario, mix: str, values: Mapping[Path, Any]) -> dict[str, Any]:
    table: dict[str, Any] = copy.deepcopy(plain_data(scenario)["mixes"][mix])
    own = table.setdefault("set", {})
    for path, value in values.items():
        if path[0] in OWN:
            inside = table
            for part in path[:-1]:
                inside = inside.setdefault(str(part), {})
            inside[str(path[-1])] = value
        else:  # the last that is set prevails, however the mix spells its own
            own.pop(dotted(path), None)
            own[dotted(path)] = value
    return table
