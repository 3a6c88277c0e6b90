"""Order of day and month in a file, decided over all its dates."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.calibration.readers.instants import Order, evidence
from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.report import Note
from simulator.calibration.readers.sheets import Sheet
from simulator.scenario.phrases import phrase

if TYPE_CHECKING:
    import polars as pl

#: Largest share of days that may contradict the others and be taken for slips.
SLIPS = 0.05
_SAID = {"day-first": phrase("day_first"), "month-first": phrase("month_first")}


def order_of(
    sheet: Sheet, columns: Mapping[str, "pl.Series"], lines: "pl.Series", told: Order | None
) -> tuple[Order, tuple[Note, ...]]:
    """Decide whether the day or the month comes first.

    Parameters
    ----------
    sheet : Sheet
        The file.
    columns : mapping
        Heading -> dates as they are written.
    lines : polars.Series
        Line of each row.
    told : {"day-first", "month-first"} or None
        What the mapping or the user says.

    Raises
    ------
    InputError
        When every date can be read in both ways, with another meaning, or when dates contradict each other.
    """
    if told is not None:
        return told, ()
    day, month, either = (sum(one) for one in zip((0, 0, 0), *map(evidence, columns.values()), strict=True))
    if day and month and min(day, month) > SLIPS * (day + month):
        raise refused("export_dates_mixed", sheet.name, *_first(columns, lines), day=day, month=month)
    if day or month:
        order: Order = "day-first" if day >= month else "month-first"
        return order, (Note("dates_decided", {"order": _SAID[order], "days": max(day, month)}),)
    if either and not sheet.decimal_comma:
        raise refused("export_dates", sheet.name, *_first(columns, lines))
    return "day-first", (Note("dates_assumed", {"order": _SAID["day-first"]}),) if either else ()


def _first(columns: Mapping[str, "pl.Series"], lines: "pl.Series") -> tuple[int | None, str, str]:
    """Line, heading and value of the first date that can be read in two ways, or in one only."""
    for heading, texts in columns.items():
        for line, value in zip(lines, texts, strict=True):
            if value is not None and any(evidence(texts.head(0).extend_constant(value, 1))):
                return line, heading, value
    return None, "", ""
