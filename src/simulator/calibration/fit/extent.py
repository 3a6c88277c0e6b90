"""Which files, how many rows and which period a number rests on."""

import datetime as dt
from pathlib import Path

import polars as pl

from simulator.calibration.fit.records import Evidence
from simulator.calibration.tables import TableName

#: Columns that date a row, in each table.
DATES: dict[TableName, tuple[str, ...]] = {
    "time": ("started",),
    "calls": ("started",),
    "deals": ("opened", "closed"),
    "appointments": ("delivered",),
}

#: What parts a workbook's name from that of its sheet.
SHEET = " ["


def evidence_of(table: TableName, rows: pl.DataFrame) -> Evidence:
    """Return the files, the number and the period of some rows of a table."""
    dates = [rows[name].cast(pl.Date) for name in DATES[table]]
    first = [day for day in (one.min() for one in dates) if isinstance(day, dt.date)]
    last = [day for day in (one.max() for one in dates) if isinstance(day, dt.date)]
    named = rows["file"].unique(maintain_order=True).to_list()
    files = tuple(dict.fromkeys(Path(name.split(SHEET)[0]).name for name in named))
    return Evidence(table, files, rows.height, min(first, default=None), max(last, default=None))
