"""Where a number shown stands in the files of the run: its file, its pointer, and what was done to show it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

#: What is done to a number before it is shown, by the name that the page gives it; the first that fits counts.
OPERATIONS: Mapping[str, Callable[[float], float]] = {
    "same": lambda x: x,
    "percent": lambda x: 100.0 * x,
    "rest": lambda x: 100.0 * (1.0 - x),
    "opposite": lambda x: -x,
}


@dataclass(frozen=True)
class Place:
    """A number of a file: `pointer` as in RFC 6901; shown after `operation`."""

    file: str
    pointer: str
    operation: str


class Places:
    """Find a number in records by its value, to twelve significant digits: a percentage is written in tens, not in bits.

    Parameters
    ----------
    records : mapping of str to mapping
        What each file holds, by its name, in JSON's own types or arrays.
    """

    def __init__(self, records: Mapping[str, Mapping[str, object]]) -> None:
        self._numbers = [
            (file, pointer, value)
            for file, record in records.items()
            for pointer, value in _numbers(record, "")
        ]
        backwards = range(len(self._numbers) - 1, -1, -1)  # of numbers that are alike the first counts
        self._found = {
            name: {_key(operation(self._numbers[k][2])): k for k in backwards}
            for name, operation in OPERATIONS.items()
        }

    def of(self, shown: float) -> Place | None:
        """Return a place that the number comes from; None when it was worked out from others."""
        key = _key(shown)
        for name, found in self._found.items():
            if key in found:
                file, pointer, _ = self._numbers[found[key]]
                return Place(file, pointer, name)
        return None


def _key(value: float) -> float:
    return float(f"{value:.12g}")


def _numbers(value: object, pointer: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _numbers(part, f"{pointer}/{_token(str(key))}")
    elif isinstance(value, list | tuple | np.ndarray):
        for k, part in enumerate(value):
            yield from _numbers(part, f"{pointer}/{k}")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield pointer, float(value)


def _token(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
