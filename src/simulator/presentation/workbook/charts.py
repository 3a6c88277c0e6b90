"""Native charts of a sheet, on a sheet of their own: they follow whatever is changed in the table."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as NativeChart

from simulator.presentation.workbook.formats import Formats
from simulator.presentation.workbook.ink import A4, write_cell
from simulator.presentation.workbook.sheet import Chart, Line, Sheet

WIDE, HIGH = 690, 370
#: Lines of the sheet that a chart covers, and charts that go on a page.
STEP, ON_A_PAGE = 20, 3
#: What makes a chart as wide as a page, in percent.
PRINTED = 70


def write_charts(book: Workbook, sheet: Sheet, formats: Formats) -> None:
    """Write the sheet of the charts, one below the other."""
    page = book.add_worksheet(sheet.charts_name)
    for k, chart in enumerate(sheet.charts):
        line = k * STEP
        write_cell(
            page, line, 0, chart.title, formats, "behind"
        )  # the chart covers it, its title points to it
        page.insert_chart(line, 0, _native(book, sheet, chart, line))
    page.hide_gridlines(2)
    page.set_paper(A4)
    page.set_print_scale(PRINTED)
    page.set_h_pagebreaks([k * STEP for k in range(ON_A_PAGE, len(sheet.charts), ON_A_PAGE)])


def _native(book: Workbook, sheet: Sheet, chart: Chart, line: int) -> NativeChart:
    made = _line_chart(book)
    for one in chart.lines:
        made.add_series(_series(sheet, chart, one))
    made.set_title({"name": [sheet.charts_name, line, 0], "name_font": {"size": 12}, "overlay": False})
    across, beside = chart.axes
    weeks = max(one.last - one.first + 1 for one in chart.lines)
    every = max(1, round(weeks / 13))
    made.set_x_axis({"name": across, "interval_unit": every, "interval_tick": every, "label_position": "low"})
    made.set_y_axis(
        {
            "name": beside,
            "num_format": "#,##0",
            "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}},
        }
    )
    made.set_legend({"position": "bottom"})
    made.set_size({"width": WIDE, "height": HIGH})
    made.show_blanks_as("gap")
    return made


def _line_chart(book: Workbook) -> NativeChart:
    made = book.add_chart({"type": "line"})
    if made is None:
        raise ValueError("the library knows no line chart")
    return made


def _series(sheet: Sheet, chart: Chart, one: Line) -> dict[str, Any]:
    first, last = sheet.head + one.first, sheet.head + one.last
    named = (sheet.head - 1, one.column) if one.called is None else (first, one.called)
    line = {"color": one.colour, "width": one.weight, "dash_type": "dash" if one.dashed else "solid"}
    return {
        "name": [sheet.name, *named],
        "categories": [sheet.name, first, chart.across, last, chart.across],
        "values": [sheet.name, first, one.column, last, one.column],
        "line": line,
        "marker": {"type": "none"},
    }
