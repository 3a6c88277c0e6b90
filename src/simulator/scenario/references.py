"""Paths that the file writes as values: those of the short form become those of the long form."""

from typing import Any

from simulator.scenario.document import Document, dotted
from simulator.scenario.lines import Path
from simulator.scenario.overrides import split_path
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
