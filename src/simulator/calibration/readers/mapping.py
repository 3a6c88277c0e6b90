"""A user's mapping: a small TOML file that says how one more kind of export is written."""

from os import PathLike, fspath
from pathlib import Path
from typing import Any, get_args

from simulator.calibration.readers.formats import KEYS, Format, format_of
from simulator.calibration.readers.origins import KEYS as KEYS_OF_ORIGIN, OriginError
from simulator.calibration.tables import SCHEMAS, TableName
from simulator.errors import InputError, Problem
from simulator.scenario.document import Document, nearest
from simulator.scenario.read import read_document

TABLES: tuple[str, ...] = get_args(TableName)
DATES = ("day-first", "month-first")


def read_mapping(path: str | PathLike[str]) -> Format:
    """Read a mapping.

    Raises
    ------
    InputError
        With file, line, key, value, rule and remedy of what is wrong in it.
    """
    document = read_document(fspath(path))
    problems = [*document.problems, *_shape(document)]
    if problems:
        raise InputError(problems)
    data = {"name": Path(path).stem, **document.data}
    try:
        found = format_of(data, fspath(path))
    except OriginError as wrong:
        raise InputError([_told(document, wrong)]) from None
    return found


def _shape(document: Document) -> list[Problem]:
    """What is wrong with the mapping's own keys."""
    data, said = document.data, document.problem
    problems = [
        said("unknown_key", (key,), data[key], near=nearest(key, KEYS)) for key in data if key not in KEYS
    ]
    problems += [said("missing", (key,), hint=hint) for key, hint in _HINTS.items() if key not in data]
    problems += [
        _choice(document, key, names)
        for key, names in _CHOICES.items()
        if data.get(key, names[0]) not in names
    ]
    for key in ("columns", "headings", "references"):
        if not isinstance(data.get(key, {}), dict):
            problems.append(said("table", (key,), data[key], key=key))
    for key in ("headings", "recognised_by"):
        problems += [said("mapping_texts", at, value) for at, value in _lists(data, key) if not _texts(value)]
    if isinstance(data.get("references", {}), dict):
        problems += [
            said("mapping_reference", ("references", name), one)
            for name, one in data.get("references", {}).items()
            if not (isinstance(one, dict) and set(one) == {"file", "column"} and _texts(list(one.values())))
        ]
    return problems


_HINTS = {
    "table": f"Write table = {', '.join(repr(name) for name in TABLES)}",
    "columns": "Write a [columns] section",
}
_CHOICES = {"table": TABLES, "dates": DATES}


def _choice(document: Document, key: str, names: tuple[str, ...]) -> Problem:
    choices = ", ".join(f'"{name}"' for name in names)
    found = document.data[key]
    return document.problem("choice", (key,), found, choices=choices, near=nearest(str(found), names))


def _lists(data: dict[str, Any], key: str) -> list[tuple[tuple[str, ...], Any]]:
    value = data.get(key, [])
    if isinstance(value, dict):
        return [((key, name), one) for name, one in value.items()]
    return [((key,), value)] if key == "recognised_by" else []


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _told(document: Document, wrong: OriginError) -> Problem:
    params = dict(wrong.params)
    if wrong.code == "unknown_key":
        within = SCHEMAS[document.data["table"]] if len(wrong.at) == 2 else KEYS_OF_ORIGIN
        params["near"] = nearest(wrong.at[-1], [name for name in within if name not in ("file", "line")])
    return document.problem(wrong.code, wrong.at, document.get(wrong.at), **params)
