"""Appointments that the team took or was given, and how many of them become deals of the CRM.

An appointment is no deal yet. Where the files cover the same weeks, the share that becomes one is counted: deals opened over
appointments taken, missed ones included. Deals beyond the appointments have another origin for certain; of the
others, the files cannot tell.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from simulator.calibration.estimators import ConversionFit, fit_conversion
from simulator.calibration.fit.calls import CallFacts, outgoing
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.records import Evidence
from simulator.calibration.tables import TableName

#: Weeks in common, and appointments within them, below which nothing is counted.
LEAST_WEEKS, LEAST_TAKEN = 2.0, 5


@dataclass(frozen=True)
class Taken:
    """Appointments and deals of the days that all files cover.

    Parameters
    ----------
    appointments : int
        Successes of calls, and appointments of platforms whose file does not tell what came of them, held as far as
        it tells.
    opened : int
        Deals opened, less those that the platforms' own files tell of.
    evidence : Evidence
        Files, rows and period of both.
    """

    appointments: int
    opened: int
    evidence: Evidence

    @property
    def share(self) -> ConversionFit | None:
        """Share of the appointments that become deals; None where deals are as many: then all do, as far as one sees."""
        if self.opened >= self.appointments:
            return None
        return fit_conversion(self.opened, self.appointments)


def taken_of(
    held: Mapping[TableName, pl.DataFrame],
    calls: CallFacts | None,
    deals: DealFacts | None,
    platforms: Sequence[PlatformFacts],
) -> Taken | None:
    """Count appointments and deals over the days that all files cover.

    Parameters
    ----------
    held : mapping
        The canonical tables that have rows.
    calls, deals, platforms
        The same, summed up.

    Returns
    -------
    Taken or None
        None where nobody took appointments, or the files have too few days or appointments in common.
    """
    if deals is None or (calls is not None and not calls.successes):
        return None
    silent = [one for one in platforms if one.success is None]
    sources = [*([calls.evidence] if calls else []), *(one.evidence for one in silent)]
    evidence = _common([deals.dated, *sources])
    if not sources or evidence is None or (evidence.weeks or 0.0) < LEAST_WEEKS:
        return None
    dialled = _within(outgoing(held["calls"]), "started", evidence)["success"].sum() if calls else 0
    booked = _held(held, silent, evidence).height
    opened = _within(held["deals"], "opened", evidence).height
    told = _held(held, [one for one in platforms if one.success is not None], evidence)
    opened -= int(told["outcome"].is_in(["quote", "signed"]).sum())
    appointments = int(dialled) + booked
    if appointments < LEAST_TAKEN:
        return None
    opened = max(opened, 0)
    return Taken(appointments, opened, replace(evidence, rows=appointments + opened))


def _common(periods: Sequence[Evidence]) -> Evidence | None:
    """The days that all of these cover."""
    firsts, lasts = [one.first for one in periods], [one.last for one in periods]
    if None in firsts or None in lasts:
        return None
    first, last = max(_known(firsts)), min(_known(lasts))
    files = tuple(dict.fromkeys(name for one in periods for name in one.files))
    return Evidence("deals", files, 0, first, last) if first <= last else None


def _known(days: Iterable[dt.date | None]) -> list[dt.date]:
    return [day for day in days if day is not None]


def _held(
    held: Mapping[TableName, pl.DataFrame], platforms: Sequence[PlatformFacts], period: Evidence
) -> pl.DataFrame:
    """Appointments of these platforms, accepted and held as far as the file tells."""
    if "appointments" not in held:
        return pl.DataFrame({"outcome": []}, schema={"outcome": pl.String})
    rows = held["appointments"].filter(pl.col("platform").is_in([one.name for one in platforms]))
    attended = pl.col("validated").fill_null(value=True) & pl.col("held").fill_null(value=True)
    return _within(rows.filter(attended), "delivered", period)


def _within(rows: pl.DataFrame, column: str, period: Evidence) -> pl.DataFrame:
    return rows.filter(pl.col(column).cast(pl.Date).is_between(period.first, period.last))
