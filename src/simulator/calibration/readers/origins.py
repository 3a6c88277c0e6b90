"""Where a column of a canonical table comes from in a file: the language of mappings, one table a column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.calibration.readers.zones import exists, nearest_zone

How = Literal["cell", "join", "clock", "span", "less", "present", "constant"]
#: Seconds in each unit that a duration may be written in.
UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86_400.0, "ms": 0.001}
#: Keys that say how, with the keys that go with them.
_HOW: Mapping[str, How] = {
    "column": "cell",
    "join": "join",
    "date": "clock",
    "from": "span",
    "present": "present",
    "constant": "constant",
}
KEYS = (*_HOW, "time", "to", "less", "unit", "zone", "values", "otherwise")


@dataclass(frozen=True)
class Origin:
    """One way of finding a value; a column may have several, and the first that gives a value wins.

    Parameters
    ----------
    how : {"cell", "join", "clock", "span", "less", "present", "constant"}
        A cell as it is; cells joined by a blank; a day and an hour of the day; the time from one instant to another;
        a duration less another; whether the cell holds anything; the same value everywhere.
    headings : tuple of str
        Headings of the cells.
    unit : str
        Unit of a duration, where the file does not say it; empty for the column's own.
    values : mapping
        Canonical value -> the words that stand for it in the file; `*` at either end stands for anything.
    otherwise : str or None
        Value of a cell that holds another word; None to report it.
    constant : str
        The value, for "constant".
    zone : str
        Zone of the wall clocks in the file, where it is not the one that is wanted.
    """

    how: How
    headings: tuple[str, ...]
    unit: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    otherwise: str | None = None
    constant: str = ""
    zone: str = ""


class OriginError(ValueError):
    """A mapping says something that cannot be understood.

    Parameters
    ----------
    code : str
        Message code of the rule that is broken.
    at : tuple of str
        Keys below the column that lead to it.
    params : object
        What the words of the rule mention.
    """

    def __init__(self, code: str, at: tuple[str, ...] = (), **params: object) -> None:
        super().__init__(code)
        self.code, self.at, self.params = code, at, params


def origins_of(written: Any) -> tuple[Origin, ...]:
    """Read what a mapping says of one column.

    Parameters
    ----------
    written : str, table, or list of either
        A heading; a table of `KEYS`; several ways, of which the first that gives a value wins.

    Raises
    ------
    OriginError
        When it is none of these.
    """
    if isinstance(written, list):
        return tuple(origin for one in written for origin in origins_of(one))
    if isinstance(written, str):
        return (Origin("cell", (written,)),)
    if not isinstance(written, dict):
        raise OriginError("mapping_origin")
    return (_of_table(written),)


def _of_table(written: Mapping[str, Any]) -> Origin:
    unknown = [key for key in written if key not in KEYS]
    if unknown:
        raise OriginError("unknown_key", (unknown[0],))
    said = [key for key in _HOW if key in written]
    if len(said) != 1:
        raise OriginError("mapping_origin")
    how: How = "less" if "less" in written else _HOW[said[0]]
    unit = written.get("unit", "")
    if unit and unit not in UNITS:
        raise OriginError("choice", ("unit",), choices=", ".join(f'"{name}"' for name in UNITS), near="")
    if how == "constant":
        return Origin(how, (), constant=str(written["constant"]))
    headings, zone = _headings(how, written), str(written.get("zone", ""))
    if zone and not exists(zone):
        raise OriginError("export_timezone", ("zone",), near=nearest_zone(zone))
    return Origin(how, headings, unit, _values(written), written.get("otherwise"), zone=zone)


def _headings(how: How, written: Mapping[str, Any]) -> tuple[str, ...]:
    pairs = {"clock": ("date", "time"), "span": ("from", "to"), "less": ("column", "less")}
    if how in pairs:
        names = [written.get(key) for key in pairs[how]]
    else:
        found = written.get("column", written.get("join", written.get("present")))
        names = list(found) if isinstance(found, list) else [found]
    if how in ("cell", "present") and len(names) != 1:
        raise OriginError("mapping_origin")
    if not names or not all(isinstance(name, str) for name in names):
        raise OriginError("mapping_origin")
    return tuple(str(name) for name in names)


def _values(written: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    table = written.get("values", {})
    if not isinstance(table, dict):
        raise OriginError("table", ("values",), key="values")
    return {name: tuple(str(w) for w in (ws if isinstance(ws, list) else [ws])) for name, ws in table.items()}
