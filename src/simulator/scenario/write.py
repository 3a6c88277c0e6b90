"""The resolved scenario as TOML: load what is written here and the same scenario comes back."""

import hashlib
from collections.abc import Iterator
from typing import Any

from simulator.scenario.model import Scenario
from simulator.scenario.notations import tidy
from simulator.scenario.remember import remembered

#: Tables whose entries get a header of their own; the rest is written inline.
SECTIONS = ("profiles", "activities", "channels", "platforms", "mixes")


@remembered
def to_toml(scenario: Scenario) -> str:
    """Write the scenario with nothing implicit, in the order of the reference page."""
    data = plain_data(scenario)
    lines = [f"{key} = {inline(value)}" for key, value in data.items() if isinstance(value, str)]
    for key, value in data.items():
        if key in SECTIONS:
            for name, entry in value.items():
                lines += ["", *_section(f"{key}.{bare(name)}", entry)]
        elif isinstance(value, dict):
            lines += ["", *_section(key, value)]
        elif isinstance(value, list):
            for entry in value:
                lines += ["", f"[[{key}]]", *_pairs(entry)]
    return "\n".join(lines) + "\n"


def sha256(scenario: Scenario) -> str:
    """Fingerprint of the resolved text, in hexadecimal."""
    return hashlib.sha256(to_toml(scenario).encode()).hexdigest()


def plain_data(scenario: Scenario) -> dict[str, Any]:
    """Nested tables of plain values, as the resolved file holds them; what is absent is left out."""
    found: dict[str, Any] = _clean(scenario.model_dump())
    for profile in found["profiles"].values():
        if "hourly_cost" in profile:
            for key in ("tools_per_month", "management_per_month", "workstation_per_month"):
                del profile[key]
    return {key: value for key, value in found.items() if value not in ({}, [])}


def _clean(value: Any) -> Any:
    """Leave out what is None, write whole numbers as such, and lists instead of tuples."""
    if isinstance(value, dict):
        return {str(key): _clean(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return tidy(value)


def _section(header: str, table: dict[str, Any]) -> Iterator[str]:
    yield f"[{header}]"
    yield from _pairs(table)


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{bare(key)} = {inline(value)}"


def bare(key: str) -> str:
    """Write a key, between quotes when TOML asks for them."""
    plain = key.replace("_", "").replace("-", "")
    return key if plain.isascii() and plain.isalnum() else inline(key)


def inline(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        inner = ", ".join(f"{bare(key)} = {inline(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(one) for one in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        import tomlkit

        return tomlkit.item(value).as_string()
    return repr(value) if isinstance(value, float) else str(value)
