"""Kind of hours of an activity, guessed from its name where the export has none; the report says which were."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.report import Note
from simulator.calibration.readers.words import canonical
from simulator.calibration.tables import KINDS_OF_HOURS
from simulator.scenario.phrases import phrase

if TYPE_CHECKING:
    import polars as pl

#: Names shown of those that were guessed, or that nothing was guessed of.
SHOWN = 12


@cache
def words_of_kinds() -> dict[str, tuple[str, ...]]:
    """Kind -> words in the names of activities, in French and English."""
    text = (resources.files("simulator.calibration.readers") / "known" / "kinds.toml").read_text("utf-8")
    return {kind: tuple(f"*{plain(word)}*" for word in words) for kind, words in tomllib.loads(text).items()}


def with_kinds(rows: "pl.DataFrame") -> tuple["pl.DataFrame", tuple[Note, ...]]:
    """Fill in the kinds that the export does not tell."""
    import polars as pl

    names = rows.filter(pl.col("kind").is_null())["activity"].unique().sort().to_list()
    if not names:
        return rows, ()
    guessed = {name: canonical(name, words_of_kinds(), None) for name in names}
    kind = pl.col("activity").replace_strict(guessed, default=None, return_dtype=pl.String)
    notes = [
        Note("kinds_guessed", {"kind": phrase(f"kind_{kind}"), "names": _listed(_of(guessed, kind))})
        for kind in KINDS_OF_HOURS
        if kind in guessed.values()
    ]
    unknown = _of(guessed, None)
    notes += [Note("kinds_unknown", {"names": _listed(unknown)})] if unknown else []
    return rows.with_columns(pl.col("kind").fill_null(kind)), tuple(notes)


def _of(guessed: Mapping[str, str | None], kind: str | None) -> list[str]:
    return [name for name, found in guessed.items() if found == kind]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
