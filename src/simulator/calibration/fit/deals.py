"""What a CRM says: how many deals are opened, what becomes of them and after how long, what they are worth."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from simulator.calibration.estimators import (
    CureFit,
    RecurringFit,
    ShrunkenFit,
    ValueFit,
    fit_outcomes,
    fit_recurring,
    fit_values,
    shrunken,
)
from simulator.calibration.fit.extent import evidence_of
from simulator.calibration.fit.records import Evidence

OUTCOMES = {"open": 0, "won": 1, "lost": 2}
#: Deals below which nothing is fitted to them.
LEAST_DEALS = 5


@dataclass(frozen=True)
class Groups:
    """Won share of the closed deals by person, channel or product, each borrowing strength from the others."""

    names: tuple[str, ...]
    fit: ShrunkenFit


@dataclass(frozen=True)
class DealFacts:
    """What the deals say.

    Parameters
    ----------
    counts : mapping
        Deals by status: "won", "lost", "open".
    opened : int
        Deals with a date of opening.
    undated : int
        Deals without one.
    undated_won : int
        The won ones of these.
    cure : CureFit or None
        What becomes of a deal, those still open counting as open; None without enough dated deals.
    values : ValueFit or None
        What a deal won is worth.
    revenue : float
        Sum of the values of the deals won.
    recurring : RecurringFit or None
        Whether customers buy again; None when no customer is named.
    groups : mapping
        "person", "channel", "product" -> `Groups`, where there are several.
    persons : tuple of str
        Who sells.
    currency : str or None
        The only currency of the file.
    evidence, dated, won : Evidence
        All rows, those with a date of opening, and those won with a value.
    """

    counts: Mapping[str, int]
    opened: int
    undated: int
    undated_won: int
    cure: CureFit | None
    values: ValueFit | None
    revenue: float
    recurring: RecurringFit | None
    groups: Mapping[str, Groups]
    persons: tuple[str, ...]
    currency: str | None
    evidence: Evidence
    dated: Evidence
    won: Evidence

    @property
    def won_share(self) -> float | None:
        """Won deals among those closed."""
        closed = self.counts["won"] + self.counts["lost"]
        return self.counts["won"] / closed if closed else None


def deal_facts(deals: pl.DataFrame) -> DealFacts:
    """Sum up a deals table of at least one row."""
    counts = {status: int((deals["status"] == status).sum()) for status in ("won", "lost", "open")}
    dated = deals.filter(pl.col("opened").is_not_null())
    won = deals.filter((pl.col("status") == "won") & (pl.col("value") > 0))
    currencies = deals["currency"].drop_nulls().unique().to_list()
    return DealFacts(
        counts=counts,
        opened=dated.height,
        undated=deals.height - dated.height,
        undated_won=counts["won"] - int((dated["status"] == "won").sum()),
        cure=_cure(dated),
        values=fit_values(won["value"].to_numpy()) if won.height >= LEAST_DEALS else None,
        revenue=float(won["value"].sum()),
        recurring=_recurring(won, _end(deals)),
        groups=_groups(deals),
        persons=tuple(deals["person"].drop_nulls().unique().sort().to_list()),
        currency=currencies[0] if len(currencies) == 1 else None,
        evidence=evidence_of("deals", deals),
        dated=evidence_of("deals", dated),
        won=evidence_of("deals", won),
    )


def _end(deals: pl.DataFrame) -> dt.date | None:
    """The day of the export, as far as the file tells: its last date."""
    return evidence_of("deals", deals).last


def _cure(dated: pl.DataFrame) -> CureFit | None:
    """Fit what becomes of deals; a closed deal without a date of closing tells no delay and is left out."""
    end = _end(dated)
    told = dated.filter((pl.col("status") == "open") | (pl.col("closed") >= pl.col("opened")))
    if end is None or told.height < LEAST_DEALS or not (told["status"] != "open").any():
        return None
    until = pl.when(pl.col("status") == "open").then(pl.lit(end)).otherwise(pl.col("closed"))
    rows = told.select(
        (until - pl.col("opened")).dt.total_days().cast(pl.Float64).alias("age"),
        pl.col("status").replace_strict(OUTCOMES, return_dtype=pl.Int64).alias("outcome"),
    )
    return fit_outcomes(rows["age"].to_numpy(), rows["outcome"].to_numpy())


def _recurring(won: pl.DataFrame, end: dt.date | None) -> RecurringFit | None:
    told = won.filter(pl.col("account").is_not_null() & pl.col("closed").is_not_null())
    first = evidence_of("deals", told.with_columns(opened=pl.col("closed"))).first
    if end is None or first is None or told["account"].n_unique() < LEAST_DEALS:
        return None
    customers = told["account"].rank("dense").cast(pl.Int64).to_numpy() - 1
    days = told.select((pl.col("closed") - first).dt.total_days()).to_series().to_numpy()
    return fit_recurring(customers, days, told["value"].to_numpy(), float((end - first).days))


def _groups(deals: pl.DataFrame) -> dict[str, Groups]:
    closed = deals.filter(pl.col("status") != "open")
    found = {}
    for column in ("person", "channel", "product"):
        by = (
            closed.filter(pl.col(column).is_not_null())
            .group_by(column)
            .agg((pl.col("status") == "won").sum().alias("won"), pl.len().alias("closed"))
            .sort(column)
        )
        if by.height > 1:
            fit = shrunken(by["won"].to_numpy(), by["closed"].to_numpy())
            found[column] = Groups(tuple(by[column].to_list()), fit)
    return found
