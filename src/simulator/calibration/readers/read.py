"""Files of one kind -> one canonical table."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.calibration.readers.after import afterwards
from simulator.calibration.readers.formats import Format, known_formats
from simulator.calibration.readers.mapping import read_mapping
from simulator.calibration.readers.one import One, read_sheet
from simulator.calibration.readers.opened import read_bytes, sheets
from simulator.calibration.readers.recognise import Recognised, recognised, unknown
from simulator.calibration.readers.references import against_references
from simulator.calibration.readers.report import Note, Reading
from simulator.calibration.readers.settings import ReadSettings
from simulator.calibration.readers.sheets import Sheet
from simulator.calibration.readers.slots import read_slots
from simulator.calibration.readers.spellings import similar_within
from simulator.calibration.readers.zones import refuse_unknown_zone
from simulator.calibration.tables import TableName, empty, validated
from simulator.errors import InputError, Problem

if TYPE_CHECKING:
    import polars as pl


def read(
    table: TableName, files: Sequence[str | PathLike[str]], settings: ReadSettings | None = None
) -> Reading:
    """Read exports into one canonical table.

    Parameters
    ----------
    table : {"time", "calls", "deals", "appointments"}
        What the files hold.
    files : sequence of paths
        CSV (also gzipped) or a workbook, in any of the formats that are known or that a mapping describes.
    settings : ReadSettings, optional
        Time zone, order of day and month, mappings.

    Returns
    -------
    Reading
        The table, which satisfies `simulator.calibration.tables.validated`, and a report a file (a sheet, where a
        workbook has several).

    Raises
    ------
    InputError
        When a file cannot be right: missing, not a table, of no known format, without a column that is needed, most of
        its rows unreadable, or with dates that can be read in two ways. Every file's problems are gathered.
    """
    said = settings or ReadSettings()
    refuse_unknown_zone(said.timezone)
    formats = (*map(read_mapping, said.mappings), *known_formats())
    done: list[One] = []
    problems: list[Problem] = []
    for file in files:
        try:
            done += _read_file(table, file, formats, said)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return _together(table, done)


def _read_file(
    table: TableName, file: str | PathLike[str], formats: Sequence[Format], settings: ReadSettings
) -> list[One]:
    data = read_bytes(file)
    if table == "time" and (slots := read_slots(data, fspath(file))) is not None:
        return slots
    there = sheets(data, fspath(file))
    known = [(sheet, recognised(sheet, table, formats)) for sheet in there]
    found = [(sheet, form) for sheet, form in known if form is not None]
    if not found:
        raise unknown(there[0], table, formats)
    left_out = [sheet.name for sheet, form in known if form is None]
    read_ones = [_with_spellings(sheet, form, settings, fspath(file)) for sheet, form in found]
    return [_noted(read_ones[0], left_out), *read_ones[1:]]


def _with_spellings(sheet: Sheet, form: Recognised, settings: ReadSettings, file: str) -> One:
    one = read_sheet(sheet, form, settings)
    similar = (*against_references(form.format, one.rows, Path(file).parent), *similar_within(one.rows))
    return replace(one, report=replace(one.report, similar=similar))


def _noted(one: One, left_out: Sequence[str]) -> One:
    if not left_out:
        return one
    note = Note("sheets_left_out", {"names": ", ".join(left_out)})
    return replace(one, report=replace(one.report, notes=(*one.report.notes, note)))


def _together(table: TableName, done: Iterable[One]) -> Reading:
    import polars as pl

    ones = list(done)
    rows = pl.concat([empty(table), *(one.rows for one in ones)], rechunk=False)
    rows, reports = afterwards(table, rows, [one.report for one in ones], _later(ones))
    return Reading(validated(table, rows), tuple(reports))


def _later(ones: Sequence[One]) -> "pl.Series | None":
    """Where clocks show an hour again, over all files; None where none do."""
    import polars as pl

    if all(one.later is None for one in ones):
        return None
    nothing = pl.Series("later", [False])
    each = [
        nothing.new_from_index(0, one.rows.height) if one.later is None else one.later.alias("later")
        for one in ones
    ]
    return pl.concat(each, rechunk=True)
