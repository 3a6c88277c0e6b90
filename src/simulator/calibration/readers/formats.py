"""Formats of exports: those that are known, shipped as data, and those that a user's mapping describes."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.instants import Order
from simulator.calibration.readers.origins import Origin, OriginError, origins_of
from simulator.calibration.readers.report import Status
from simulator.calibration.tables import REQUIRED, SCHEMAS, TableName
from simulator.scenario.phrases import format_name

KEYS = ("name", "table", "recognised_by", "dates", "blanks", "columns", "headings", "references")
#: Order in which known formats are tried: a tool's own before those that anybody may write.
KNOWN = (
    "toggl",
    "clockify",
    "harvest",
    "time",
    "aircall",
    "aircall_api",
    "ringover",
    "vocalcom",
    "calls",
    "hubspot",
    "pipedrive",
    "salesforce",
    "deals",
    "appointments",
)


@dataclass(frozen=True)
class Format:
    """How one kind of export is written.

    Parameters
    ----------
    name : str
        What people call it.
    table : {"time", "calls", "deals", "appointments"}
        The table that it is read into.
    status : {"verified", "partly", "unverified", "mapping"}
        How sure its headings are.
    columns : mapping
        Canonical column -> ways of finding it.
    recognised_by : tuple of str
        Headings that a file of this format has.
    headings : mapping
        Heading -> other headings that mean the same: other spellings, other languages.
    unverified : tuple of str
        Those of its headings, under any name, that were not seen.
    dates : {"day-first", "month-first"} or None
        The order of day and month that the format always writes.
    blanks : tuple of str
        Words that stand for an empty cell.
    references : mapping
        Canonical column -> (file, heading) of the list of its right spellings.
    file : str
        The mapping's own file; empty for a known format.
    """

    name: str
    table: TableName
    status: Status
    columns: Mapping[str, tuple[Origin, ...]]
    recognised_by: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unverified: tuple[str, ...] = ()
    dates: Order | None = None
    blanks: tuple[str, ...] = ()
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    file: str = ""

    def places(self, row: Iterable[str]) -> dict[str, int]:
        """Where each heading of the format stands in a row of headings, under any of its names."""
        at = {name: place for place, name in reversed(list(enumerate(plain(cell) for cell in row)))}
        found = {}
        for heading in self.wanted():
            names = (heading, *self.headings.get(heading, ()))
            places = [at[plain(name)] for name in names if plain(name) in at]
            if places:
                found[heading] = places[0]
        return found

    def wanted(self) -> tuple[str, ...]:
        """Every heading that the format reads."""
        read = [name for ways in self.columns.values() for way in ways for name in way.headings]
        return tuple(dict.fromkeys((*self.recognised_by, *read)))


def format_of(data: Mapping[str, Any], file: str = "") -> Format:
    """Make a format out of what its TOML file says.

    Raises
    ------
    OriginError
        When something in it cannot be understood; its `at` says where.
    """
    table: TableName = data["table"]
    columns = {name: _origins(name, written, table) for name, written in data["columns"].items()}
    missing = [name for name in REQUIRED[table] if name not in columns and name != "attempts"]
    if missing:
        raise OriginError("mapping_required", ("columns",), missing=", ".join(missing), table=table)
    needed = [ways[0].headings for name, ways in columns.items() if name in REQUIRED[table] and ways]
    telling = needed or [ways[0].headings for ways in columns.values() if ways]
    status = data.get("status", "mapping")
    return Format(
        name=data["name"] if file else format_name(data["name"]),
        table=table,
        status="mapping" if file else status,
        columns=columns,
        recognised_by=tuple(data.get("recognised_by", [name for names in telling for name in names])),
        headings={name: tuple(others) for name, others in data.get("headings", {}).items()},
        unverified=tuple(data.get("unverified", ())),
        dates=data.get("dates"),
        blanks=tuple(data.get("blanks", ())),
        references={name: (one["file"], one["column"]) for name, one in data.get("references", {}).items()},
        file=file,
    )


def _origins(name: str, written: Any, table: TableName) -> tuple[Origin, ...]:
    if name not in SCHEMAS[table] or name in ("file", "line"):
        raise OriginError("unknown_key", ("columns", name))
    try:
        return origins_of(written)
    except OriginError as wrong:
        raise OriginError(wrong.code, ("columns", name, *wrong.at), **wrong.params) from None


@cache
def known_formats() -> tuple[Format, ...]:
    """Formats that are shipped with the package."""
    folder = resources.files("simulator.calibration.readers") / "known"
    texts = [(folder / f"{name}.toml").read_text(encoding="utf-8") for name in KNOWN]
    return tuple(format_of(tomllib.loads(text)) for text in texts)
