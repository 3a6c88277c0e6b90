"""What is done once every file is read: rows that are there twice, kinds of hours, ranks of calls, dates to come."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.calibration.readers.kinds import with_kinds
from simulator.calibration.readers.repeats import complaints_of, ranked, repeated
from simulator.calibration.readers.report import Note, ReadReport
from simulator.calibration.readers.states import superseded
from simulator.calibration.tables import TableName

if TYPE_CHECKING:
    import polars as pl

Rows = tuple["pl.DataFrame", tuple[Note, ...]]


def afterwards(
    table: TableName, rows: "pl.DataFrame", reports: Sequence[ReadReport], later: "pl.Series | None" = None
) -> tuple["pl.DataFrame", list[ReadReport]]:
    """Finish the table of all files, and tell each report what was done to its rows.

    `later` says which rows are of the second of two hours that the clocks show alike; None where none are.
    """
    told = list(reports)
    if table == "deals" and len(told) > 1:
        rows, told = _without("superseded", rows, superseded(rows), told)
    rows, told = _without("repeated", rows, repeated(table, rows, later), told)
    rows, notes = _FINISHED[table](rows)
    if notes and told:
        told[-1] = replace(told[-1], notes=(*told[-1].notes, *notes))
    return rows, told


def _without(
    rule: str, rows: "pl.DataFrame", dropped: "pl.Series", reports: list[ReadReport]
) -> tuple["pl.DataFrame", list[ReadReport]]:
    """Leave rows out, and say so in the reports of their files."""
    if not dropped.any():
        return rows, reports
    complaints = complaints_of(rule, rows, dropped)
    told = [
        replace(
            one,
            kept=one.kept - len(complaints[one.file].lines),
            complaints=(*one.complaints, complaints[one.file]),
        )
        if one.file in complaints
        else one
        for one in reports
    ]
    return rows.filter(~dropped), told


def _calls(rows: "pl.DataFrame") -> Rows:
    """A call with talk was answered, where the log does not say so and a row is one call."""
    import polars as pl

    if rows["answered"].null_count():
        talked = pl.when(pl.col("attempts") == 1).then(pl.col("talk_s") > 0)
        rows = rows.with_columns(pl.col("answered").fill_null(talked))
    return ranked(rows), ()


def _deals(rows: "pl.DataFrame") -> Rows:
    """The closing date of an open deal is a hope, not a fact."""
    import polars as pl

    hoped = (pl.col("status") == "open") & pl.col("closed").is_not_null()
    count = int(rows.select(hoped.sum()).item())
    undated = rows.filter((pl.col("status") != "open") & pl.col("closed").is_null()).height
    rows = rows.with_columns(pl.when(pl.col("status") != "open").then(pl.col("closed")).alias("closed"))
    notes = [Note("expected_dates", {"count": count})] if count else []
    notes += [Note("closed_without_date", {"count": undated})] if undated else []
    currencies = rows["currency"].str.to_uppercase().drop_nulls().unique().sort().to_list()
    notes += [Note("currencies", {"names": ", ".join(currencies)})] if len(currencies) > 1 else []
    return rows, tuple(notes)


def _as_it_is(rows: "pl.DataFrame") -> Rows:
    return rows, ()


_FINISHED: dict[TableName, Callable[["pl.DataFrame"], Rows]] = {
    "time": with_kinds,
    "calls": _calls,
    "deals": _deals,
    "appointments": _as_it_is,
}
