"""A file that cannot be right is refused: file, line, column, value, rule, and what to do."""

from simulator.errors import InputError, Problem
from simulator.scenario.messages import sentences


def problem(
    code: str, file: str, line: int | None = None, column: str = "", value: str = "", **params: object
) -> Problem:
    """Make a problem of a file that is read out of a message code."""
    rule, remedy = sentences(code, params)
    return Problem(file, line, column, value[:72], rule, remedy, code, params)


def refused(
    code: str, file: str, line: int | None = None, column: str = "", value: str = "", **params: object
) -> InputError:
    """Make the error that refuses a file."""
    return InputError([problem(code, file, line, column, value, **params)])
