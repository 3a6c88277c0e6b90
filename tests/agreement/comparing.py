"""Two engines on the same rows: every tally, and where they part, both diaries at the first differing event."""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import zip_longest

import numpy as np

from simulator.engine.compiled import CompiledEngine
from simulator.engine.interface import DiaryEntry
from simulator.engine.reference import ReferenceEngine
from simulator.engine.tallies import Tallies
from simulator.parameters import Parameters

#: model.md section 6: the same counts, and the same hours and money within 1e-9 relative.
TOLERANCE = 1e-9
WHOLE = ("counts", "wait_count")
LINES_BEFORE = 3
SAME_DIARIES = (
    "Both diaries are the same: what differs is done where none is kept (simulator.engine.compiled.alone)."
)


def disagreement(parameters: Parameters, rows: Sequence[int]) -> str:
    """What differs, in words; nothing when the engines agree on every tally of every row."""
    reference, compiled = ReferenceEngine().run(parameters, rows), CompiledEngine().run(parameters, rows)
    for field in fields(Tallies):
        ours, theirs = getattr(compiled, field.name), getattr(reference, field.name)
        near = (1e-7 if field.name in WHOLE else TOLERANCE) * np.maximum(np.abs(theirs), 1.0)
        wrong = ~(np.abs(ours - theirs) <= near) & ~np.equal(ours, theirs)  # a nan is near nothing
        if wrong.any():
            place = tuple(int(i) for i in np.argwhere(wrong)[0])
            mix, row = parameters.mixes[place[0]].name, rows[place[1]]
            found = (
                f"{field.name}{place[2:]} of {mix!r}, row {row}: {ours[place]!r} against {theirs[place]!r}"
            )
            return f"{found}\n{first_difference(parameters, mix, row) or SAME_DIARIES}"
    return ""


def first_difference(parameters: Parameters, mix: str, row: int) -> str:
    """Both diaries at the first event that they do not share; nothing when the diaries are the same."""
    ours, theirs = (_told(engine, parameters, mix, row) for engine in (CompiledEngine(), ReferenceEngine()))
    for number, (one, other) in enumerate(zip_longest(ours, theirs)):
        if one != other:
            before = [f"  both      {entry}" for entry in theirs[max(number - LINES_BEFORE, 0) : number]]
            return "\n".join([*before, f"  compiled  {one}", f"  reference {other}"])
    return ""


def _told(
    engine: CompiledEngine | ReferenceEngine, parameters: Parameters, mix: str, row: int
) -> list[DiaryEntry]:
    return sorted((_rounded(entry) for entry in engine.diary(parameters, mix, row)), key=_order)


def _rounded(entry: DiaryEntry) -> DiaryEntry:
    """Money may differ in its last digits; times may not."""
    return entry if entry.value is None else replace(entry, value=float(f"{entry.value:.9g}"))


def _order(entry: DiaryEntry) -> tuple[object, ...]:
    about = (entry.source, entry.opportunity, entry.activity)
    return (entry.time, entry.what, entry.profile or "", entry.person or 0, *about, entry.until or 0.0)
