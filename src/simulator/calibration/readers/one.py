"""One sheet -> rows and a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.readers.amounts import tells_decimal_comma
from simulator.calibration.readers.build import UNLESS_TOLD, build, worst
from simulator.calibration.readers.columns import Cells
from simulator.calibration.readers.dates import order_of
from simulator.calibration.readers.formats import Format
from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.recognise import Recognised
from simulator.calibration.readers.refusals import problem, refused
from simulator.calibration.readers.report import Complaint, Note, ReadReport
from simulator.calibration.readers.settings import ReadSettings
from simulator.calibration.readers.sheets import Sheet
from simulator.calibration.readers.stages import stages_read
from simulator.calibration.tables import REQUIRED, SCHEMAS
from simulator.errors import InputError
from simulator.scenario.document import nearest

if TYPE_CHECKING:
    import polars as pl

#: Share of unreadable rows from which a file is taken for something else.
TOO_MANY = 0.5


@dataclass(frozen=True)
class One:
    """Rows of one sheet, the report on it, and where clocks that show an hour twice show it again; None where none do."""

    rows: "pl.DataFrame"
    report: ReadReport
    later: "pl.Series | None" = None


def read_sheet(sheet: Sheet, found: Recognised, settings: ReadSettings) -> One:
    """Read a sheet whose format is known.

    Raises
    ------
    InputError
        When it cannot be right.
    """
    form = found.format
    _has_all(sheet, found)
    _tells_what_is_needed(sheet, found)
    body = sheet.body(found.heading, tuple(dict.fromkeys(found.places.values())))
    if not len(body.lines):
        raise refused("export_no_rows", sheet.name, found.heading + 1)
    by_heading = {heading: _full(body.cells[str(place)], form) for heading, place in found.places.items()}
    days, numbers = _headings(form, ("instant", "day")), _headings(form, ("number",))
    dates = {heading: cells for heading, cells in by_heading.items() if heading in days}
    order, notes = order_of(sheet, dates, body.lines, form.dates or settings.dates)
    comma = _decimal_comma(sheet, [cells for heading, cells in by_heading.items() if heading in numbers])
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
        notes=(
            *_sureness(sheet, found),
            *_twice(sheet, found),
            *sheet.notes,
            *notes,
            *built.notes,
            *stages_read(built),
        ),
        columns=built.columns,
    )
    return One(built.rows, report, built.later)


def _full(cells: "pl.Series", form: Format) -> "pl.Series":
    """Cells without the words that stand for nothing."""
    import polars as pl

    if not form.blanks:
        return cells
    return cells.to_frame("0").select(pl.when(~pl.col("0").is_in(list(form.blanks))).then(pl.col("0")))["0"]


def _sureness(sheet: Sheet, found: Recognised) -> tuple[Note, ...]:
    """Tell of a format, and of headings, that were never seen in an export."""
    form, row = found.format, sheet.head[found.heading]
    notes = [Note(f"format_{form.status}")] if form.status in ("partly", "unverified") else []
    unsure = {plain(name) for name in form.unverified}
    read = [
        row[place].strip() for place in dict.fromkeys(found.places.values()) if plain(row[place]) in unsure
    ]
    return (*notes, *([Note("unverified_headings", {"names": ", ".join(read)})] if read else []))


def _twice(sheet: Sheet, found: Recognised) -> Iterator[Note]:
    """Tell of a heading that is there several times: its first column is read."""
    row = sheet.head[found.heading]
    names = [plain(cell) for cell in row]
    for place in dict.fromkeys(found.places.values()):
        if names.count(names[place]) > 1:
            yield Note("heading_twice", {"name": row[place].strip(), "column": place + 1})


def _headings(form: Format, kinds: Sequence[str]) -> set[str]:
    """Headings of the columns of some kinds; those of spans are instants."""
    found: set[str] = set()
    for name, ways in form.columns.items():
        for way in ways:
            kind = "instant" if way.how == "span" else SCHEMAS[form.table][name]
            if kind in kinds and way.how in ("cell", "clock", "span", "less"):
                found.update(way.headings[:1] if way.how == "clock" else way.headings)
    return found


def _decimal_comma(sheet: Sheet, numbers: Sequence["pl.Series"]) -> bool | None:
    """Whether the file writes a comma before decimals: all its numbers are asked, unless none has a comma anyway."""
    if not sheet.decimal_comma and not any(one.str.contains(",", literal=True).any() for one in numbers):
        return sheet.decimal_comma
    told = {said for one in numbers if (said := tells_decimal_comma(one)) is not None}
    return told.pop() if len(told) == 1 else sheet.decimal_comma


def _has_all(sheet: Sheet, found: Recognised) -> None:
    """Refuse a file without a heading that the user's mapping names: a slip there would lose a column in silence."""
    form = found.format
    if not form.file:
        return
    row = [cell.strip() for cell in sheet.head[found.heading] if cell.strip()]
    absent = [
        heading
        for ways in form.columns.values()
        for heading in dict.fromkeys(name for way in ways for name in way.headings)
        if not any(all(name in found.places for name in way.headings) for way in ways)
        and heading not in found.places
    ]
    if absent:
        line = found.heading + 1
        raise InputError(
            problem("export_column", sheet.name, line, name, near=nearest(name, row), mapping=form.file)
            for name in dict.fromkeys(absent)
        )


def _tells_what_is_needed(sheet: Sheet, found: Recognised) -> None:
    """Refuse a file in which nothing tells a column that no row may be without."""
    form = found.format
    for name in [one for one in REQUIRED[form.table] if one not in UNLESS_TOLD]:
        ways = form.columns.get(name, ())
        if ways and not any(
            all(one in found.places for one in way.headings) for way in ways if way.how != "join"
        ):
            if any(way.how == "join" and set(way.headings) & found.places.keys() for way in ways):
                continue
            headings = ", ".join(dict.fromkeys(f'"{one}"' for way in ways for one in way.headings))
            raise refused(
                "export_needs", sheet.name, found.heading + 1, name, format=form.name, headings=headings
            )


def _refuse_most(sheet: Sheet, complaints: Sequence[Complaint], rows: int, kept: int) -> None:
    """Refuse a file most of whose rows cannot be used: it is not what it is taken for."""
    main = worst(complaints)
    if main is None or rows - kept <= TOO_MANY * rows:
        return
    raise refused(
        "export_rows",
        sheet.name,
        main.lines[0],
        main.column,
        main.example,
        refused=rows - kept,
        rows=rows,
        why=main.said,
    )
