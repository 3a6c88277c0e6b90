"""From a sheet to the spreadsheet: every text a text, every number a number, headings that stay in sight."""

import math
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from simulator.presentation.workbook.cells import Cell, inert
from simulator.presentation.workbook.formats import Formats
from simulator.presentation.workbook.sheet import NUMBER, Column, Sheet

A4 = 9
LINE_HEIGHT = 15.0
#: Most lines of a row: no spreadsheet shows more than 409 points.
MOST_LINES = 27
#: Characters of a page's width, about.
PAGE = 400


class ToTheLastBit(float):
    """A number that is written with all its digits: xlsxwriter keeps sixteen, one too few to read the same bits back."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return float.__repr__(self).removesuffix(".0")


def write_sheet(book: Workbook, sheet: Sheet, formats: Formats) -> Worksheet:
    """Write one sheet at the end of the workbook."""
    page = book.add_worksheet(sheet.name)
    write_cell(page, 0, 0, sheet.title, formats, "title")
    write_cell(page, 1, 0, sheet.note, formats, "note")
    _write_heads(page, sheet, formats)
    for line, row in enumerate(sheet.rows, start=sheet.head):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            write_cell(page, line, place, cell, formats, "left" if column.left else "text")
        _make_room(page, line, [(c, column.width) for c, column in zip(row, sheet.columns, strict=True)])
    page.freeze_panes(sheet.head, sheet.frozen)
    page.autofilter(sheet.head - 1, 0, sheet.head - 1 + len(sheet.rows), len(sheet.columns) - 1)
    _lay_out_for_print(page, sheet)
    return page


def write_cell(
    page: Worksheet, line: int, place: int, cell: Cell, formats: Formats, look: str = "text"
) -> None:
    """Write one cell; what is undefined, infinite or empty stays blank."""
    if isinstance(cell, str):
        text = inert(cell)
        if text:
            page.write_string(line, place, text, formats.text(look, text))
    elif cell is not None and math.isfinite(cell.value):
        page.write_number(line, place, ToTheLastBit(cell.value), formats.number(cell, look))


def _write_heads(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        look = "head" if column.left or column.width > NUMBER else "number_head"
        write_cell(page, sheet.head - 1, place, column.name, formats, look)
    _make_room(page, sheet.head - 1, [(column.name, column.width) for column in sheet.columns])
    start = 0
    while sheet.grouped and start < len(sheet.columns):
        name = sheet.columns[start].group
        end = start
        while end + 1 < len(sheet.columns) and sheet.columns[end + 1].group == name:
            end += 1
        if name:
            _write_group(page, sheet, (start, end), formats)
        start = end + 1
    if sheet.grouped:
        widths = _widths(sheet.columns)
        _make_room(page, sheet.head - 2, [(name, width) for name, width in widths.items() if name])


def _write_group(page: Worksheet, sheet: Sheet, places: tuple[int, int], formats: Formats) -> None:
    line, (start, end) = sheet.head - 2, places
    name = inert(sheet.columns[start].group)
    if end > start:
        page.merge_range(line, start, line, end, "", formats.text("group", name))
    write_cell(page, line, start, name, formats, "group")


def _widths(columns: Sequence[Column]) -> dict[str, int]:
    """Width of each group of columns, by its heading."""
    widths: dict[str, int] = {}
    for column in columns:
        widths[column.group] = widths.get(column.group, 0) + column.width
    return widths


def _make_room(page: Worksheet, line: int, texts: Sequence[tuple[Cell, int]]) -> None:
    """Make a row as high as its longest text needs, folded in its width: not every spreadsheet does that by itself."""
    lines = max((_lines(text, width) for text, width in texts if isinstance(text, str)), default=1)
    if lines > 1:
        page.set_row(line, LINE_HEIGHT * min(lines, MOST_LINES))


def _lines(text: str, width: int) -> int:
    """Lines that a text takes: letters are narrower than the digits that a width counts, and folding loses as much."""
    return sum(max(1, math.ceil(len(part) / width)) for part in text.split("\n"))


def _lay_out_for_print(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(max(1, round(sum(column.width for column in sheet.columns) / PAGE)), 0)
    page.repeat_columns(0, sheet.frozen - 1)
    page.repeat_rows(sheet.head - 1 - sheet.grouped, sheet.head - 1)
    page.set_footer("&L&A&R&P / &N")
