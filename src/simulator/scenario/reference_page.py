"""The reference page of the scenario file, generated from the models: one table a section, one line a key."""

import datetime
from collections.abc import Iterator
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from simulator.scenario.beliefs import Positive, Probability, Quantity
from simulator.scenario.fields import Frozen
from simulator.scenario.laws import EventLaw
from simulator.scenario.model import Scenario
from simulator.scenario.reflect import members, nested
from simulator.scenario.write import inline

INTRODUCTION = """# Reference: the scenario file

Every key of a scenario file, in TOML. This page is generated from the models that read the file.

- *parameter*: a number, or a belief about it: `{ p10, p90 }` (or p5/p95, p25/p75, each with or without `p50`),
  `{ low, likely, high }`, `{ successes, trials }` for a probability (with `prior = [a, b]` if need be),
  `{ mean, sd }`, `{ mean, cv }`, `{ samples = "file.csv", column = "..." }`, `{ dist = "gamma", ... }`.
- *probability*: a parameter between 0 and 1; shares and rates are written as 0.05, not 5.
- *event law*: a number that is always the same, or what varies from one time to the next: `{ mean, cv }`,
  `{ mean, sd }`, `{ samples }`, `{ dist }`; what is not known stands inside `mean`, as a parameter.
- Any quantity may carry `source = "..."`; a known one is then written `{ value = 0.4, source = "..." }`.
- A key without a default must be written.
"""

SHORT_FORM = """## Short form

A channel or platform with `hours`, `success` and `value` is a complete model. It becomes an activity of the same name.

| key | meaning |
| --- | --- |
| `channels.<name>.hours` | hours of one attempt; they vary from one to the next with a cv of 1 around what is written, unless a law (`{ mean, cv }`, `{ dist }`, `{ samples }`) or hours by kind are given |
| `platforms.<name>.hours` | hours of one appointment: an event law, or hours by kind |
| `.success` | chance that it ends in a signature |
| `.value` | new revenue of a deal, an event law; the top-level `[deal]` unless stated |
| `.margin_rate` | share of revenue that is margin; the top-level `[deal]`'s unless stated |
| `.by` | the profile that does it; needed when there are several |
| `mixes.<name>.<profile>` | the same as `mixes.<name>.prospecting.<profile>` |
| `mixes.<name>.<platform>` | the same as `mixes.<name>.orders.<platform>`; a number is that many a week, all along |

With any channel or platform in the short form, `opening.start` is "empty" unless stated.
"""

OVERRIDING = """## Overriding

| key | meaning |
| --- | --- |
| `extends` | another scenario file that this one builds on; tables are laid one over the other, quantities, lists, tables of shares and `search.over` are replaced whole |
| `set` | values by quoted path, such as `set = { "activities.demo.success" = 0.3 }` |

From weakest to strongest: the file that is extended, the file, its top-level `set`, `--set PATH=VALUE`, and for one
mix that mix's own `set`.
"""

#: Defaults that other keys decide, in words.
DECIDED = {
    ("Profile", "label"): "its name",
    ("Activity", "label"): "its name",
    ("Channel", "label"): "its name",
    ("Platform", "label"): "its name",
    ("Mix", "label"): "its name",
    ("Profile", "hours_per_year"): "1,607 x weekly open hours / 35",
    ("Order", "weeks"): "the whole horizon",
    ("Decision", "baseline"): "the first mix",
    ("Decision", "trial"): "the other mix, when there are two",
    ("Options", "go_on"): "the trial",
    ("Options", "stop"): "the baseline",
    ("Scenario", "decision"): "as below",
    ("Opening", "start"): '"steady"; "empty" beside the short form',
}
LIMITS = {"Ge": "at least", "Gt": "above", "Le": "at most", "Lt": "below", "MinLen": "at least"}


def reference_page() -> str:
    """Return the page in Markdown."""
    return "\n".join([*model_sections(Scenario, INTRODUCTION), SHORT_FORM, OVERRIDING])


def model_sections(root: type[Frozen], introduction: str) -> list[str]:
    """Return the sections of a file's page in Markdown: an introduction, the top level, then one a table.

    Parameters
    ----------
    root : type of Frozen
        What the file is to be.
    introduction : str
        Title and what holds for all of it.
    """
    sections = [introduction, "## Top level\n\n" + "\n".join(_table(root, root.model_fields)) + "\n"]
    for name, field in root.model_fields.items():
        for path, model in nested(field.annotation):
            sections += _sections(f"{name}{path}", model)
    return sections


def _sections(path: str, model: type[Frozen]) -> Iterator[str]:
    """The section of a table, then those of the tables inside it."""
    opening, closing = ("[[", "]]") if path.endswith("[n]") else ("[", "]")
    header = f"## `{opening}{path.removesuffix('[n]')}{closing}`"
    table = "\n".join(_table(model, model.model_fields))
    yield f"{header}\n\n{' '.join((model.__doc__ or '').split())}\n\n{table}\n"
    for name, field in model.model_fields.items():
        for rest, inner in nested(field.annotation):
            yield from _sections(f"{path}.{name}{rest}", inner)


def _table(model: type[Frozen], fields: dict[str, FieldInfo]) -> Iterator[str]:
    yield "| key | what it is | unit | default | bounds | meaning |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, field in fields.items():
        extra: Any = field.json_schema_extra or {}
        default = DECIDED.get((model.__name__, name)) or _default(field)
        cells = (
            f"`{name}`",
            kind(field.annotation),
            extra["unit"],
            default,
            _bounds(field),
            field.description or "",
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def kind(annotation: Any) -> str:
    """What a field is, in words."""
    return " or ".join(dict.fromkeys(_kind(one) for one in members(annotation) if one is not NoneType))


def _kind(one: Any) -> str:
    origin, inner = get_origin(one), get_args(one)
    if origin is Literal:
        return ", ".join(f'"{word}"' for word in inner)
    if origin is dict and get_origin(inner[0]) is Literal:
        return f"table of {kind(inner[1])} by kind: {', '.join(get_args(inner[0]))}"
    if origin is dict:
        return "tables by name" if kind(inner[1]) == "table" else f"table of {kind(inner[1])} by name"
    if origin is tuple:
        return "tables" if kind(inner[0]) == "table" else f"list of {kind(inner[0])}"
    if isinstance(one, type) and issubclass(one, Frozen):
        return "table"
    words = {
        str: "text",
        bool: "true or false",
        int: "whole number",
        float: "number",
        datetime.date: "date",
        Any: "value",
    }
    words |= {Positive: "parameter", Probability: "probability", EventLaw: "event law"}
    return words[one]


def _default(field: FieldInfo) -> str:
    value = field.default
    if value is PydanticUndefined:
        return "**required**"
    if value is None or isinstance(value, Frozen):
        return "none" if value is None else "as below"
    if isinstance(value, Quantity | EventLaw):
        return str(value.written())
    return f"`{inline(list(value) if isinstance(value, tuple) else value)}`"


def _bounds(field: FieldInfo) -> str:
    words = []
    for limit in field.metadata:
        value = next(
            (getattr(limit, key) for key in ("ge", "gt", "le", "lt", "min_length") if hasattr(limit, key)),
            None,
        )
        if value is not None and members(field.annotation) != (str,):
            words.append(f"{LIMITS[type(limit).__name__]} {value:g}")
    if any(isinstance(one, type) and issubclass(one, Probability) for one in members(field.annotation)):
        return "0 to 1"
    return ", ".join(words)
