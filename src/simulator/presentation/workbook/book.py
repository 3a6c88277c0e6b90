"""The whole workbook: its sheets in order, and the file."""

import datetime as dt
from io import BytesIO
from pathlib import Path

from simulator.findings import Findings
from simulator.outcomes import Weekly
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words
from simulator.presentation.workbook.assumptions import assumptions_sheet
from simulator.presentation.workbook.cells import inert
from simulator.presentation.workbook.channels import channels_sheet
from simulator.presentation.workbook.comparisons import comparisons_sheet
from simulator.presentation.workbook.costs import costs_sheet
from simulator.presentation.workbook.hours import hours_sheet
from simulator.presentation.workbook.mixes import mixes_sheet
from simulator.presentation.workbook.provenance import provenance_sheet
from simulator.presentation.workbook.sheet import Sheet
from simulator.presentation.workbook.weekly import weekly_sheet

#: Said to be when the file was made: a clock would make two files of one run differ.
MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
#: Most characters of a property of a document.
LONGEST_PROPERTY = 255


def sheets_of(findings: Findings, weekly: Weekly, words: Words) -> list[Sheet]:
    """Return the sheets, in order; that of the comparisons only when something is compared."""
    return [
        mixes_sheet(findings, words),
        *([comparisons_sheet(findings, words)] if findings.comparisons else []),
        channels_sheet(findings, words),
        hours_sheet(findings, words),
        costs_sheet(findings, words),
        weekly_sheet(findings, weekly, words),
        assumptions_sheet(findings, words),
        provenance_sheet(findings, words),
    ]


def workbook_bytes(findings: Findings, weekly: Weekly, words: Words) -> bytes:
    """Return the file `workbook.xlsx`.

    Parameters
    ----------
    findings : Findings
        What the study found; every number is one of its, or of `weekly`.
    weekly : Weekly
        Bands of the weekly series, as `weekly.parquet` holds them.
    words : Words
        Language and currency.
    """
    from xlsxwriter import Workbook

    from simulator.presentation.workbook.charts import write_charts
    from simulator.presentation.workbook.formats import Formats
    from simulator.presentation.workbook.ink import write_sheet

    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    title = inert(findings.title)[:LONGEST_PROPERTY]
    book.set_properties({"title": title, "comments": findings.provenance.scenario_sha256, "created": MADE})
    formats = Formats(book, words)
    for sheet in sheets_of(findings, weekly, words):
        write_sheet(book, sheet, formats)
        if sheet.charts:
            write_charts(book, sheet, formats)
    book.close()
    return held.getvalue()


def write_workbook(path: Path, findings: Findings, weekly: Weekly, words: Words) -> None:
    """Write the file, whole or not at all.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    write_whole({path: workbook_bytes(findings, weekly, words)})
