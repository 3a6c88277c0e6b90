"""Spellings that are probably one name: reported, never mended in silence."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from simulator.calibration.readers.headings import letters
from simulator.calibration.readers.report import Similar

if TYPE_CHECKING:
    import polars as pl

#: Columns whose names come again and again, so that a rare spelling beside a frequent one is odd.
NAMES = ("person", "activity", "project", "channel", "product", "stage", "platform", "reason")
#: From so many names on, a column holds free text.
TOO_MANY = 400
#: Likeness (of 1) from which two names are called alike, and letters below which none are.
ALIKE, SHORTEST = 0.9, 6


def similar_within(rows: "pl.DataFrame") -> tuple[Similar, ...]:
    """Names of one column that are nearly the same; the rarer one is said to be meant as the more frequent one."""
    found: list[Similar] = []
    for column in NAMES:
        if column in rows.columns:
            counts = counted(rows[column])
            if len(counts) <= TOO_MANY:
                found += _within(column, counts)
    return tuple(found)


def similar_to(
    column: str, counts: Mapping[str, int], reference: Iterable[str], file: str
) -> tuple[Similar, ...]:
    """Names that a list of right spellings does not have, with the one that they are close to."""
    right = list(dict.fromkeys(reference))
    strange = {name: rows for name, rows in counts.items() if name not in right}
    near = {name: closest(name, right) for name in strange}
    return tuple(
        Similar(column, name, meant, strange[name], file) for name, meant in near.items() if meant is not None
    )


def counted(names: "pl.Series") -> dict[str, int]:
    """How often each name comes, the most frequent first."""
    table = names.drop_nulls().value_counts().sort(["count", names.name], descending=[True, False])
    return dict(table.iter_rows())


def closest(name: str, names: Iterable[str]) -> str | None:
    """The name that another is probably meant to be: the same letters and digits, or a slip away; None when none is."""
    bare = letters(name)
    keys = {letters(one): one for one in reversed(list(names)) if one != name}
    if bare in keys:
        return keys[bare]
    if len(bare) < SHORTEST:
        return None
    near = difflib.get_close_matches(bare, keys, 3, ALIKE)
    return next((keys[one] for one in near if _digits(one) == _digits(bare)), None)


def _digits(text: str) -> list[str]:
    """Numbers in a name: `plan 1` and `plan 2` differ by as little as a slip, and are two."""
    return re.findall(r"\d+", text)


def _within(column: str, counts: Mapping[str, int]) -> Iterable[Similar]:
    names = list(counts)
    for place, name in enumerate(names):
        meant = closest(name, names[:place])
        if meant is not None:
            yield Similar(column, name, meant, counts[name])
