"""What a platform has delivered: how many appointments, how many accepted, at which price, and what came of them."""

from dataclasses import dataclass

import polars as pl

from simulator.calibration.estimators import ConversionFit, fit_conversion
from simulator.calibration.fit.extent import evidence_of
from simulator.calibration.fit.moments import span_of
from simulator.calibration.fit.records import Evidence, Span


@dataclass(frozen=True)
class PlatformFacts:
    """Appointments of one platform.

    Parameters
    ----------
    name : str
        As the file writes it.
    delivered : int
        How many.
    accepted, missed, success : ConversionFit or None
        Share validated; of those, share missed; of those held and decided, share that went on to a quote or a
        signature. None when the file does not tell.
    price : Span or None
        Price of one.
    reasons : tuple of (str, int)
        Why appointments were refused, the commonest first.
    evidence : Evidence
        The rows.
    """

    name: str
    delivered: int
    accepted: ConversionFit | None
    missed: ConversionFit | None
    success: ConversionFit | None
    price: Span | None
    reasons: tuple[tuple[str, int], ...]
    evidence: Evidence

    @property
    def weeks(self) -> float:
        """Weeks that the rows cover; one where they all are of days without work."""
        return self.evidence.weeks or 1.0

    @property
    def weekly(self) -> float:
        """Appointments delivered a week."""
        return self.delivered / self.weeks

    @property
    def weekly_accepted(self) -> float:
        """Of those, the ones that are attended, or missed."""
        return self.weekly * (self.accepted.belief.mean if self.accepted else 1.0)

    @property
    def weekly_held(self) -> float:
        """Of those, the ones that are not missed."""
        return self.weekly_accepted * (1.0 - (self.missed.belief.mean if self.missed else 0.0))


def platform_facts(appointments: pl.DataFrame) -> tuple[PlatformFacts, ...]:
    """Sum up the appointments of each platform, the busiest first."""
    names = (
        appointments["platform"].value_counts(sort=True).sort("count", "platform", descending=[True, False])
    )
    return tuple(
        _platform(name, appointments.filter(pl.col("platform") == name)) for name in names["platform"]
    )


def _platform(name: str, rows: pl.DataFrame) -> PlatformFacts:
    valid = rows.filter(pl.col("validated").fill_null(value=True))
    held = valid.filter(
        pl.col("held").fill_null(value=True) & pl.col("outcome").is_in(["quote", "signed", "lost"])
    )
    refused = rows.filter(~pl.col("validated") & pl.col("reason").is_not_null())["reason"].value_counts()
    prices = valid["price"].drop_nulls().to_numpy()
    return PlatformFacts(
        name=name,
        delivered=rows.height,
        accepted=_share(rows["validated"]),
        missed=_share(~valid["held"]),
        success=_share(held["outcome"] != "lost"),
        price=span_of(prices),
        reasons=tuple(refused.sort("count", "reason", descending=[True, False]).iter_rows()),
        evidence=evidence_of("appointments", rows),
    )


def _share(told: pl.Series) -> ConversionFit | None:
    known = told.drop_nulls()
    return fit_conversion(int(known.sum()), known.len()) if known.len() else None
