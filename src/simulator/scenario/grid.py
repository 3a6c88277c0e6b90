"""The scenario at every point of a sweep or a search, all of them checked before anything is simulated."""

import copy
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from simulator.errors import InputError, Problem
from simulator.scenario.document import Document, Place, dig, dotted
from simulator.scenario.lines import Path
from simulator.scenario.load import resolved
from simulator.scenario.messages import problem_of
from simulator.scenario.model import Scenario
from simulator.scenario.overrides import OPTION as SET
from simulator.scenario.paths import canonical, laws, quantities
from simulator.scenario.ranges import OPTION, Range, read_ranges
from simulator.scenario.read import FileName, read_document
from simulator.scenario.reflect import unit_at
from simulator.scenario.searches import searched_ranges, wanted_search
from simulator.scenario.short import long_path
from simulator.scenario.transfers import held, moved
from simulator.scenario.variants import NAMED, nearest_key
from simulator.scenario.write import inline, plain_data


@dataclass(frozen=True)
class Axis:
    """One quantity of a sweep.

    Parameters
    ----------
    path : str
        As the user wrote it.
    resolved : str
        Its path in the resolved scenario.
    unit : str
        As the field says: "money", "probability", "hours"…
    values : tuple of float
        In the order asked.
    own : float or None
        The scenario's own value, when it is exactly known.
    belief : bool
        Whether the scenario holds a belief, which each point replaces by a known value.
    replaces_law : bool
        Whether each point also takes away what varies from one time to the next around it.
    """

    path: str
    resolved: str
    unit: str
    values: tuple[float, ...]
    own: float | None
    belief: bool
    replaces_law: bool


@dataclass(frozen=True)
class Grid:
    """The unswept scenario, the quantities, and the scenario at each point, the last quantity varying fastest."""

    base: Scenario
    axes: tuple[Axis, ...]
    points: tuple[Scenario, ...]


def read_grid(file: FileName, overrides: Sequence[str], over: Sequence[str]) -> Grid:
    """Read a scenario at every point of a sweep.

    Each point is the file loaded with `--set PATH=VALUE` for every quantity, after the other overrides.

    Parameters
    ----------
    file : str or path
        A scenario file.
    overrides : sequence of str
        "PATH=VALUE" texts.
    over : sequence of str
        "PATH=FROM:TO:STEP" or "PATH=a,b,c" texts, one or two.

    Raises
    ------
    InputError
        Every problem found, each once: of the options, of the scenario, or of its values at some points.
    """
    ranges = read_ranges(over)
    document = read_document(file)
    base = resolved(copy.deepcopy(document), overrides)
    return _grid(document, base, overrides, ranges, (OPTION, None))


def read_search(file: FileName, overrides: Sequence[str]) -> Grid:
    """Read a scenario at every point of its own [search].

    Parameters
    ----------
    file : str or path
        A scenario file.
    overrides : sequence of str
        "PATH=VALUE" texts.

    Raises
    ------
    InputError
        Every problem found, each once; also when there is no [search].
    """
    document = read_document(file)
    base = resolved(copy.deepcopy(document), overrides)
    ranges = searched_ranges(wanted_search(base))
    return _grid(document, base, overrides, ranges, document.place(("search", "over")))


def _grid(
    document: Document, base: Scenario, overrides: Sequence[str], ranges: Sequence[Range], asked: Place
) -> Grid:
    """Points of the ranges; what is wrong with them is said to stand where they were asked."""
    paths = [long_path(plain_data(base), one.path) for one in ranges]
    problems = [*_strange(base, ranges, paths), *_same(ranges, paths)]
    if problems:
        raise InputError([replace(one, file=asked[0], line=asked[1]) for one in problems])
    axes = tuple(_axis(base, one, path) for one, path in zip(ranges, paths, strict=True))
    return Grid(base, axes, _points(document, base, overrides, ranges, asked))


def _strange(base: Scenario, ranges: Sequence[Range], paths: Sequence[Path]) -> Iterator[Problem]:
    """Paths to what is no number, or into pieces that the scenario does not have: setting them would make a new piece."""
    data = plain_data(base)
    for one, path in zip(ranges, paths, strict=True):
        there = dig(data, path)
        if isinstance(there, str | bool | list | datetime.date):
            yield problem_of("over_text", OPTION, one.name, found=inline(there))
            continue
        ends = () if one.takes_from is None else (path, long_path(data, one.takes_from))
        lost = next((end for end in ends if held(data, end) is None), None)
        if lost is None and path[0] in (*NAMED, "mixes"):
            lost = path if len(path) < 3 or path[1] not in data.get(str(path[0]), {}) else None
        if lost is not None:
            yield problem_of("correlation_path", OPTION, one.name, near=nearest_key(base, lost))


def _same(ranges: Sequence[Range], paths: Sequence[Path]) -> Iterator[Problem]:
    """Two names of one quantity, one that holds the other, or one that another gives what it leaves."""
    for (k, path), other in product(enumerate(paths), range(len(paths))):
        nested = k < other and path[: len(paths[other])] == paths[other][: len(path)]
        given = k != other and ranges[k].takes_from is None and ranges[other].takes_from == path
        if nested or given:
            first, second = ranges[k].name, ranges[other].name
            yield problem_of("over_twice", OPTION, second, first=first, second=second)


def _axis(base: Scenario, one: Range, path: Path) -> Axis:
    names = dotted(path)
    known = canonical(base, names)
    quantity = None if known is None else quantities(base)[known]
    raw = dig(plain_data(base), path)
    own = raw if isinstance(raw, int | float) else None if quantity is None else quantity.known
    return Axis(
        path=one.name,
        resolved=names,
        unit=unit_at(path),
        values=tuple(float(text) for text in one.texts),
        own=None if own is None else float(own),
        belief=quantity is not None and quantity.known is None,
        replaces_law=names in laws(base) and isinstance(raw, dict) and "value" not in raw,
    )


def _points(
    document: Document, base: Scenario, overrides: Sequence[str], ranges: Sequence[Range], asked: Place
) -> tuple[Scenario, ...]:
    points: list[Scenario] = []
    problems: dict[tuple[str, int | None, str, str], Problem] = {}
    for texts in product(*(one.texts for one in ranges)):
        more = set_options(base, ranges, texts)
        try:
            points.append(resolved(copy.deepcopy(document), [*overrides, *more], searched=False))
        except InputError as wrong:
            for problem in wrong.problems:
                found = _placed(problem, ranges, asked)
                problems.setdefault((found.file, found.line, found.key, found.code), found)
    if problems:
        raise InputError(problems.values())
    return tuple(points)


def set_options(base: Scenario, ranges: Sequence[Range], texts: Sequence[str]) -> list[str]:
    """The `--set` options of one point: its values, and what transfers leave to the shares beside them."""
    data = plain_data(base)
    both = list(zip(ranges, texts, strict=True))
    transfers = [
        (long_path(data, one.path), long_path(data, one.takes_from), Decimal(text))
        for one, text in both
        if one.takes_from is not None
    ]
    plain = [f"{one.name}={text}" for one, text in both if one.takes_from is None]
    return plain + [f"{dotted(path)}={value:f}" for path, value in moved(data, transfers).items()]


def _placed(problem: Problem, ranges: Sequence[Range], asked: Place) -> Problem:
    """Say where a value was asked for: at a point it was set as `--set` would."""
    names = [dotted(path) for one in ranges for path in (one.path, one.takes_from) if path is not None]
    swept = any(problem.key.startswith(name) or name.startswith(problem.key) for name in names)
    return replace(problem, file=asked[0], line=asked[1]) if swept and problem.file == SET else problem
