"""The sheet of half-hour slots, filled in, read back."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.instants import parsed
from simulator.calibration.readers.one import One
from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.report import Note, ReadReport
from simulator.calibration.readers.workbooks import MARKS, Cell, as_text, workbook
from simulator.calibration.tables import polars_schema
from simulator.calibration.template import Choice, layout
from simulator.scenario.phrases import format_name

if TYPE_CHECKING:
    import polars as pl

FORMAT = format_name("half-hour slots")
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class _Slot:
    """One filled cell."""

    line: int
    started: dt.datetime
    text: str


def read_slots(data: bytes, name: str) -> list[One] | None:
    """Read the sheet of slots, one person after the other; None when the file is something else.

    Raises
    ------
    InputError
        When no slot is filled in, or a person who filled some in did not say of which week.
    """
    if not data.startswith(MARKS):
        return None
    book = workbook(data, name)
    if layout.HIDDEN not in book.sheet_names:
        return None
    hidden = book.get_sheet_by_name(layout.HIDDEN).to_python(skip_empty_area=False)
    if _text(hidden, 0, 0) != layout.MARK:
        return None
    choices = {plain(one.label): one for one in _choices(hidden)}
    people = [title for title in book.sheet_names if title != layout.HIDDEN]
    sheets = {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in people}
    read = [
        _person(f"{name} [{title}]", title, rows, choices)
        for title, rows in sheets.items()
        if _is_person(rows)
    ]
    filled = [one for one in read if one is not None]
    if not filled:
        raise refused("template_empty", name)
    return filled


def _text(rows: Rows, row: int, column: int) -> str:
    cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
    return (as_text(cell) or "").strip()


def _choices(hidden: Rows) -> Iterator[Choice]:
    for row in range(layout.CHOICES, len(hidden)):
        label = _text(hidden, row, 0)
        if label:
            yield Choice(label, _text(hidden, row, 1), _text(hidden, row, 2))


def _is_person(rows: Rows) -> bool:
    """Whether a sheet has the slots: the first of them is named in the column before the days."""
    return _text(rows, layout.FIRST_SLOT, layout.FIRST_DAY - 1).startswith(
        f"{layout.slot_start(dt.date.min, 0, 0):%H:%M}"
    )


def _person(file: str, title: str, rows: Rows, choices: Mapping[str, Choice]) -> One | None:
    places = [(slot, day) for day in range(layout.DAYS) for slot in range(layout.SLOTS)]
    filled = [
        (slot, day, _text(rows, layout.FIRST_SLOT + slot, layout.FIRST_DAY + day)) for slot, day in places
    ]
    filled = [one for one in filled if one[2]]
    if not filled:
        return None
    monday = _monday(file, _text(rows, *layout.MONDAY))
    slots = [
        _Slot(layout.FIRST_SLOT + slot + 1, layout.slot_start(monday, day, slot), text)
        for slot, day, text in filled
    ]
    known = {text: choices.get(plain(text), Choice(text, text, "")) for _, _, text in filled}
    worked = [one for one in slots if known[one.text].activity]
    other = sorted({text for text, choice in known.items() if plain(text) not in choices})
    notes = (Note("slots"), *((Note("other_activities", {"names": ", ".join(other)}),) if other else ()))
    table = _table(file, _text(rows, *layout.NAME) or title, worked, known)
    report = ReadReport(file, "time", FORMAT, "verified", len(worked), len(worked), notes=notes)
    return One(table, report)


def _monday(file: str, text: str) -> dt.date:
    """The Monday that a person wrote, in any of the ways in which dates are written, the day first."""
    import polars as pl

    line, column = layout.MONDAY[0] + 1, "ABC"[layout.MONDAY[1]]
    found = parsed(pl.Series("monday", [text or None], dtype=pl.String), "day-first", "UTC")[0]
    if found is None or found.weekday() != 0:
        raise refused("template_monday", file, line, f"{column}{line}", text)
    monday: dt.date = found.date()
    return monday


def _table(file: str, person: str, slots: Sequence[_Slot], known: Mapping[str, Choice]) -> "pl.DataFrame":
    import polars as pl

    return pl.DataFrame(
        {
            "person": [person] * len(slots),
            "started": [one.started for one in slots],
            "hours": [layout.SLOT_HOURS] * len(slots),
            "activity": [known[one.text].activity for one in slots],
            "kind": [known[one.text].kind or None for one in slots],
            "project": [None] * len(slots),
            "billable": [None] * len(slots),
            "file": [file] * len(slots),
            "line": [one.line for one in slots],
        },
        schema=polars_schema("time"),
    )
