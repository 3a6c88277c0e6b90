"""Values to sweep over, as written on the command line: PATH=FROM:TO:STEP, or PATH=a,b,c."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from fractions import Fraction
from math import prod

from simulator.errors import InputError, Problem
from simulator.scenario.lines import Path
from simulator.scenario.messages import problem_of
from simulator.scenario.transfers import split_transfer

#: What its values are said to come from.
OPTION = "--over"
#: Points of a sweep, and quantities, beyond which no table or picture can be read.
MOST_POINTS, MOST_QUANTITIES = 2_000, 2
#: Digits that a number may be written with, and powers of ten that it may reach.
MOST_DIGITS, MOST_POWERS = 40, 15


@dataclass(frozen=True)
class Range:
    """One quantity and the values that it takes.

    Parameters
    ----------
    name : str
        Its path as it was written.
    path : tuple
        The path in parts.
    texts : tuple of str
        The values as TOML writes them, in the order asked; decimal, so that 0.1 + 0.2 is 0.3.
    takes_from : tuple or None
        "PATH -> KEY": the quantity beside it that takes what this one leaves, so that their sum stays what it is.
    """

    name: str
    path: Path
    texts: tuple[str, ...]
    takes_from: Path | None = None


def read_ranges(options: Sequence[str]) -> tuple[Range, ...]:
    """Read `--over` options.

    Parameters
    ----------
    options : sequence of str
        "PATH=FROM:TO:STEP" (TO included when a step falls on it; STEP may be negative) or "PATH=a,b,c".

    Raises
    ------
    InputError
        Carrying every problem found: forms, numbers, steps, too few or too many points, the same path twice.
    """
    problems: list[Problem] = []
    found: list[Range] = []
    for option in options:
        try:
            found.append(_range(option))
        except InputError as wrong:
            problems += wrong.problems
    if len(options) > MOST_QUANTITIES:
        problems.append(problem_of("over_quantities", OPTION, limit=MOST_QUANTITIES))
    paths = [one.path for one in found]
    problems += [
        problem_of("over_twice", OPTION, one.name, first=found[paths.index(one.path)].name, second=one.name)
        for k, one in enumerate(found)
        if one.path in paths[:k]
    ]
    if problems:
        raise InputError(problems)
    refuse_many(found, OPTION)
    return tuple(found)


def refuse_many(ranges: Sequence[Range], where: str) -> None:
    """Raise InputError when the values together make more points than can be read."""
    count = prod(len(one.texts) for one in ranges)
    if count > MOST_POINTS:
        raise InputError([problem_of("over_many", where, count=count, limit=MOST_POINTS)])


def _range(option: str) -> Range:
    head, sign, tail = option.partition("=")
    path, beside = split_transfer(head) if sign else (None, None)
    if path is None or not tail.strip():
        raise InputError([problem_of("over_form", OPTION, option)])
    name, parts = head.strip(), tail.split(":")
    numbers = _numbers(name, parts if len(parts) > 1 else tail.split(","))
    if len(parts) not in (1, 3):
        raise InputError([problem_of("over_form", OPTION, name, tail)])
    with localcontext(prec=2 * MOST_DIGITS):
        values = numbers if len(parts) == 1 else _steps(name, tail, *numbers)
        texts = tuple(format((value + 0).normalize(), "f") for value in values)
    again = next((text for k, text in enumerate(texts) if text in texts[:k]), None)
    if again is not None:
        raise InputError([problem_of("over_repeated", OPTION, name, tail, again=again)])
    if len(texts) < 2:
        raise InputError([problem_of("over_few", OPTION, name, tail, path=name, only=texts[0])])
    return Range(name, path, texts, beside)


def _numbers(name: str, texts: Sequence[str]) -> list[Decimal]:
    read = [(text.strip(), _number(text)) for text in texts]
    wrong = [text for text, number in read if number is None]
    if wrong:
        raise InputError([problem_of("over_number", OPTION, name, _listed(wrong))])
    numbers = [(text, number) for text, number in read if number is not None]
    odd = [text for text, number in numbers if not _means_something(text, number)]
    if odd:
        raise InputError([problem_of("over_size", OPTION, name, found=_listed(odd))])
    return [number for _, number in numbers]


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _means_something(text: str, number: Decimal) -> bool:
    """Whether a number is of a size and of a length that a quantity may have."""
    return len(text) <= MOST_DIGITS and (number == 0 or abs(number.adjusted()) <= MOST_POWERS)


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(text if len(text) <= MOST_DIGITS else f"{text[:MOST_DIGITS]}…" for text in texts)


def _steps(name: str, tail: str, first: Decimal, last: Decimal, step: Decimal) -> list[Decimal]:
    """Every value from the first, up to the last if a step falls on it."""
    if step == 0 or (last - first) * step < 0:
        raise InputError([problem_of("over_step", OPTION, name, tail)])
    count = int((Fraction(last) - Fraction(first)) / Fraction(step)) + 1
    if count > MOST_POINTS:
        raise InputError([problem_of("over_many", OPTION, name, tail, count=count, limit=MOST_POINTS)])
    return [first + k * step for k in range(count)]
