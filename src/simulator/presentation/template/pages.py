"""The sheets that people see: what to do, and a week of slots."""

import datetime as dt
from typing import Any

from babel.dates import get_day_names
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from simulator.calibration.template import Choice, layout
from simulator.presentation.labels import Words

STEPS = ("who", "when", "what", "half", "away", "honest", "send")
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "step": {"text_wrap": True, "valign": "top"},
    "head": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "align": "center"},
    "time": {"border": 1, "font_color": "#555555", "valign": "vcenter"},
    "field": {"border": 1, "bg_color": "#FFF9E5", "align": "left"},
    "slot": {"border": 1, "bg_color": "#FFF9E5", "text_wrap": True, "valign": "vcenter"},
    "sum": {"bold": True, "border": 1, "num_format": "0.0"},
}
#: Height of a row that shows two lines, in points: labels are long.
TWO_LINES = 30
#: Any week will do for the hours of the day.
_ANY_MONDAY = dt.date(2024, 1, 1)


def write_instructions(book: Workbook, words: Words) -> None:
    """Write what to do, step by step."""
    page = book.add_worksheet(words.say("slots.instructions"))
    page.hide_gridlines(2)
    page.set_column(0, 0, 100)
    page.write_string(0, 0, words.say("slots.title"), _look(book, "title"))
    step = _look(book, "step")
    for row, name in enumerate(STEPS, 2):
        page.write_string(row, 0, words.say(f"slots.step_{name}", away=words.say("slots.away")), step)
        page.set_row(row, TWO_LINES)
    page.fit_to_pages(1, 0)


def write_person(book: Workbook, words: Words, name: str, source: str, away: Choice) -> None:
    """Write one person's week.

    Parameters
    ----------
    book : Workbook
        Where to.
    words : Words
        Language.
    name : str
        What the sheet is called until the person says otherwise.
    source : str
        Cells that hold the choices, as a formula.
    away : Choice
        Time that is not worked, which the sums leave out.
    """
    page = book.add_worksheet(name)
    page.set_column(0, 0, 16)
    page.set_column(layout.FIRST_DAY, layout.FIRST_DAY + layout.DAYS - 1, 26)
    page.write_string(0, 0, words.say("slots.title"), _look(book, "title"))
    _write_fields(page, book, words, name)
    _write_week(page, book, words)
    last = layout.FIRST_SLOT + layout.SLOTS - 1, layout.FIRST_DAY + layout.DAYS - 1
    message = {"error_title": words.say("slots.not_offered"), "error_message": words.say("slots.choose")}
    page.data_validation(
        layout.FIRST_SLOT,
        layout.FIRST_DAY,
        *last,
        {"validate": "list", "source": source, "error_type": "warning", **message},
    )
    _write_sums(page, book, words, away)
    page.freeze_panes(layout.FIRST_SLOT, layout.FIRST_DAY)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)


def _write_fields(page: Worksheet, book: Workbook, words: Words, name: str) -> None:
    field = _look(book, "field")
    page.write_string(layout.NAME[0], 0, words.say("slots.name"))
    page.write_string(*layout.NAME, name, field)
    page.write_string(layout.MONDAY[0], 0, words.say("slots.monday"))
    page.write_blank(*layout.MONDAY, None, _look(book, "field", num_format="dd/mm/yyyy"))
    page.write_string(layout.MONDAY[0], layout.MONDAY[1] + 1, words.say("slots.monday_hint"))
    rule = f"=WEEKDAY({xl_rowcol_to_cell(*layout.MONDAY)},2)=1"
    page.data_validation(
        *layout.MONDAY,
        *layout.MONDAY,
        {
            "validate": "custom",
            "value": rule,
            "error_title": words.say("slots.monday"),
            "error_message": words.say("slots.monday_hint"),
        },
    )


def _write_week(page: Worksheet, book: Workbook, words: Words) -> None:
    head, time, slot = _look(book, "head"), _look(book, "time"), _look(book, "slot")
    page.write_string(layout.FIRST_SLOT - 1, 0, words.say("slots.hour"), head)
    names = get_day_names("wide", locale=words.locale)
    for day in range(layout.DAYS):
        page.write_string(layout.FIRST_SLOT - 1, layout.FIRST_DAY + day, names[day].capitalize(), head)
    for row in range(layout.SLOTS):
        start, end = (layout.slot_start(_ANY_MONDAY, 0, one).strftime("%H:%M") for one in (row, row + 1))
        page.set_row(layout.FIRST_SLOT + row, TWO_LINES)
        page.write_string(layout.FIRST_SLOT + row, 0, f"{start}–{end}", time)
        for day in range(layout.DAYS):
            page.write_blank(layout.FIRST_SLOT + row, layout.FIRST_DAY + day, None, slot)


def _write_sums(page: Worksheet, book: Workbook, words: Words, away: Choice) -> None:
    """Hours worked, day by day, so that a forgotten half hour shows."""
    row, look = layout.FIRST_SLOT + layout.SLOTS, _look(book, "sum")
    page.write_string(row, 0, words.say("slots.worked"), look)
    for day in range(layout.DAYS):
        column = layout.FIRST_DAY + day
        cells = f"{xl_rowcol_to_cell(layout.FIRST_SLOT, column)}:{xl_rowcol_to_cell(row - 1, column)}"
        label = away.label.replace('"', '""')
        page.write_formula(
            row, column, f'=(COUNTA({cells})-COUNTIF({cells},"{label}"))*{layout.SLOT_HOURS}', look, 0
        )


def _look(book: Workbook, name: str, **more: Any) -> Format:
    return book.add_format({**LOOKS[name], **more})
