"""How opportunities are opened: attempts of each channel, their hours, their success and the time that they take."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.calibration.fit import usual
from simulator.calibration.fit.calls import OTHERS, UNNAMED, ChannelCalls
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.moments import times
from simulator.calibration.fit.origins import Origin, origins_of
from simulator.calibration.fit.pace import Pace, pace_of
from simulator.calibration.fit.records import Evidence, Remark, Span, Why
from simulator.calibration.fit.slugs import OWN, free, slugs
from simulator.calibration.fit.told import Told, assumed, assumed_hours, assumed_law, counted, law_of, neat
from simulator.calibration.fit.week import Week

#: Hours of a kind below which an attempt has none of it: less than two seconds.
SHORTEST_PART = 0.0005
#: Share of the deals opened that calls must leave unexplained before they are given another origin.
UNEXPLAINED = 0.1
#: Start of the names of activities that are deals opening, whatever their origin.
OPENING = "opening"
#: Steps of a share of the prospecting time.
SHARES = 10_000
#: Shortest time that an attempt is given, in hours.
SHORTEST = 0.05


@dataclass(frozen=True)
class Attempts:
    """One channel.

    Parameters
    ----------
    channel, activity : str
        Keys in the scenario.
    label : str
        The file's own name of it; empty when the catalogue names it.
    profile : str
        Who makes them.
    hours : mapping
        By kind, as the scenario holds it.
    mean_hours : float
        Of an attempt, all kinds.
    success : Told
        That an attempt opens an opportunity.
    opens : float
        Opportunities opened by an attempt, as a number.
    weekly : float
        Attempts a week, of the whole profile.
    leads_to : str
        What it opens: "deal", "appointment", or deals of its own.
    logged_hours : float
        Hours of an attempt that a call log holds; 0 without one.
    signed : Told or None
        Success of the deals of its own.
    """

    channel: str
    activity: str
    label: str
    profile: str
    hours: Mapping[str, Told]
    mean_hours: float
    success: Told
    opens: float
    weekly: float
    leads_to: str = "deal"
    logged_hours: float = 0.0
    signed: Told | None = None

    @property
    def weekly_hours(self) -> float:
        """Hours that they take a week."""
        return self.weekly * self.mean_hours


def called(facts: Facts, profile: str, week: Week, headcount: int, leads_to: str) -> list[Attempts]:
    """Attempts that the call log tells of, the busiest channel first; none without one.

    Parameters
    ----------
    facts : Facts
        Of every file.
    profile, week, headcount
        Who calls: key, week of a person, how many.
    leads_to : str
        What a success opens, where successes were counted.
    """
    if facts.calls is None:
        return []
    pace = pace_of(facts, facts.calls, week, headcount)
    keys = _keys([one.name for one in facts.calls.channels])
    found = [_channel(facts, one, keys[one.name], profile, pace) for one in facts.calls.channels]
    counted_apart = [one.success is not None for one in facts.calls.channels]
    return [
        replace(row, leads_to=leads_to) if apart else row
        for row, apart in zip(found, counted_apart, strict=True)
    ]


def _keys(names: Sequence[str]) -> dict[str, str]:
    """Keys of the call log's channels: common ones for what the log does not name."""
    common = {name: key for name, key in ((UNNAMED, "calls"), (OTHERS, "other_calls")) if name in names}
    own = slugs((one for one in names if one not in common), {*OWN, *common.values()})
    return {**common, **own}


def _channel(facts: Facts, one: ChannelCalls, key: str, profile: str, pace: Pace) -> Attempts:
    hours, logged, mean_hours = _hours(facts, one, pace)
    success, opens = _success(facts, one)
    return Attempts(
        channel=key,
        activity="call" if key == "calls" else f"call_{key}",
        label="" if one.name in (UNNAMED, OTHERS) else one.name,
        profile=profile,
        hours={kind: hours[kind] for kind in ("prepare", "contact", "report") if kind in hours},
        mean_hours=mean_hours,
        success=success,
        opens=opens,
        weekly=one.attempts / facts.call_weeks,
        logged_hours=logged,
    )


def _hours(facts: Facts, one: ChannelCalls, pace: Pace) -> tuple[dict[str, Told], float, float]:
    """Hours of an attempt by kind; those of them that the call log holds, and all."""
    ring = one.ring if one.ring is None or pace.ring == 1.0 else times(one.ring, pace.ring)
    spans = {"prepare": ring, "contact": one.talk, "report": one.wrap_up}
    last_only = facts.calls is not None and facts.calls.last_only
    notes: dict[str, Remark] = {
        "prepare": "dialler" if pace.ring < 1.0 else "",
        "contact": "last_only" if last_only else "",
        "report": "",
    }
    hours = {
        kind: Told(law_of(span), one.evidence, notes[kind])
        for kind, span in spans.items()
        if span is not None and span.mean > 0.0
    }
    logged = sum(span.mean for span in spans.values() if span is not None)
    mean_hours = logged
    for kind, (mean, cv) in usual.CALL_HOURS.items():
        if spans[kind] is None and (pace.extra is None or kind == "contact"):
            fits = max(mean * pace.assumed, SHORTEST_PART if kind == "contact" else 0.0)
            if fits >= SHORTEST_PART:
                hours[kind] = assumed(assumed_law(fits, cv), "untold" if pace.assumed == 1.0 else "pace")
                mean_hours += fits
    if pace.extra is not None:
        beside = Span(pace.extra.value + (ring.mean if ring else 0.0), 0.0, ring.cv if ring else 1.0)
        hours["prepare"] = Told(law_of(beside), pace.extra.origin, pace.extra.note)
        mean_hours += pace.extra.value
    return hours, logged, mean_hours


