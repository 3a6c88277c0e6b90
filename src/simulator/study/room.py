"""A quarter too large to simulate is the scenario's fault: said as one of its problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from simulator.engine.limits import MOST_OPEN, TooManyOpenError
from simulator.errors import InputError
from simulator.scenario.messages import problem_of


@contextmanager
def refused_when_endless() -> Iterator[None]:
    """Turn an engine's refusal into a message for who wrote the scenario.

    Raises
    ------
    InputError
        When a row has too many opportunities open at one time; it names the mix, the row and the activity.
    """
    try:
        yield
    except TooManyOpenError as error:
        key = f"activities.{error.activity}" if error.activity else ""
        place = f"mixes.{error.mix}"
        raise InputError([problem_of("too_many_open", place, key, row=error.row, limit=MOST_OPEN)]) from error
