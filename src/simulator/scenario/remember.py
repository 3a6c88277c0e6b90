"""What is worked out of a frozen scenario is worked out once: blocks by the hundred ask for the same."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from simulator.scenario.model import Scenario

Found = TypeVar("Found")


def remembered(work_out: Callable[..., Found]) -> Callable[..., Found]:
    """Let a function of a scenario, and of names, remember what it found as long as that scenario lives.

    The scenario is told by its identity, not by its content, which would cost as much to compare; what was found
    is shared, so nobody may change it.
    """
    known: dict[int, tuple[weakref.ref[Scenario], dict[tuple[str, ...], Found]]] = {}

    @wraps(work_out)
    def call(scenario: Scenario, *names: str) -> Found:
        key = id(scenario)
        entry = known.get(key)
        if entry is None or entry[0]() is not scenario:
            entry = known[key] = weakref.ref(scenario, lambda _: known.pop(key, None)), {}
        if names not in entry[1]:
            entry[1][names] = work_out(scenario, *names)
        return entry[1][names]

    return call