def _success(facts: Facts, one: ChannelCalls) -> tuple[Told, float]:
    """Success of an attempt: counted in the log, else the deals opened meanwhile, else assumed."""
    if one.success is not None:
        note: Remark = "borrowed" if {"prior", "sd"} & counted(one.success).keys() else ""
        return Told(counted(one.success), one.evidence, note), one.success.belief.mean
    if facts.calls is not None and facts.deals is not None and facts.deals.opened:
        opened = facts.deals.opened / facts.deal_weeks * facts.call_weeks
        rate = min(1.0, opened / facts.calls.attempts)
        counts = {"successes": neat(rate * one.attempts, 3), "trials": one.attempts}
        return Told(counts, facts.deals.dated, "by_deals"), rate
    return assumed(dict(usual.CALL_SUCCESS)), usual.CALLS_OPEN


def written_messages(week: Week, headcount: int, profile: str, evidence: Evidence | None) -> list[Attempts]:
    """Messages that the time log tells of; how many, and what comes of them, no file tells."""
    if not week.messages or evidence is None:
        return []
    hours = assumed_hours(usual.MESSAGE_HOURS)
    mean = usual.mean_hours(usual.MESSAGE_HOURS)
    weekly = week.messages * headcount / mean
    success = assumed(dict(usual.MESSAGE_SUCCESS))
    return [Attempts("messages", "message", "", profile, hours, mean, success, usual.MESSAGES_OPEN, weekly)]


def other_origins(
    facts: Facts,
    opened: float,
    explained: float,
    profile: str,
    hours_left: float,
    taken: Iterable[str] = (),
) -> list[Attempts]:
    """Deals that no call explains: opened in the hours that are left, each opening being one attempt.

    Parameters
    ----------
    facts : Facts
        Of every file.
    opened, explained : float
        Deals opened a week, and those that attempts or platforms explain.
    profile : str
        Who opens them.
    hours_left : float
        Hours a week that nothing else takes.
    taken : iterable of str
        Keys of other channels.
    """
    weekly = opened - explained
    if weekly < UNEXPLAINED * opened or not opened:
        return []
    each = max(SHORTEST, hours_left / weekly)
    why: Why = "left_over" if hours_left / weekly > SHORTEST else "shortest"
    hours = {kind: assumed({"mean": neat(share * each), "cv": 1}, why) for kind, share in usual.SPLIT.items()}
    deals = facts.deals
    if deals is None or not deals.opened:
        success = assumed(1, "implied")
        return [Attempts("other_origins", "opening", "", profile, hours, each, success, 1.0, weekly)]
    success = Told(1, deals.dated, "opening")
    rest = Attempts("other_origins", "opening", "", profile, hours, each, success, 1.0, weekly)
    origins = origins_of(facts.opened_by_origin, deals, facts.platforms, called=facts.calls is not None)
    keys = slugs((one.name for one in origins if one.name), {*taken, *OWN})
    return [_of_origin(rest, one, keys) for one in origins] or [rest]


def _of_origin(whole: Attempts, origin: Origin, keys: Mapping[str, str]) -> Attempts:
    """The part of the other deals that is of one origin, with deals of its own; the rest keeps the common ones."""
    weekly = whole.weekly * origin.share
    if not origin.name:
        return replace(whole, weekly=weekly)
    key = keys[origin.name]
    return replace(
        whole,
        channel=key,
        activity=f"opening_{key}",
        label=origin.name,
        weekly=weekly,
        leads_to=f"deal_{key}",
        signed=origin.success,
    )


def assumed_calls(hours: float, profile: str) -> Attempts:
    """Calls of which no file tells, in so many hours a week, so that there is something to compare with."""
    each = assumed_hours(usual.CALL_HOURS)
    mean = usual.mean_hours(usual.CALL_HOURS)
    success = assumed(dict(usual.CALL_SUCCESS))
    return Attempts("calls", "call", "", profile, each, mean, success, usual.CALLS_OPEN, hours / mean)


def sharing_out(rows: list[Attempts], available: float) -> dict[str, float]:
    """Share of the prospecting time of each channel; what nothing fills is idle.

    Parameters
    ----------
    rows : list of Attempts
        Of one profile.
    available : float
        Hours of prospecting a week.
    """
    wanted = {one.channel: one.weekly_hours / available if available > 0 else 1.0 for one in rows}
    total = sum(wanted.values())
    scale = 1.0 / total if total > 1.0 or (rows and rows[-1].activity.startswith(OPENING)) else 1.0
    shares = {name: float(share * scale) for name, share in wanted.items()}
    idle = max(0.0, 1.0 - sum(shares.values())) if scale == 1.0 else 0.0
    return {
        name: share for name, share in _rounded({**shares, "idle": idle}).items() if share or name != "idle"
    }


def _rounded(shares: Mapping[str, float]) -> dict[str, float]:
    """Shares in ten-thousandths that add up to one: the largest remainders are rounded up (Hamilton's method)."""
    whole = {name: math.floor(share * SHARES) for name, share in shares.items()}
    short = SHARES - sum(whole.values())
    by_remainder = sorted(shares, key=lambda name: whole[name] - shares[name] * SHARES)
    up = set(by_remainder[: max(short, 0)])
    return {name: (count + (name in up)) / SHARES for name, count in whole.items()}


def for_whom(rows: list[Attempts], profile: str) -> list[Attempts]:
    """The channels of one profile."""
    return [one for one in rows if one.profile == profile]


def renamed(rows: list[Attempts], taken: set[str]) -> list[Attempts]:
    """Keep channels' keys apart from those taken by profiles and platforms."""
    used = {*taken, *(one.channel for one in rows)}
    found = []
    for one in rows:
        key = free(f"{one.channel}_channel", used) if one.channel in taken else one.channel
        used.add(key)
        found.append(replace(one, channel=key))
    return found
