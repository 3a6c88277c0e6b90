"""Where deals come from, as the CRM names it: origins that are channels of their own, each with its share won."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from simulator.calibration.estimators import ConversionFit
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.taken import source_of_deals
from simulator.calibration.fit.told import NEARLY_ONE, Told, counted, neat

#: Deals opened, and deals closed, below which an origin is none of its own; origins at most.
LEAST_OPENED, LEAST_CLOSED, MOST = 20, 5, 5


@dataclass(frozen=True)
class Origin:
    """Deals of one origin; `share` is its part of the deals that neither calls nor platforms are named for.

    `name` is empty for the rest, whose success is None: that of all deals.
    """

    name: str
    share: float
    success: Told | None


def opened_by_origin(deals: pl.DataFrame) -> dict[str, int]:
    """Deals with a date of opening by origin, "" for those without one, the most first."""
    dated = deals.filter(pl.col("opened").is_not_null()).with_columns(pl.col("channel").fill_null(""))
    counts = dated["channel"].value_counts().sort("count", "channel", descending=[True, False])
    return dict(counts.iter_rows())


def origins_of(
    opened: Mapping[str, int], deals: DealFacts, platforms: Sequence[PlatformFacts], *, called: bool
) -> tuple[Origin, ...]:
    """Split the deals that no call and no platform explains by their origin.

    Parameters
    ----------
    opened : mapping
        As `opened_by_origin` gives it.
    deals : DealFacts
        The same deals, summed up.
    platforms : sequence of PlatformFacts
        Whose own appointments are counted apart, by name.
    called : bool
        Calls are counted apart: an origin that is named for calls is theirs.

    Returns
    -------
    tuple of Origin
        The busiest first, the rest at the end; empty unless two or more origins have deals enough.
    """
    known = [one.name for one in platforms]
    left = {name: count for name, count in opened.items() if not source_of_deals(name, known, called=called)}
    named = list(_with_deals_enough(left, deals).items())[:MOST]
    if len(named) < 2:
        return ()
    total = sum(left.values())
    found = [Origin(name, left[name] / total, _success(deals, share, left[name])) for name, share in named]
    rest = 1.0 - sum(one.share for one in found)
    return (*found, Origin("", rest, None)) if rest > 0.0 else tuple(found)


def origin_of_appointments(
    opened: Mapping[str, int], deals: DealFacts | None, platforms: Sequence[PlatformFacts], *, called: bool
) -> Origin | None:
    """Find the deals that the CRM names for calls or, without calls, for a platform: the busiest such origin.

    Parameters
    ----------
    opened, deals, platforms, called
        As for `origins_of`.

    Returns
    -------
    Origin or None
        None without deals enough of it.
    """
    if deals is None:
        return None
    known = [] if called else [one.name for one in platforms]
    for name, share in _with_deals_enough(opened, deals).items():
        if source_of_deals(name, known, called=called):
            return Origin(name, 1.0, _success(deals, share, opened[name]))
    return None


def _with_deals_enough(opened: Mapping[str, int], deals: DealFacts) -> dict[str, ConversionFit]:
    """Share won of the closed deals by origin, in the order given, where there are deals enough to tell one."""
    groups = deals.groups.get("channel")
    shares = {} if groups is None else dict(zip(groups.names, groups.fit.groups, strict=True))
    return {
        name: shares[name]
        for name, count in opened.items()
        if count >= LEAST_OPENED and name in shares and shares[name].trials >= LEAST_CLOSED
    }


def _success(deals: DealFacts, closed: ConversionFit, opened: int) -> Told:
    """Share won in the end: of the closed deals of this origin, borrowing from the others, times the part that closes at all.

    The errors of both are added as those of independent logarithms.
    """
    evidence = replace(deals.dated, rows=opened)
    if deals.cure is None:
        return Told(counted(closed), evidence, "by_origin")
    never = deals.cure.never
    closes = 1.0 - never.mean
    low, high = (
        math.hypot(math.log(own / closed.belief.mean), math.log(part / closes))
        for own, part in ((closed.belief.p10, 1.0 - never.p90), (closed.belief.p90, 1.0 - never.p10))
    )
    won = closed.belief.mean * closes
    return Told(
        {"p10": neat(won * math.exp(-low)), "p90": neat(min(won * math.exp(high), NEARLY_ONE))},
        evidence,
        "by_origin",
    )
