"""From pydantic's errors to problems that a sales manager can act on."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from simulator.errors import Problem
from simulator.scenario.document import Document, nearest
from simulator.scenario.lines import Path
from simulator.scenario.phrases import phrase
from simulator.scenario.reflect import keys_at
from simulator.scenario.short import SHORT_KEYS, is_short, tables

Detail = Mapping[str, Any]
#: Both sides of a union complain when neither fits; one sentence then says what may be written.
UNIONS = {"next": "text_or_table", "target_hourly_value": "number_or_table"}
#: What is wrong with employer charges that are neither a share nor the name of a country's rules.
RULES = ("literal_error",)
SIMPLE = {
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "finite",
    "int_type": "whole",
    "int_from_float": "whole",
    "string_type": "text",
    "bool_type": "truth",
    "string_too_short": "text_empty",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
    "string_pattern_mismatch": "currency",
    "tuple_type": "list",
}
LIMITS = {
    "greater_than_equal": ("at_least", "ge"),
    "less_than_equal": ("at_most", "le"),
    "greater_than": ("above", "gt"),
    "less_than": ("below", "lt"),
}
#: Keys whose absence deserves a hint of its own.
HINTS = ("title", "by", "mixes", "profiles", "activities", "success")


def from_validation(error: ValidationError, document: Document) -> list[Problem]:
    """Turn pydantic's errors into problems, one for each key, placed where the user wrote it."""
    found: dict[Path, Problem] = {}
    for detail in error.errors(include_url=False):
        path, problem = _problem(detail, document)
        found.setdefault(path, problem)
    vague = {*UNIONS.values(), "too_few"}
    return [one for path, one in found.items() if not (one.code in vague and _deeper(path, found))]


def _deeper(path: Path, found: Mapping[Path, Problem]) -> bool:
    return any(other[: len(path)] == path and len(other) > len(path) for other in found)


def real_path(location: tuple[str | int, ...], data: Any, missing: bool) -> Path:
    """Key path of an error: pydantic's location without the marks of unions and keys."""
    path: list[str | int] = []
    for place, part in enumerate(location):
        last = place == len(location) - 1
        if isinstance(data, dict) and (part in data or (last and missing)):
            data = data.get(part)
        elif isinstance(data, list | tuple) and isinstance(part, int):
            data = data[part] if part < len(data) else None
        else:
            continue
        path.append(part)
    return tuple(path)


def _problem(detail: Any, document: Document) -> tuple[Path, Problem]:
    kind = detail["type"]
    path = real_path(detail["loc"], document.data, kind == "missing")
    value = None if kind == "missing" else document.get(path)
    if kind in ("notation", "rule"):
        return _own(detail, path, document)
    if detail["loc"] and detail["loc"][-1] == "[key]":
        return path, document.problem(
            "unknown_key", path, value, near=nearest(str(path[-1]), keys_at(path[:-1], document.model))
        )
    if path[-1:] == ("employer_charges",) and path[:1] == ("profiles",) and kind in RULES:
        return path, document.problem("charges_rules", path, value)
    if path and path[-1] in UNIONS and path[0] in ("activities", "decision"):
        return path, document.problem(UNIONS[str(path[-1])], path, value)
    build: Callable[[Detail, Path, Document], tuple[str, dict[str, object]]] = BUILDERS.get(kind, _other)
    code, params = build(detail, path, document)
    return path, document.problem(code, path, value, **params)


def _own(detail: Any, path: Path, document: Document) -> tuple[Path, Problem]:
    """Problem of a check of ours, whose context carries the message code."""
    params = dict(detail["ctx"])
    code, at = params.pop("code"), params.pop("at", "")
    inner = (*path, *at.split(".")) if at and isinstance(document.get(path), dict) else path
    if document.get(inner) is None:
        inner = path
    return inner, document.problem(code, inner, document.get(inner), **params)


def _missing(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    if path[-1:] == (1,) and path[-2:-1] == ("weeks",):
        return "weeks_pair", {}
    name = str(path[-1])
    return "missing", {"hint": phrase(f"add_{name}") if name in HINTS else phrase("add_key", name=name)}


def _unknown(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    names = [*keys_at(path[:-1], document.model)]
    written = document.as_written(path[:-1])
    if (
        document.model is None
        and path[0] in ("channels", "platforms")
        and (is_short(document.get(path[:-1])) or ("activities", path[1]) in document.written)
    ):
        names += SHORT_KEYS
    if path[0] == "mixes" and len(written) == 2:
        names += [*tables(document.data, "profiles"), *tables(document.data, "platforms")]
    return "unknown_key", {"near": nearest(str(path[-1]), names)}


def _choice(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    expected = detail["ctx"]["expected"].replace("'", '"').replace(" or ", ", ")
    names = [name.strip(' "') for name in expected.split(",")]
    near = nearest(str(detail["input"]), names)
    return "choice", {"choices": expected, "near": near if near.startswith("Did") else ""}


def _limit(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    code, key = LIMITS[detail["type"]]
    limit = detail["ctx"][key]
    if code == "at_most" and limit == 1:
        return "probability_bounds", {}
    return code, {"limit": f"{limit:g}"}


def _length(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    if path[-1:] == ("weeks",):
        return "weeks_pair", {}
    if detail["type"] == "too_long" and path == ("search", "over"):
        return "search_quantities", {"limit": detail["ctx"]["max_length"]}
    return "too_few", {"limit": detail["ctx"].get("min_length", 1)}


def _table(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    return "table", {"key": ".".join(str(part) for part in path)}


def _simple(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    return SIMPLE[detail["type"]], {}


def _other(detail: Detail, path: Path, document: Document) -> tuple[str, dict[str, object]]:
    return "invalid", {"why": str(detail["msg"]).lower()}


BUILDERS: dict[str, Callable[[Detail, Path, Document], tuple[str, dict[str, object]]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "too_short": _length,
    "too_long": _length,
    "dict_type": _table,
    "model_type": _table,
    "model_attributes_type": _table,
    **dict.fromkeys(LIMITS, _limit),
    **dict.fromkeys(SIMPLE, _simple),
}
