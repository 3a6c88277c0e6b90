"""Paths that the file writes as values: those of the short form become those of the long form."""

from typing import Any

from simulator.scenario.beliefs import Quantity
from simulator.scenario.document import Document, dotted
from simulator.scenario.laws import EventLaw
from simulator.scenario.lines import Path
from simulator.scenario.notations import NotationError
from simulator.scenario.overrides import OPTION, split_path
from simulator.scenario.reflect import is_law
from simulator.scenario.short import long_path, tables


def translate_references(document: Document) -> None:
    """Rewrite the paths of correlations, of the search and of the mixes' `set`, in place."""
    correlations = document.data.get("correlations")
    for correlation in correlations if isinstance(correlations, list) else ():
        if isinstance(correlation, dict) and isinstance(correlation.get("between"), list):
            correlation["between"] = [_long(document, text) for text in correlation["between"]]
    search = document.data.get("search")
    if isinstance(search, dict):
        _translate_keys(document, search, "over", ("search",))
    for name, mix in tables(document.data, "mixes").items():
        _translate_keys(document, mix, "set", ("mixes", name))


def _translate_keys(document: Document, table: dict[str, Any], key: str, at: Path) -> None:
    values = table.get(key)
    if not isinstance(values, dict):
        return
    table[key] = {}
    for text, value in values.items():
        long = _long(document, text)
        table[key][long] = value
        if long != text:
            document.written[(*at, key, str(long))] = (*at, key, text)


def _long(document: Document, text: Any) -> Any:
    path = split_path(text) if isinstance(text, str) else None
    if path is None:
        return text
    long = long_path(document.data, path)
    return text if long == path else dotted(long)


def leave_fixed(document: Document) -> None:
    """Take out of the correlations what `--set` has fixed: sweeping a belief is not a mistake of the file."""
    correlations = document.data.get("correlations")
    if isinstance(correlations, list):
        document.data["correlations"] = [one for one in correlations if not _left_alone(document, one)]


def _left_alone(document: Document, correlation: Any) -> bool:
    """Drop the fixed paths of a correlation, in place; whether fewer than two are left of it."""
    if not isinstance(correlation, dict) or not isinstance(correlation.get("between"), list):
        return False
    written = correlation["between"]
    correlation["between"] = [one for one in written if not _fixed(document, one)]
    return len(correlation["between"]) < 2 and len(correlation["between"]) < len(written)


def _fixed(document: Document, text: Any) -> bool:
    """Whether `--set` makes this quantity, or the mean of the event law that it names, exactly known."""
    path = split_path(text) if isinstance(text, str) else None
    if path is None:
        return False
    law = path[:-1] if path[-1] == "mean" else path
    return any(
        document.places.get(one, ("", None))[0] == OPTION and _exact(document.get(one), one)
        for one in (path, law, (*path, "mean"))
    )


def _exact(raw: Any, path: Path) -> bool:
    """Whether what stands at a path leaves nothing to believe: a number, or a law around a known mean."""
    try:
        kind = EventLaw if is_law(path) else Quantity
        read = kind.parse(raw)
    except NotationError:
        return False
    return (read.mean if isinstance(read, EventLaw) else read).known is not None
