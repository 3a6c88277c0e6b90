"""A sheet whose format is known -> rows of a canonical table, and what is wrong with the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.readers.checks import CHECKS, Check
from simulator.calibration.readers.columns import Cells, Column, read_column
from simulator.calibration.readers.folds import later_of_two
from simulator.calibration.readers.report import Complaint, Note
from simulator.calibration.tables import REQUIRED, SCHEMAS, TableName, polars_schema

if TYPE_CHECKING:
    import polars as pl

    from simulator.calibration.readers.formats import Format


#: What a needed column holds in a file that does not tell it: a row of a call log is one call.
UNLESS_TOLD = {"attempts": 1}


@dataclass(frozen=True)
class Built:
    """Rows of one sheet.

    Parameters
    ----------
    rows : polars.DataFrame
        The canonical table.
    complaints : tuple of Complaint
        What is wrong with the rows left out, and with the values taken as absent.
    columns : mapping
        Canonical column -> headings that it was read from.
    notes : tuple of Note
        How the rows were understood.
    later : polars.Series of bool or None
        Where an instant is of the second of two hours that clocks show alike; None where no clock shows an hour twice.
    """

    rows: "pl.DataFrame"
    complaints: tuple[Complaint, ...]
    columns: dict[str, tuple[str, ...]]
    notes: tuple[Note, ...]
    later: "pl.Series | None" = None


def build(form: "Format", cells: Cells, file: str) -> Built:
    """Read every column, leave out the rows that cannot be used, and say so."""
    found = _columns(form, cells)
    frame, complaints, bad = _without_unread(form.table, found, cells)
    frame, more, worse = _checked(form.table, frame, found, cells.lines)
    import polars as pl

    frame = frame.with_columns(pl.lit(file).alias("file"), cells.lines.cast(pl.Int64).alias("line"))
    kept = ~(bad | worse)
    rows = frame.filter(kept).select(polars_schema(form.table).names())
    later = later_of_two(form.columns["started"], cells, frame["started"]) if "started" in found else None
    notes = tuple(Note("number_assumed", {"value": one.assumed}) for one in found.values() if one.assumed)
    headings = {name: column.headings for name, column in found.items()}
    return Built(rows, (*complaints, *more), headings, notes, None if later is None else later.filter(kept))


def _columns(form: "Format", cells: Cells) -> dict[str, Column]:
    read = {
        name: read_column(name, kind, form.columns[name], cells)
        for name, kind in SCHEMAS[form.table].items()
        if name in form.columns
    }
    return {name: column for name, column in read.items() if column is not None}


def _without_unread(
    table: TableName, found: dict[str, Column], cells: Cells
) -> tuple["pl.DataFrame", list[Complaint], "pl.Series"]:
    """Every column of the table, complaints about what could not be read, and the rows to be left out."""
    import polars as pl

    schema = polars_schema(table)
    height = len(cells.lines)
    nothing = pl.Series("bad", [False]).new_from_index(0, height)
    columns, complaints, bad = {}, [], nothing
    for name, kind in schema.items():
        column = found.get(name)
        needed = name in REQUIRED[table]
        if column is None:
            columns[name] = pl.Series(name, [UNLESS_TOLD.get(name)], dtype=kind).new_from_index(0, height)
            continue
        columns[name] = column.values.cast(kind)
        if column.unread.any():
            complaints.append(_complaint(column.rule, column, column.unread, cells.lines, needed))
        if needed and column.values.null_count():
            missing = column.values.is_null() & ~column.unread
            if missing.any():
                complaints.append(_complaint("missing", column, missing, cells.lines, needed))
            bad = bad | column.values.is_null()
    return pl.DataFrame(columns), complaints, bad


def _checked(
    table: TableName, frame: "pl.DataFrame", found: dict[str, Column], lines: "pl.Series"
) -> tuple["pl.DataFrame", list[Complaint], "pl.Series"]:
    """Take out values that cannot be right; complaints, and the rows to be left out."""
    import polars as pl

    bad = pl.Series("bad", [False]).new_from_index(0, len(lines))
    complaints = []
    for check in _broken(table, frame):
        mask = frame.select(check.wrong(pl.col).fill_null(value=False).alias("mask"))["mask"]
        complaints.append(_complaint(check.rule, found[check.column], mask, lines, check.refuses))
        if check.refuses:
            bad = bad | mask
        else:
            frame = frame.with_columns(pl.when(~mask).then(pl.col(check.column)).alias(check.column))
    return frame, complaints, bad


def _broken(table: TableName, frame: "pl.DataFrame") -> list[Check]:
    """The checks that some row breaks."""
    import polars as pl

    checks = CHECKS[table]
    broken = frame.select(check.wrong(pl.col).any().alias(str(place)) for place, check in enumerate(checks))
    return [check for check, wrong in zip(checks, broken.row(0), strict=True) if wrong]


def _complaint(rule: str, column: Column, mask: "pl.Series", lines: "pl.Series", refused: bool) -> Complaint:
    texts = column.texts.filter(mask)
    headings = " + ".join(column.headings)
    return Complaint(rule, headings, tuple(lines.filter(mask).to_list()), str(texts[0] or ""), refused)


def worst(complaints: Iterable[Complaint]) -> Complaint | None:
    """The complaint that costs most rows."""
    refusing = [one for one in complaints if one.refused]
    return max(refusing, key=lambda one: len(one.lines), default=None)
