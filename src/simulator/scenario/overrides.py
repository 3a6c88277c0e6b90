"""One scenario built on another, and single values set by path.

Priority, from weakest to strongest: the file that is extended, the file, the file's top-level `set`, `--set`, and
for one mix that mix's own `set`.
"""

import copy
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.scenario.charges import spelled
from simulator.scenario.document import Document, Place, dotted
from simulator.scenario.lines import Path
from simulator.scenario.parsing import NOTATION_KEYS
from simulator.scenario.phrases import phrase

#: Where a value set on the command line is said to come from.
OPTION = "--set"
_PLACE_IN_LIST = re.compile(r"(?<=[\w\"'])\[(\d+)\](?=\.|\s*$)")
MIX_TABLES = ("label", "prospecting", "orders", "set")


@dataclass(frozen=True)
class Assignment:
    """One value set by path, and where that was asked."""

    path: Path
    value: Any
    place: Place
    key: Path


def merge(base: Any, over: Any, path: Path = ()) -> Any:
    """Lay one table over another; quantities, lists, tables of shares and what is searched over are replaced whole."""
    if not isinstance(base, dict) or not isinstance(over, dict) or _atomic(base, over, path):
        return copy.deepcopy(over)
    merged = dict(base)
    for key, value in over.items():
        merged[key] = merge(base[key], value, (*path, key)) if key in base else copy.deepcopy(value)
    return merged


def _atomic(base: dict[str, Any], over: dict[str, Any], path: Path) -> bool:
    """Whether tables at this path mean something only as a whole."""
    if any(_quantity(table) for table in (base, over)):
        return True
    if path[:1] == ("mixes",):
        return (len(path) == 3 and path[2] not in MIX_TABLES) or (len(path) == 4 and path[2] == "prospecting")
    return path == ("search", "over") or (len(path) == 3 and path[0] == "activities" and path[2] == "next")


def _quantity(table: dict[str, Any]) -> bool:
    return bool(table.keys() & (NOTATION_KEYS - {"value"})) or (
        "value" in table and "source" in table and len(table) == 2
    )


def split_path(text: str) -> Path | None:
    """Read a dotted path; parts may be quoted, a place in a list is `[0]` or `.0`. None when it is not one."""
    dots = _PLACE_IN_LIST.sub(r".\1", text)
    try:
        nested: Any = tomllib.loads(f"{dots} = 0")
    except tomllib.TOMLDecodeError:
        return None
    path: list[str | int] = []
    while isinstance(nested, dict):
        if len(nested) != 1:
            return None
        ((key, nested),) = nested.items()
        path.append(key)
    return tuple(path)


def from_options(document: Document, options: Sequence[str]) -> list[Assignment]:
    """Read `--set PATH=VALUE` options; what is wrong goes to the document's problems."""
    found = []
    for option in options:
        place: Place = (OPTION, None)
        head, sign, tail = option.partition("=")
        path = split_path(head) if sign else None
        if path is None:
            problem = document.problem("set_form")
            document.problems.append(replace(problem, file=OPTION, line=None, key=option))
            continue
        document.places[path] = place
        try:
            found.append(Assignment(path, option_value(tail), place, path))
        except ValueError:
            document.problems.append(
                document.problem("set_value", path, found=tail.strip() or phrase("nothing"))
            )
    return found


def option_value(text: str) -> Any:
    """Read a TOML value; one bare word is a text.

    Raises
    ------
    ValueError
        When it is neither.
    """
    if re.fullmatch(r"[A-Za-z_][\w-]*", text.strip()) and text.strip() not in ("true", "false", "inf", "nan"):
        return text.strip()
    read = tomllib.loads(f"value = {text}")
    if read.keys() != {"value"}:
        raise ValueError(text)
    return read["value"]


def from_table(document: Document, table: Any, base: Path) -> list[Assignment]:
    """Read a `set` table of the file, quoted path to value."""
    if not isinstance(table, dict):
        document.problems.append(document.problem("set_table", base, table))
        return []
    found = []
    for key, value in table.items():
        at = (*base, key)
        path = split_path(key)
        if path is None or (len(path) == 1 and isinstance(value, dict)):
            document.problems.append(document.problem("set_path", at, value, suggestion=_quoted(key, value)))
            continue
        found.append(Assignment(path, value, document.place(at), at))
    return found


def _quoted(key: str, value: Any) -> str:
    while isinstance(value, dict) and len(value) == 1:
        ((part, value),) = value.items()
        key = f"{key}.{part}"
    return key


def assign(document: Document, assignments: Iterable[Assignment]) -> None:
    """Set the values in the document's data, in place, noting where they come from."""
    for one in assignments:
        stop = _put(document.data, one.path, spelled(one.path, one.value))
        for length in range(1, len(one.path) + 1):
            if length == len(one.path) or one.path[:length] not in document.places:
                document.places[one.path[:length]] = one.place
        if stop is not None:
            parent = dotted(one.path[:stop])
            document.problems.append(document.problem("set_through", one.path, one.value, parent=parent))


def _put(data: Any, path: Path, value: Any) -> int | None:
    """Set one value; return how many parts of the path were followed when it cannot be."""
    for place, part in enumerate(path[:-1]):
        if isinstance(data, list) and str(part).isdecimal() and int(part) < len(data):
            data = data[int(part)]
        elif isinstance(data, dict):
            data = data.setdefault(str(part), {})
        else:
            return place
    last = path[-1]
    if isinstance(data, list) and str(last).isdecimal() and int(last) < len(data):
        data[int(last)] = copy.deepcopy(value)
    elif isinstance(data, dict):
        data[str(last)] = copy.deepcopy(value)
    else:
        return len(path) - 1
    return None
