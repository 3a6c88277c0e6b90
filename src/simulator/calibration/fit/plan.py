"""The scenario before it is written: who, how much, in which hours; the hours of the week add up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.calibration.fit.attempts import (
    Attempts,
    assumed_calls,
    called,
    for_whom,
    renamed,
    sharing_out,
    written_messages,
)
from simulator.calibration.fit.becoming import Becoming, becoming_of
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.follow import Follow
from simulator.calibration.fit.implied import counted
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.origins import Origin, origin_of_appointments
from simulator.calibration.fit.slugs import OWN, STAND_IN, slugs
from simulator.calibration.fit.team import CALLER, REP, Group, groups_of
from simulator.calibration.fit.told import Told
from simulator.calibration.fit.week import Week, week_of
from simulator.calibration.fit.work import available, work_of

#: Key of the deals that come from calls or a platform's appointments, where the CRM tells them apart.
THEIRS = "deal_appointments"


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
    appointments : Origin or None
        The CRM's own name of the deals that calls, or a platform, lead to, with their share won.
    """

    facts: Facts
    groups: Mapping[str, Group]
    weeks: Mapping[str, Week]
    attempts: tuple[Attempts, ...]
    follow: Follow
    becoming: Becoming
    shares: Mapping[str, Mapping[str, float]]
    platforms: Mapping[str, PlatformFacts]
    appointments: Origin | None = None

    @property
    def after_appointment(self) -> str:
        """Key of what an appointment becomes."""
        own = self.becoming.apart or self.facts.calls is None
        return THEIRS if self.appointments is not None and own else "deal"

    @property
    def deals(self) -> dict[str, tuple[str, Told]]:
        """Activities that follow what is opened: the common one first; key -> label of the file's own, success."""
        own = {one.leads_to: (one.label, one.signed) for one in self.attempts if one.signed is not None}
        found = {"deal": ("", self.follow.success), **own}
        named = self.appointments
        return (
            found
            if named is None or named.success is None
            else {**found, THEIRS: (named.name, named.success)}
        )


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
    rows = _rows(facts, groups, weeks, caller)
    work = work_of(facts, groups, weeks, rows)
    if not work.rows:
        told = counted(facts, work.rows)  # then nothing else is opened, whatever the hours
        hours = 0.0 if told else available(groups[caller], weeks[caller], work.follow)
        work = work_of(facts, groups, weeks, [assumed_calls(hours, caller)])
    platforms = slugs((one.name for one in facts.platforms), {*OWN, "calls"})
    rows = renamed(work.rows, {*groups, *(platforms.values() or (STAND_IN,))})
    named = origin_of_appointments(
        facts.opened_by_origin, facts.deals, facts.platforms, called=facts.calls is not None
    )
    if named is not None:
        rows = [_with_deals_of_their_own(one) for one in rows]
    return Plan(
        facts=facts,
        groups=groups,
        weeks=weeks,
        attempts=tuple(rows),
        follow=work.follow,
        becoming=work.becoming,
        shares={
            name: sharing_out(for_whom(rows, name), available(groups[name], weeks[name], work.follow))
            for name in groups
        },
        platforms={platforms[one.name]: one for one in facts.platforms},
        appointments=named,
    )


def _with_deals_of_their_own(one: Attempts) -> Attempts:
    return replace(one, leads_to=THEIRS) if one.logged_hours and one.leads_to == "deal" else one


def _rows(
    facts: Facts, groups: Mapping[str, Group], weeks: Mapping[str, Week], caller: str
) -> list[Attempts]:
    """Attempts that the files tell of; calls of the time log's hours where it alone holds any."""
    week, headcount = weeks[caller], groups[caller].headcount
    rows = called(facts, caller, week, headcount, "appointment" if becoming_of(facts).apart else "deal")
    evidence = None if facts.time is None else facts.time.evidence
    rows += [
        one
        for name, group in groups.items()
        for one in written_messages(weeks[name], group.headcount, name, evidence)
    ][:1]
    if week.calling and facts.calls is None and not counted(facts, rows):
        rows = [assumed_calls(week.calling * headcount, caller), *rows]
    return rows
