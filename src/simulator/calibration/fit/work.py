"""What attempts open and what follows them: deals a week, hours of one, and the channel of those that nothing explains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.calibration.fit import usual
from simulator.calibration.fit.attempts import Attempts, for_whom, other_origins
from simulator.calibration.fit.becoming import Becoming, becoming_of
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.follow import Follow, follow_of
from simulator.calibration.fit.implied import counted, implied_deals, not_beyond
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.team import REP, Group
from simulator.calibration.fit.week import Week


@dataclass(frozen=True)
class Work:
    """Attempts of every channel, what their appointments become, and what follows."""

    rows: list[Attempts]
    becoming: Becoming
    follow: Follow


def work_of(
    facts: Facts, groups: Mapping[str, Group], weeks: Mapping[str, Week], rows: list[Attempts]
) -> Work:
    """Balance what is opened with the hours that follow it.

    Parameters
    ----------
    facts : Facts
        Of every file.
    groups, weeks : mapping
        By profile: its people, and the week of one of them.
    rows : list of Attempts
        Those that the files tell of, or that are assumed.
    """
    group, week, becoming = groups[REP], weeks[REP], becoming_of(facts)
    logged = None if week.follow is None else group.headcount * sum(week.follow.values())
    known, bought = counted(facts, rows), sum(_become(one, becoming) for one in facts.platforms)
    own = _opened(rows, "appointment")
    attended = own + sum(one.weekly_accepted for one in facts.platforms)
    if known or not logged:
        opened = _told(facts, rows, becoming, bought)
    else:
        opened = max(implied_deals(logged, _before(facts, becoming, attended)), bought)
        rows = not_beyond(rows, opened - bought)
    becoming = becoming.within(logged, attended, opened)
    before = _before(facts, becoming, attended)
    follow = follow_of(facts, week, group.headcount, opened, before, counted=known)
    left = available(group, week, follow) - sum(one.weekly_hours for one in for_whom(rows, REP))
    explained = _explained(rows, becoming) + bought
    taken = {one.channel for one in rows}
    others = other_origins(facts, opened, explained, REP, max(left, 0.0), taken)
    return Work([*rows, *others], becoming, follow)


def available(group: Group, week: Week, follow: Follow) -> float:
    """Hours of prospecting a week: those present, less those owed and those of what follows."""
    present = (week.present - week.owed_hours) * group.headcount
    return max(present - (follow.weekly_hours if group.name == REP else 0.0), 0.0)


def _told(facts: Facts, rows: Sequence[Attempts], becoming: Becoming, bought: float) -> float:
    """Deals opened a week as the CRM tells, else as attempts and platforms open them."""
    explained = _explained(rows, becoming)
    if facts.deals is not None and facts.deals.opened:
        return max(facts.deals.opened / facts.deal_weeks, explained)
    return explained + bought


def _explained(rows: Sequence[Attempts], becoming: Becoming) -> float:
    return _opened(rows, "deal") + _opened(rows, "appointment") * becoming.own_share


def _opened(rows: Sequence[Attempts], what: str) -> float:
    return sum(one.weekly * one.opens for one in rows if one.leads_to == what)


def _before(facts: Facts, becoming: Becoming, attended: float) -> float:
    """Hours a week of appointments attended, and of validating those of platforms."""
    validated = sum(one.weekly for one in facts.platforms) * usual.VALIDATION_HOURS
    return validated + attended * usual.mean_hours(becoming.usual_hours)


def _become(platform: PlatformFacts, becoming: Becoming) -> float:
    """Deals a week that the appointments of a platform become."""
    return platform.weekly_held * (platform.success.belief.mean if platform.success else becoming.share)
