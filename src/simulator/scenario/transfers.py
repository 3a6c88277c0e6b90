"""Hours that move from one share to another: "mixes.M.prospecting.P.A -> B" gives B what A leaves."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from simulator.scenario.document import dig
from simulator.scenario.lines import Path
from simulator.scenario.mixes import IDLE
from simulator.scenario.overrides import split_path

#: Between a share and the one beside it that takes what it leaves.
ARROW = "->"


def split_transfer(text: str) -> tuple[Path | None, Path | None]:
    """Read "PATH", or "PATH -> KEY" with the path of the quantity beside it; a path that is none is None."""
    own, arrow, beside = text.partition(ARROW)
    path = split_path(own)
    if not arrow or path is None:
        return path, None
    key = split_path(beside)
    if key is None or len(key) != 1 or len(path) < 2 or key[0] == path[-1]:
        return None, None
    return path, (*path[:-1], *key)


def held(data: Mapping[str, Any], path: Path) -> float | None:
    """The number at a path: 0 for a share of time that a mix leaves out, None where no number can stand."""
    found = dig(data, path)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return found
    if found is None and path[2:3] == ("prospecting",) and len(path) == 5:
        known = {IDLE, *data.get("channels", {})}
        return 0.0 if path[-1] in known and isinstance(dig(data, path[:-1]), dict) else None
    return None


def moved(data: Mapping[str, Any], transfers: Iterable[tuple[Path, Path, Decimal]]) -> dict[Path, Decimal]:
    """Values of the quantities that transfers change, made one after the other.

    Parameters
    ----------
    data : mapping
        The scenario in the long form.
    transfers : iterable of (path, path, Decimal)
        A quantity, the one beside it, and the value that the first takes; the second takes what both had less that.

    Raises
    ------
    ValueError
        When one of them is not a number.
    """
    now: dict[Path, Decimal] = {}
    for own, beside, value in transfers:
        both = Decimal(0)
        for path in (own, beside):
            before = now.get(path, held(data, path))
            if before is None:
                raise ValueError(f"there is no number at {path}")
            both += before if isinstance(before, Decimal) else Decimal(repr(before))
        now |= {own: value, beside: both - value}
    return now
