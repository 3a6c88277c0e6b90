"""Rows that an export holds twice, and the rank of each call among those to the same contact."""

from typing import TYPE_CHECKING

import numpy as np

from simulator.calibration.readers.report import Complaint
from simulator.calibration.tables import TableName

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

#: Columns that make two rows the same; none of the first may be absent.
IDENTITY: dict[TableName, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "time": (("person", "started", "hours", "activity"), ("kind", "project")),
    "calls": (("started", "contact"), ("person", "talk_s", "direction", "success")),
    "deals": (("deal", "status"), ("account", "opened", "closed", "value", "product", "person", "stage")),
    "appointments": ((), ()),
}


def repeated(table: TableName, rows: "pl.DataFrame", later: "pl.Series | None" = None) -> "pl.Series":
    """Where a row is the same as an earlier one, in whatever file: exports of two periods overlap.

    `later` tells apart instants that the clocks show alike, as they do in the hour that comes twice.
    """
    import polars as pl

    needed, others = IDENTITY[table]
    nothing = pl.Series("repeated", [False]).new_from_index(0, rows.height)
    if not needed or rows.height < 2 or any(rows[name].null_count() == rows.height for name in needed):
        return nothing
    names = [*needed, *others]
    first, *rest = (rows[name].hash() for name in needed)
    for other in rest:
        first = first ^ other
    if first.n_unique() == rows.height:
        return nothing
    if later is not None:
        rows, names = rows.with_columns(later.alias("later")), [*names, "later"]
    whole = ~rows.select(pl.struct(names).is_first_distinct().alias("first"))["first"]
    known = rows.select(pl.all_horizontal(pl.col(name).is_not_null() for name in needed).alias("known"))[
        "known"
    ]
    return whole & known


def complaints_of(rule: str, rows: "pl.DataFrame", again: "pl.Series") -> dict[str, Complaint]:
    """File -> the complaint about its rows that are there twice."""
    import polars as pl

    twice = rows.filter(again)
    return {
        str(file): Complaint(
            rule, "", tuple(twice.filter(pl.col("file") == file)["line"].to_list()), "", refused=True
        )
        for file in twice["file"].unique(maintain_order=True)
    }


def ranked(calls: "pl.DataFrame") -> "pl.DataFrame":
    """Number the calls to each contact in the order of time, where contact and time are known and no rank is given.

    Only outbound calls, and those of which the direction is not known, are attempts; a row that stands for several
    has its rank from the file or not at all.
    """
    import polars as pl

    ours = pl.col("direction").is_null() | (pl.col("direction") == "outbound")
    open_to = (
        ours & pl.col("attempt").is_null() & pl.col("contact").is_not_null() & pl.col("started").is_not_null()
    )
    which = calls.select((open_to & (pl.col("attempts") == 1)).alias("which"))["which"]
    if not which.any():
        return calls
    chosen = calls.filter(which) if not which.all() else calls
    ranks = _ranks(chosen["contact"].hash().to_numpy(), chosen["started"].to_physical().to_numpy())
    if which.all():
        return calls.with_columns(pl.Series("attempt", ranks))
    places = which.arg_true()
    full = calls["attempt"].scatter(places, pl.Series(ranks))
    return calls.with_columns(full.alias("attempt"))


def _ranks(contacts: "NDArray[np.uint64]", instants: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Rank, from 1, of each instant among those of its contact; equal instants keep their order in the file."""
    in_order = bool((instants[1:] >= instants[:-1]).all())
    order = _grouped(contacts) if in_order else np.lexsort((instants, contacts))
    grouped = contacts[order]
    places = np.arange(len(order))
    starts = np.maximum.accumulate(np.where(np.r_[True, grouped[1:] != grouped[:-1]], places, 0))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = places - starts + 1
    return ranks


def _grouped(contacts: "NDArray[np.uint64]") -> "NDArray[np.int64]":
    """Order that brings equal contacts together and keeps their own order.

    The low bits of each number make room for its place, so that sorting numbers alone does it, several times as fast
    as sorting places; where two contacts differ in those bits only, the slow way is taken.
    """
    import polars as pl

    low = np.uint64((1 << max(len(contacts) - 1, 1).bit_length()) - 1)
    keys = pl.Series((contacts & ~low) | np.arange(len(contacts), dtype=np.uint64)).sort().to_numpy()
    order = (keys & low).astype(np.int64)
    same = (keys[1:] ^ keys[:-1]) <= low
    if bool((contacts[order[1:]] != contacts[order[:-1]])[same].any()):
        return np.argsort(contacts, kind="stable")
    return order
