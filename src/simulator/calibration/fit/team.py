"""Who does what: the people that the files name, grouped into profiles."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.calibration.fit import usual
from simulator.calibration.fit.calls import unlogged
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.records import Assumed, Evidence, Origin

REP, CALLER = "rep", "caller"
#: Share of a person's logged hours from which calling is what that person does.
MOSTLY = 0.5


@dataclass(frozen=True)
class Group:
    """A profile: its people, how many, and how we know."""

    name: str
    persons: tuple[str, ...]
    headcount: int
    origin: Origin


def groups_of(facts: Facts) -> dict[str, Group]:
    """Group the people that the files name.

    Those who call and sell nothing are callers, provided that others sell; everybody else is a rep. Who is only in the
    time log is a caller when half of the hours are calling. Where nobody is named, the team is the smallest
    that can make the calls and follow what they open.
    """
    callers = set(facts.calls.persons) if facts.calls else set()
    sellers = set(facts.deals.persons) if facts.deals else set()
    logged = set(facts.time.persons) if facts.time else set()
    apart = callers - sellers if sellers else set()
    if apart:
        share = _calling_share(facts)
        apart |= {one for one in logged - callers - sellers if share.get(one, 0.0) >= MOSTLY}
    others = (callers | sellers | logged) - apart
    found = {REP: _group(REP, others, facts)}
    return {CALLER: _group(CALLER, apart, facts), **found} if apart else found


def _calling_share(facts: Facts) -> Mapping[str, float]:
    shares: dict[str, float] = {}
    for line in facts.time.lines if facts.time else ():
        if line.role == "call":
            shares[line.person] = shares.get(line.person, 0.0) + line.share
    return shares


def _group(name: str, persons: set[str], facts: Facts) -> Group:
    if persons:
        return Group(name, tuple(sorted(persons)), len(persons), _witness(persons, facts))
    return Group(name, (), _least_headcount(facts), Assumed("headcount"))


def _witness(persons: set[str], facts: Facts) -> Evidence:
    """The table that names most of these people."""
    tables = [one for one in (facts.time, facts.deals, facts.calls) if one is not None]
    return max(tables, key=lambda one: len(persons & set(one.persons))).evidence


def _least_headcount(facts: Facts) -> int:
    """Fewest people who can make the calls and follow what they open, busy four fifths of the hours that nobody owes."""
    if facts.calls is None:
        return 1
    calls = facts.calls
    hours = sum(one.attempts * (one.hours + unlogged(one)) for one in calls.channels)
    opened = usual.CALLS_OPEN * calls.attempts if calls.successes is None else calls.successes
    hours += opened * usual.mean_hours(usual.DEAL_HOURS)
    week = usual.DAY * usual.DAYS - usual.owed_hours(usual.DAYS)
    return max(1, math.ceil(hours / facts.call_weeks / (week * usual.BUSY)))
