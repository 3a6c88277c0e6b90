"""Which format a sheet is of, by its headings."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.calibration.readers.formats import Format
from simulator.calibration.readers.headings import plain
from simulator.calibration.readers.refusals import problem
from simulator.calibration.readers.sheets import Sheet
from simulator.calibration.tables import TableName
from simulator.errors import InputError, Problem
from simulator.scenario.phrases import phrase


@dataclass(frozen=True)
class Recognised:
    """A format found in a sheet.

    Parameters
    ----------
    format : Format
        The format.
    heading : int
        Row of the head, from 0, that holds the headings.
    places : mapping
        Heading of the format -> place of its cells.
    """

    format: Format
    heading: int
    places: dict[str, int]


def recognised(sheet: Sheet, table: TableName, formats: Sequence[Format]) -> Recognised | None:
    """Find the format of a sheet; None when it is none of them.

    The first row that some format fits holds the headings. A mapping goes before the known formats; among those, the
    one that reads most of the row's headings.
    """
    for number, row in enumerate(sheet.head):
        fits = [
            found for form in formats if form.table == table and (found := fit(form, row, number)) is not None
        ]
        if fits:
            return max(fits, key=lambda one: (bool(one.format.file), len(set(one.places.values()))))
    return None


def fit(form: Format, row: Sequence[str], number: int) -> Recognised | None:
    """The format found in a row of headings; None when one of those that tell it is not there."""
    places = form.places(row)
    if form.recognised_by and all(heading in places for heading in form.recognised_by):
        return Recognised(form, number, places)
    return None


def unknown(sheet: Sheet, table: TableName, formats: Sequence[Format]) -> InputError:
    """Say that a sheet is of no known format: which is nearest, what it lacks, or which other table it is of."""
    for number, row in enumerate(sheet.head):
        for form in formats:
            if form.table != table and fit(form, row, number) is not None:
                said = problem(
                    "export_other_table", sheet.name, number + 1, format=form.name, option=f"--{form.table}"
                )
                return InputError([said])
    return InputError([_nearest(sheet, table, formats)])


def _nearest(sheet: Sheet, table: TableName, formats: Sequence[Format]) -> Problem:
    number, row = max(enumerate(sheet.head), key=lambda one: sum(map(bool, one[1])), default=(0, ()))
    headings = ", ".join(cell.strip() for cell in row if cell.strip())
    candidates = [form for form in formats if form.table == table]
    best = max(candidates, key=lambda form: _share(form, row))
    missing = [heading for heading in best.recognised_by if heading not in best.places(row)]
    near = phrase(
        "nearest_format", format=best.name, missing=", ".join(_close(name, row) for name in missing)
    )
    names = ", ".join(form.name for form in candidates)
    return problem(
        "export_unknown", sheet.name, number + 1, "", headings, near=near, table=f"--{table}", names=names
    )


def _share(form: Format, row: Sequence[str]) -> tuple[bool, float]:
    there = form.places(row)
    return bool(form.file), sum(name in there for name in form.recognised_by) / max(
        len(form.recognised_by), 1
    )


def _close(name: str, row: Sequence[str]) -> str:
    """Name of a heading that is missing, with the one in the file that may be meant."""
    known = {plain(cell): cell.strip() for cell in row}
    close = difflib.get_close_matches(plain(name), known, 1, 0.75)
    return f'"{name}" ("{known[close[0]]}"?)' if close else f'"{name}"'
