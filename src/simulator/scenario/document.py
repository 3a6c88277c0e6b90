"""What was read before it is understood: nested values, where each of them stands, and what is wrong so far."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import Problem
from simulator.scenario.lines import Path
from simulator.scenario.messages import sentences
from simulator.scenario.phrases import phrase

Place = tuple[str, int | None]


@dataclass
class Document:
    """Values of a scenario on their way from the file to the models.

    Parameters
    ----------
    data : dict
        Nested values, as TOML gives them.
    file : str
        The file as the user named it.
    places : dict
        Key path to (file, line).
    written : dict
        Key path in the long form to the key path that the user wrote.
    notes : list
        Key paths that a default decided.
    problems : list
        What was found to be wrong while reading.
    model : type or None
        What the file is to be: its keys are proposed for misspelt ones; a scenario unless stated.
    """

    data: dict[str, Any]
    file: str
    places: dict[Path, Place] = field(default_factory=dict)
    written: dict[Path, Path] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    model: type | None = None

    def as_written(self, path: Path) -> Path:
        """Key path as the user wrote it, where the long form has another one."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.written:
                return self.written[path[:length]] + path[length:]
        return path

    def place(self, path: Path) -> Place:
        """File and line of a key path, or of the nearest table around it; a key missing at the top is on line 1."""
        for candidate in (path, self.as_written(path)):
            if candidate in self.places:
                return self.places[candidate]
        written = self.as_written(path)
        for length in range(len(written) - 1, 0, -1):
            if written[:length] in self.places:
                return self.places[written[:length]]
        return self.file, 1 if path and self.places else None

    def problem(self, code: str, path: Path = (), value: Any = None, **params: object) -> Problem:
        """Make a problem out of a message code, placed where the user wrote the key."""
        rule, remedy = sentences(code, params)
        file, line = self.place(path)
        found = "" if value is None else shown(value)
        return Problem(file, line, dotted(self.as_written(path)), found, rule, remedy, code, dict(params))

    def get(self, path: Path) -> Any:
        """Value at a key path of the data, or None."""
        return dig(self.data, path)


def dig(value: Any, path: Iterable[str | int]) -> Any:
    """Value at a key path inside nested tables and lists, or None when there is none."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(str(part))
        elif isinstance(value, list | tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def dotted(path: Path) -> str:
    """Write a key path as people do; odd names are quoted."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
            continue
        bare = part.replace("_", "").replace("-", "")
        text += ("." if text else "") + (part if bare.isascii() and bare.isalnum() else f'"{part}"')
    return text


def shown(value: Any) -> str:
    """Write a value as TOML would, cut when it is long."""
    text = _toml(value)
    return text if len(text) <= 72 else text[:68] + " ..."


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        inner = ", ".join(f"{dotted((key,))} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(one) for one in value[:12]) + (", ...]" if len(value) > 12 else "]")
    return repr(value) if isinstance(value, float) else str(value)


def nearest(name: str, names: Iterable[str]) -> str:
    """Sentence that proposes the nearest valid name, or lists what there is."""
    known = sorted(set(names))
    close = difflib.get_close_matches(name, known, 1, 0.7)
    if close:
        return phrase("did_you_mean", name=close[0])
    if not known:
        return phrase("no_name")
    return phrase("known_names", names=", ".join(known[:20]) + (", ..." if len(known) > 20 else ""))
