"""One sheet -> rows and a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.calibration.readers.build import Built, build, worst
from simulator.calibration.readers.columns import DURATIONS, Cells
from simulator.calibration.readers.dates import order_of
from simulator.calibration.readers.formats import Format
from simulator.calibration.readers.numbers import tells_decimal_comma
from simulator.calibration.readers.recognise import Recognised
from simulator.calibration.readers.refusals import problem, refused
from simulator.calibration.readers.report import Complaint, ReadReport
from simulator.calibration.readers.settings import ReadSettings
from simulator.calibration.readers.sheets import Body, Sheet
from simulator.calibration.tables import SCHEMAS
from simulator.errors import InputError
from simulator.scenario.document import nearest

if TYPE_CHECKING:
    import polars as pl

#: Share of unreadable rows from which a file is taken for something else.
TOO_MANY = 0.5


@dataclass(frozen=True)
class One:
    """Rows of one sheet, and the report on it."""

    rows: "pl.DataFrame"
    report: ReadReport


def read_sheet(sheet: Sheet, found: Recognised, settings: ReadSettings) -> One:
    """Read a sheet whose format is known.

    Raises
    ------
    InputError
        When it cannot be right.
    """
    form = found.format
    _has_all(sheet, found)
    body = sheet.body(found.heading, tuple(dict.fromkeys(found.places.values())))
    if not len(body.lines):
        raise refused("export_no_rows", sheet.name, found.heading + 1)
    by_heading = {heading: body.cells[str(place)] for heading, place in found.places.items()}
    dates = {heading: by_heading[heading] for heading in _headings(form, ("instant", "day")) & by_heading.keys()}
    order, notes = order_of(sheet, dates, form.dates or settings.dates)
    comma = _decimal_comma(sheet, [by_heading[heading] for heading in _headings(form, ("number",)) & by_heading.keys()])
    built = build(form, Cells(by_heading, body.lines, order, settings.timezone, comma), sheet.name)
    complaints = (*body.complaints, *built.complaints)
    total = len(body.lines) + sum(len(one.lines) for one in body.complaints)
    _refuse_most(sheet, complaints, total, built.rows.height)
    report = ReadReport(
        file=sheet.name,
        table=form.table,
        format=form.name,
        status=form.status,
        rows=total,
        kept=built.rows.height,
        complaints=complaints,
        notes=(*sheet.notes, *notes, *built.notes),
        columns=built.columns,
    )
    return One(built.rows, report)
