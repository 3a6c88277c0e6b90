"""Columns of the four tables: names, types, and which of them no row may be without.

`file` and `line` say where a row came from; the line is 1-based and counts the header. What an export does not tell is
null. Instants are wall clocks without a zone, in the zone that was asked of the reader.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from simulator.scenario.team import SpentKind

if TYPE_CHECKING:
    import polars as pl

TableName = Literal["time", "calls", "deals", "appointments"]

#: Kinds of hours that a row of the time table may have; `idle` is never worked, so never logged.
KINDS_OF_HOURS: tuple[str, ...] = get_args(SpentKind)
#: What a deal is at the end of the window.
STATUSES = ("won", "lost", "open")
#: What an appointment has led to.
OUTCOMES = ("quote", "signed", "lost", "open")

_TEXT, _NUMBER, _WHOLE, _TRUTH, _INSTANT, _DAY = "text", "number", "whole", "truth", "instant", "day"
_PLACE = {"file": _TEXT, "line": _WHOLE}
#: Table -> column -> kind of value. Seconds end in `_s`; `hours` are hours; `value` and `price` are money.
SCHEMAS: Mapping[TableName, Mapping[str, str]] = {
    "time": {
        "person": _TEXT,
        "started": _INSTANT,
        "hours": _NUMBER,
        "activity": _TEXT,
        "kind": _TEXT,
        "project": _TEXT,
        "billable": _TRUTH,
        **_PLACE,
    },
    "calls": {
        "person": _TEXT,
        "started": _INSTANT,
        "contact": _TEXT,
        "attempt": _WHOLE,
        "attempts": _WHOLE,
        "answered": _TRUTH,
        "talk_s": _NUMBER,
        "ring_s": _NUMBER,
        "wrap_up_s": _NUMBER,
        "direction": _TEXT,
        "success": _TRUTH,
        "channel": _TEXT,
        **_PLACE,
    },
    "deals": {
        "deal": _TEXT,
        "person": _TEXT,
        "account": _TEXT,
        "product": _TEXT,
        "channel": _TEXT,
        "opened": _DAY,
        "closed": _DAY,
        "status": _TEXT,
        "value": _NUMBER,
        "currency": _TEXT,
        "stage": _TEXT,
        **_PLACE,
    },
    "appointments": {
        "platform": _TEXT,
        "delivered": _DAY,
        "validated": _TRUTH,
        "reason": _TEXT,
        "price": _NUMBER,
        "held": _TRUTH,
        "outcome": _TEXT,
        **_PLACE,
    },
}
#: Columns that no row may be without; a row without one of them is refused and reported.
REQUIRED: Mapping[TableName, tuple[str, ...]] = {
    "time": ("person", "started", "hours", "activity"),
    "calls": ("attempts",),
    "deals": ("deal", "status"),
    "appointments": ("platform", "delivered"),
}


def polars_schema(table: TableName) -> "pl.Schema":
    """Types of a table's columns as polars names them."""
    import polars as pl

    types: dict[str, Any] = {
        _TEXT: pl.String(),
        _NUMBER: pl.Float64(),
        _WHOLE: pl.Int64(),
        _TRUTH: pl.Boolean(),
        _INSTANT: pl.Datetime("us"),
        _DAY: pl.Date(),
    }
    return pl.Schema({name: types[kind] for name, kind in SCHEMAS[table].items()})
