"""The same deal in several exports, at different dates: its latest state is kept."""

from typing import TYPE_CHECKING

from simulator.calibration.readers.repeats import repeated

if TYPE_CHECKING:
    import polars as pl


def superseded(rows: "pl.DataFrame") -> "pl.Series":
    """Where another file tells a later state of the same deal.

    Deals of one name are one deal unless they were opened on different days or are of different accounts. A file in
    which the deal is closed tells later than one in which it is open; then the one with the later closing date; then
    the last of the files. All the rows that the file has of the deal are kept, so that the lines of one order stay together.

    Parameters
    ----------
    rows : polars.DataFrame
        The table of deals, files one after the other.

    Returns
    -------
    polars.Series of bool
        False where only one file has the deal, or where all say the same of it.
    """
    import polars as pl

    deal, file = pl.col("deal"), pl.col("file")
    one_deal = pl.all_horizontal(pl.col(name).drop_nulls().n_unique() <= 1 for name in ("opened", "account"))
    changed = (
        rows.filter(~repeated("deals", rows))
        .group_by("deal")
        .agg(sound=one_deal & (file.n_unique() > 1))
        .filter(pl.col("sound"))["deal"]
    )
    if not len(changed):
        return pl.Series("superseded", [False]).new_from_index(0, rows.height)
    closed = pl.col("status") != "open"
    latest = (
        rows.with_row_index("place")
        .filter(deal.is_in(changed.to_list()))
        .sort(closed, pl.when(closed).then(pl.col("closed")), "place", nulls_last=False)
        .group_by("deal")
        .agg(latest=file.last())
    )
    beside = rows.select("deal", "file").join(latest, on="deal", how="left", maintain_order="left")
    return beside.select((file != pl.col("latest")).fill_null(value=False).alias("superseded"))["superseded"]
