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
from simulator.calibration.fit.becoming import Becoming, becoming_of
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
    becoming : Becoming
        What an appointment becomes.
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
    becoming: Becoming
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
    becoming = becoming_of(facts)
    leads_to = "appointment" if becoming.apart else "deal"
    rows = called(facts, caller, weeks[caller], groups[caller].headcount, leads_to)
    evidence = None if facts.time is None else facts.time.evidence
    rows += [
        one
        for name, group in groups.items()
        for one in written_messages(weeks[name], group.headcount, name, evidence)
    ][:1]
    follow, becoming, rest = _followed(facts, becoming, groups, weeks, rows)
    rows += rest
    if not rows:
        calling = weeks[caller].calling
        hours = (
            available(groups[caller], weeks[caller], follow)
            if calling is None
            else calling * groups[caller].headcount
        )
        rows = [assumed_calls(hours, caller)]
        follow, becoming, _ = _followed(facts, becoming, groups, weeks, rows)
    platforms = slugs((one.name for one in facts.platforms), {*groups, "appointment", "deal"})
    rows = renamed(rows, {*groups, *platforms.values()})
    return Plan(
        facts=facts,
        groups=groups,
        weeks=weeks,
        attempts=tuple(rows),
        follow=follow,
        becoming=becoming,
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
    facts: Facts,
    becoming: Becoming,
    groups: Mapping[str, Group],
    weeks: Mapping[str, Week],
    rows: list[Attempts],
) -> tuple[Follow, Becoming, list[Attempts]]:
    """What follows, appointments with their hours, and the channel of the deals that no attempt explains."""
    counted = [one for one in rows if one.success.origin is not None]
    own = sum(one.weekly * one.opens for one in counted if one.leads_to == "appointment")
    explained = sum(one.weekly * one.opens for one in counted if one.leads_to == "deal")
    explained += own * becoming.own_share
    bought = sum(_become(one, becoming) for one in facts.platforms)
    opened = explained + bought
    if facts.deals is not None and facts.deals.opened:
        opened = max(facts.deals.opened / facts.deal_weeks, explained)
    group, week = groups[REP], weeks[REP]
    logged = None if week.follow is None else group.headcount * sum(week.follow.values())
    becoming = becoming.within(logged, own + sum(one.weekly_accepted for one in facts.platforms), opened)
    follow = follow_of(facts, week, group.headcount, opened, _before_deals(facts, becoming, own))
    left = available(group, week, follow) - sum(one.weekly_hours for one in for_whom(rows, REP))
    return follow, becoming, other_origins(facts, explained + bought, REP, max(left, 0.0))


def _before_deals(facts: Facts, becoming: Becoming, own: float) -> float:
    """Hours a week of the team's own appointments, and of validating a platform's and attending them."""
    validated = sum(one.weekly for one in facts.platforms) * usual.VALIDATION_HOURS
    attended = own + sum(one.weekly_accepted for one in facts.platforms)
    return validated + attended * usual.mean_hours(becoming.usual_hours)


def _become(platform: PlatformFacts, becoming: Becoming) -> float:
    """Deals a week that the appointments of a platform become."""
    return platform.weekly_held * (platform.success.belief.mean if platform.success else becoming.share)
