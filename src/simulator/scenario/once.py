"""What follows from a frozen scenario alone is worked out once, however many blocks ask for it."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from simulator.scenario.model import Scenario

_Arguments = ParamSpec("_Arguments")
_Found = TypeVar("_Found")

#: Answers that each function remembers: those of the mixes of a few scenarios.
REMEMBERED = 64


class _This:
    """A scenario as a key: equal to itself only, since comparing two whole scenarios costs as much as an answer."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __hash__(self) -> int:
        return id(self.scenario)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.scenario is other.scenario


def once_a_scenario(
    function: Callable[Concatenate[Scenario, _Arguments], _Found],
) -> Callable[Concatenate[Scenario, _Arguments], _Found]:
    """Let a function of a scenario, and of what can be a key besides, remember its last answers.

    Nobody may change an answer: the same one is given to all.
    """

    @lru_cache(maxsize=REMEMBERED)
    def remembered(this: _This, *arguments: Hashable) -> _Found:
        return function(this.scenario, *arguments)  # type: ignore[call-arg, arg-type]

    @wraps(function)
    def asked(scenario: Scenario, /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Found:
        return remembered(_This(scenario), *arguments, **named)  # type: ignore[arg-type]

    return asked
