"""The scenario before it is written: who, how much, in which hours; the hours of the week add up."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.calibration.fit import usual
from simulator.calibration.fit.attempts import (
    Attempts,
    assumed_calls,
    called,
    for_whom,
    other_origins,
    renamed,
    sharing_out,
    written_messages,
)
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.follow import Follow, follow_of
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.slugs import slugs
from simulator.calibration.fit.team import CALLER, REP, Group, groups_of
from simulator.calibration.fit.week import Week, week_of


@dataclass(frozen=True)
class Plan:
    """Everything that the scenario's entries are made from.

    Parameters
    ----------
    facts : Facts
        Of the files.
    groups, weeks : mapping
        By profile: its people, and the week of one of them.
    attempts : tuple of Attempts
        Every channel.
    follow : Follow
        What follows an opportunity.
    shares : mapping
        By profile: shares of the prospecting time.
    platforms : mapping
        Key in the scenario -> what the file says of it; empty when none is known.
    """

    facts: Facts
    groups: Mapping[str, Group]
    weeks: Mapping[str, Week]
    attempts: tuple[Attempts, ...]
    follow: Follow
    shares: Mapping[str, Mapping[str, float]]
    platforms: Mapping[str, PlatformFacts]


def plan_of(facts: Facts) -> Plan:
    """Find who does what, and share out the hours of the week.

    Parameters
    ----------
    facts : Facts
        As `facts_of` gives them.
    """
    groups = groups_of(facts)
    weeks = {name: week_of(group, facts) for name, group in groups.items()}
    caller = CALLER if CALLER in groups else REP
    rows = called(facts, caller, weeks[caller], groups[caller].headcount)
    evidence = None if facts.time is None else facts.time.evidence
    rows += [
        one
        for name, group in groups.items()
        for one in written_messages(weeks[name], group.headcount, name, evidence)
    ][:1]
    follow, rest = _followed(facts, groups, weeks, rows)
    rows += rest
    if not rows:
        calling = weeks[caller].calling
        hours = (
            available(groups[caller], weeks[caller], follow)
            if calling is None
            else calling * groups[caller].headcount
        )
        rows = [assumed_calls(hours, caller)]
        follow, _ = _followed(facts, groups, weeks, rows)
    platforms = slugs((one.name for one in facts.platforms), {*groups, "appointment", "deal"})
    rows = renamed(rows, {*groups, *platforms.values()})
    return Plan(
        facts=facts,
        groups=groups,
        weeks=weeks,
        attempts=tuple(rows),
        follow=follow,
        shares={
            name: sharing_out(for_whom(rows, name), available(groups[name], weeks[name], follow))
            for name in groups
        },
        platforms={platforms[one.name]: one for one in facts.platforms},
    )


def available(group: Group, week: Week, follow: Follow) -> float:
    """Hours of prospecting a week: those present, less those owed and those of what follows."""
    present = (week.present - week.owed_hours) * group.headcount
    return max(present - (follow.weekly_hours if group.name == REP else 0.0), 0.0)


def _followed(
    facts: Facts, groups: Mapping[str, Group], weeks: Mapping[str, Week], rows: list[Attempts]
) -> tuple[Follow, list[Attempts]]:
    """What follows, and the channel of the deals that no attempt explains."""
    explained = sum(one.weekly * one.opens for one in rows if one.success.origin is not None)
    bought = sum(_held(one) for one in facts.platforms)
    opened = explained + bought
    if facts.deals is not None and facts.deals.opened:
        opened = max(facts.deals.opened / facts.deal_weeks, explained)
    group, week = groups[REP], weeks[REP]
    follow = follow_of(
        facts, week, group.headcount, opened, sum(_bought_hours(one) for one in facts.platforms)
    )
    left = available(group, week, follow) - sum(one.weekly_hours for one in for_whom(rows, REP))
    return follow, other_origins(facts, explained + bought, REP, max(left, 0.0))


def _bought_hours(platform: PlatformFacts) -> float:
    """Hours a week that validating a platform's appointments and attending them takes."""
    accepted = platform.accepted.belief.mean if platform.accepted else 1.0
    return platform.weekly * (usual.VALIDATION_HOURS + accepted * usual.mean_hours(usual.APPOINTMENT_HOURS))


def _held(platform: PlatformFacts) -> float:
    """Opportunities a week that the appointments of a platform become."""
    shares = [one.belief.mean for one in (platform.accepted, platform.success) if one is not None]
    missed = platform.missed.belief.mean if platform.missed else 0.0
    total = platform.weekly * (1.0 - missed)
    for share in shares:
        total *= share
    return total
