"""Workbooks: every sheet as texts, so that a date, a number or a duration is read as it is in a CSV file."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.report import Note
from simulator.calibration.readers.sheets import ROWS_OF_HEAD, Body, blank_out

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
#: First bytes of the workbooks of Excel since 2007 and of LibreOffice, and of Excel before.
MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def workbook(data: bytes, name: str) -> "CalamineWorkbook":
    """Open a workbook.

    Raises
    ------
    InputError
        When it is protected, damaged, or not a workbook at all.
    """
    import python_calamine as calamine

    try:
        return calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError:
        raise refused("export_protected", name) from None
    except calamine.CalamineError:
        raise refused("export_workbook", name) from None


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet of a workbook.

    Parameters
    ----------
    name : str
        The file as the user named it, with the sheet where there are several.
    rows : list of list
        Cells, from the first row of the sheet on.
    """

    name: str
    rows: list[list[Cell]]

    @cached_property
    def head(self) -> tuple[tuple[str, ...], ...]:
        """The first rows."""
        return tuple(tuple(as_text(cell) or "" for cell in row) for row in self.rows[:ROWS_OF_HEAD])

    @property
    def decimal_comma(self) -> bool | None:
        """Cells of a workbook are numbers already."""
        return None

    @property
    def notes(self) -> tuple[Note, ...]:
        """Nothing is guessed on opening a workbook."""
        return ()

    def body(self, heading: int, places: Sequence[int]) -> Body:
        """Cells of the places asked for."""
        import polars as pl

        below = [(number, row) for number, row in enumerate(self.rows, 1) if number > heading + 1]
        full = [(number, row) for number, row in below if any(as_text(cell) for cell in row)]
        texts = [[as_text(row[place]) if place < len(row) else None for place in places] for _, row in full]
        cells = pl.DataFrame(texts, schema={str(place): pl.String for place in places}, orient="row")
        return Body(blank_out(cells), pl.Series([number for number, _ in full], dtype=pl.Int64))


def sheets_of(book: "CalamineWorkbook", name: str) -> list[WorkbookSheet]:
    """Every visible sheet that holds something."""
    from python_calamine import SheetVisibleEnum

    shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    cells = {title: book.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in shown}
    full = {title: rows for title, rows in cells.items() if any(any(map(as_text, row)) for row in rows)}
    alone = len(full) == 1
    return [WorkbookSheet(name if alone else f"{name} [{title}]", rows) for title, rows in full.items()]


def as_text(cell: Cell) -> str | None:
    """Write a cell as a CSV file would; None when it is empty."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ") if cell.time() != dt.time() else cell.date().isoformat()
    if isinstance(cell, dt.timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return str(cell) or None
