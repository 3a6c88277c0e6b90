"""Appointments that the team took or was given, and how many of them become deals of the CRM.

An appointment is no deal yet, and becomes one some weeks later. Where the files cover the same weeks, the share that becomes one
is counted: deals opened over appointments taken, missed ones included, the deals over as many days but `LAG` later. Where
the CRM names origins, only the deals that it names for these appointments count. Where it does not, deals beyond the
appointments have another origin for certain; of the others, the files cannot tell.
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
from simulator.calibration.fit.roles import reading_of
from simulator.calibration.tables import TableName

#: Weeks in common, and appointments within them, below which nothing is counted.
LEAST_WEEKS, LEAST_TAKEN = 2.0, 5
#: From an appointment taken to the deal that it becomes: nothing in the files links the two, and appointments are mostly set
#: one to three weeks ahead.
LAG = dt.timedelta(days=14)
#: Share of the deals that must bear an origin before origins tell which deals are whose.
NAMED = 0.9


@dataclass(frozen=True)
class Taken:
    """Appointments of the days that all files cover, and the deals that were opened `LAG` later.

    Parameters
    ----------
    appointments : int
        Successes of calls, and appointments of platforms whose file does not tell what came of them, held as far as
        it tells.
    opened : int
        Deals opened, less those that the platforms' own files tell of.
    evidence : Evidence
        Files and rows of both, and the period of the appointments; that of the deals is `LAG` later.
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
    if not sources:
        return None
    opened_last = held["deals"]["opened"].max()
    evidence = _early_enough(_common([deals.dated, *sources]), _common(sources), opened_last)
    if evidence is None or (evidence.weeks or 0.0) < LEAST_WEEKS:
        return None
    dialled = _within(outgoing(held["calls"]), "started", evidence)["success"].sum() if calls else 0
    booked = _held(held, silent, evidence).height
    deals_then = _within(held["deals"], "opened", evidence, later=LAG)
    theirs = credited(deals_then, [one.name for one in silent], called=calls is not None)
    if theirs is not None:
        return _counted(int(dialled) + booked, theirs.height, evidence)
    opened = deals_then.height
    told = _held(held, [one for one in platforms if one.success is not None], evidence)
    opened -= int(told["outcome"].is_in(["quote", "signed"]).sum())
    return _counted(int(dialled) + booked, max(opened, 0), evidence)


def _counted(appointments: int, opened: int, evidence: Evidence) -> Taken | None:
    if appointments < LEAST_TAKEN:
        return None
    return Taken(appointments, opened, replace(evidence, rows=appointments + opened))


def credited(deals: pl.DataFrame, platforms: Sequence[str], *, called: bool) -> pl.DataFrame | None:
    """Deals whose origin in the CRM is calls or one of these platforms.

    None where the CRM does not tell: too few deals bear an origin, or no origin is named for one of these sources.
    """
    named = deals.filter(pl.col("channel").is_not_null())
    if named.height < NAMED * deals.height:
        return None
    by_name = {name: source_of_deals(name, platforms, called=called) for name in named["channel"].unique()}
    asked = {*(["call"] if called else []), *(one.casefold() for one in platforms)}
    if not asked or asked - set(by_name.values()):
        return None
    theirs = [name for name, source in by_name.items() if source]
    return named.filter(pl.col("channel").is_in(theirs))


def source_of_deals(name: str, platforms: Iterable[str], *, called: bool) -> str:
    """Say which source of appointments an origin of the CRM is: a platform by its name, "call", or "" for none."""
    if name.casefold() in {one.casefold() for one in platforms}:
        return name.casefold()
    return "call" if called and reading_of(name, None).role == "call" else ""


def _common(periods: Sequence[Evidence]) -> Evidence | None:
    """The days that all of these cover."""
    firsts, lasts = [one.first for one in periods], [one.last for one in periods]
    if None in firsts or None in lasts:
        return None
    first, last = max(_known(firsts)), min(_known(lasts))
    files = tuple(dict.fromkeys(name for one in periods for name in one.files))
    return Evidence("deals", files, 0, first, last) if first <= last else None


def _early_enough(
    both: Evidence | None, appointments: Evidence | None, opened_last: object
) -> Evidence | None:
    """Days whose appointments have had the time to become deals that the CRM holds: up to `LAG` before its last one opens."""
    if (
        both is None
        or appointments is None
        or appointments.last is None
        or not isinstance(opened_last, dt.date)
    ):
        return None
    last = min(appointments.last, opened_last - LAG)
    return replace(both, last=last) if both.first is not None and both.first <= last else None


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


def _within(
    rows: pl.DataFrame, column: str, period: Evidence, later: dt.timedelta = dt.timedelta(0)
) -> pl.DataFrame:
    return rows.filter((pl.col(column).cast(pl.Date) - later).is_between(period.first, period.last))
