"""Deals of which no file tells: as many as the hours of follow-up in the time log allow, at usual hours each.

Dividing the hours logged by an assumed number of deals would make hours of a deal that nobody has: a few calls a week open next to
nothing, whatever the log says of visits and quotes.
"""

from collections.abc import Sequence
from dataclasses import replace

from simulator.calibration.fit import usual
from simulator.calibration.fit.attempts import Attempts
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.records import Assumed, Evidence
from simulator.calibration.fit.told import Told, assumed, neat

#: Least share of the hours of follow-up that is left to deals, whatever a platform's appointments are taken to need.
LEAST_OURS = 0.1


def counted(facts: Facts, rows: Sequence[Attempts]) -> bool:
    """Whether a file tells how many deals are opened: a CRM, or the successes of calls."""
    told = facts.deals is not None and facts.deals.opened > 0
    return told or any(isinstance(one.success.origin, Evidence) for one in rows)


def implied_deals(logged: float, before: float) -> float:
    """Deals a week that so many hours of follow-up allow.

    Parameters
    ----------
    logged : float
        Hours of follow-up a week.
    before : float
        Those of them that appointments need before there is a deal.
    """
    return max(logged - before, LEAST_OURS * logged) / usual.mean_hours(usual.DEAL_HOURS)


def not_beyond(rows: list[Attempts], deals: float) -> list[Attempts]:
    """Lower the assumed successes of attempts until they open no more deals than that a week."""
    opened = sum(one.weekly * one.opens for one in rows)
    if opened <= deals:
        return rows
    factor = deals / opened
    return [replace(one, success=_lowered(one.success, factor), opens=one.opens * factor) for one in rows]


def _lowered(success: Told, factor: float) -> Told:
    if not isinstance(success.origin, Assumed):
        return success
    return assumed({name: neat(share * factor, 3) for name, share in success.value.items()}, "implied")
