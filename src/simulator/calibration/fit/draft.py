"""From the plan to the entries of a scenario, section by section, in the order of the file."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from simulator.calibration.fit import usual
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.market import appointment, bought, decided
from simulator.calibration.fit.plan import Plan
from simulator.calibration.fit.records import Assumed, Entry, Evidence, Path, Why
from simulator.calibration.fit.told import Told, assumed, put
from simulator.calibration.fit.voice import Voice
from simulator.calibration.fit.week import absence_of, windows_of
from simulator.scenario.horizon import DAYS, NO_COUNTRY

WEEKS = 13
#: Start of a quarter of which the files know no date.
NO_DATE = dt.date(2027, 1, 4)
#: Mean delays after which what a quarter opened has been followed long enough, and the longest run-off.
MEAN_DELAYS, LONGEST_RUN_OFF = 4, 104


def entries_of(plan: Plan, voice: Voice) -> list[Entry]:
    """Write every entry of the scenario.

    Parameters
    ----------
    plan : Plan
        As `plan_of` gives it.
    voice : Voice
        Says titles and labels in the language of the file.
    """
    return [
        *_head(plan, voice),
        *_calendar(plan),
        *_team(plan, voice),
        *_work(plan, voice),
        *_deal(plan),
        *_channels(plan, voice),
        *bought(plan, voice),
        *decided(plan, voice),
    ]


def last_day(plan: Plan) -> dt.date | None:
    """The last day that the files hold."""
    facts = plan.facts
    held: list[Evidence] = [one.evidence for one in (facts.time, facts.calls, facts.deals) if one is not None]
    held += [one.evidence for one in facts.platforms]
    return max((one.last for one in held if one.last is not None), default=None)


def _head(plan: Plan, voice: Voice) -> Iterator[Entry]:
    currency = plan.facts.deals.currency if plan.facts.deals is not None else None
    last = last_day(plan)
    start = NO_DATE if last is None else last + dt.timedelta(days=7 - last.weekday())
    yield Entry(("title",), voice.say("fit.title"))
    yield Entry(("language",), voice.language)
    yield Entry(("currency",), currency or "EUR", note="" if currency else "currency")
    yield Entry(("horizon", "start"), start, note="" if last is None else "start")
    yield Entry(("horizon", "weeks"), WEEKS, note="quarter")
    yield Entry(("horizon", "run_off_weeks"), _run_off(plan), note="run_off")


def _run_off(plan: Plan) -> int:
    mean = _typical(plan.follow.after_days.value["mean"])
    return max(WEEKS, min(LONGEST_RUN_OFF, math.ceil(MEAN_DELAYS * mean / 7)))


def _typical(value: Any) -> float:
    """One number for a mean as written."""
    if isinstance(value, dict):
        return math.sqrt(value["p10"] * value["p90"]) if "p10" in value else float(value["mean"])
    return float(value)


def why_holidays(facts: Facts) -> Why:
    """What the country of the public holidays rests on."""
    if facts.country_chosen:
        return "chosen_holidays"
    return "no_holidays" if facts.country == NO_COUNTRY else "french_holidays"


def _calendar(plan: Plan) -> Iterator[Entry]:
    week = next(iter(plan.weeks.values()))
    told = plan.facts.time
    origin = None if told is None else told.evidence
    yield Entry(("calendar", "country"), plan.facts.country, Assumed(why_holidays(plan.facts)))
    yield Entry(("calendar", "days"), list(DAYS[: week.days]), note="" if origin else "usual_days")
    yield Entry(("calendar", "windows"), windows_of(week.daily), note="windows" if origin else "usual_days")


def _team(plan: Plan, voice: Voice) -> Iterator[Entry]:
    for name, group in plan.groups.items():
        week, at = plan.weeks[name], ("profiles", name)
        yield Entry((*at, "label"), voice.say(f"fit.profile.{name}"))
        yield Entry((*at, "headcount"), group.headcount, group.origin, "" if group.persons else "headcount")
        yield from _costs(at)
        if week.absent_share:
            days = absence_of(week, WEEKS * week.days)
            origin = None if plan.facts.time is None else plan.facts.time.evidence
            yield Entry((*at, "absence_days"), {"mean": days, "cv": 1}, origin, "absence")
        for owed, told in week.owed.items():
            named = {"label": voice.say(f"fit.owed_name.{owed}"), **told.value}
            yield put(replace(told, value=named), *at, "commitments", owed)


def _costs(at: tuple[str, ...]) -> Iterator[Entry]:
    """What an hour costs, which no export tells."""
    yield put(assumed(dict(usual.SALARY), "salary"), *at, "gross_salary")
    yield put(assumed(usual.CHARGES, "charges"), *at, "employer_charges")
    yield put(assumed(usual.TOOLS, "monthly"), *at, "tools_per_month")
    yield put(assumed(usual.MANAGEMENT, "monthly"), *at, "management_per_month")
    yield put(assumed(usual.WORKSTATION, "monthly"), *at, "workstation_per_month")


def _work(plan: Plan, voice: Voice) -> Iterator[Entry]:
    for one in plan.attempts:
        at = ("activities", one.activity)
        yield Entry(
            (*at, "label"), _named(one.label, voice.say(f"fit.activity.{one.activity.split('_')[0]}"))
        )
        yield Entry((*at, "by"), one.profile)
        for kind, told in one.hours.items():
            yield put(told, *at, "hours", kind)
        yield put(one.success, *at, "success")
        yield Entry((*at, "next"), one.leads_to)
    yield from appointment(plan, voice)
    for key, (label, success) in plan.deals.items():
        yield from _followed(plan, voice, ("activities", key), label, success)


def _followed(plan: Plan, voice: Voice, at: Path, label: str, success: Told) -> Iterator[Entry]:
    """What follows a deal until it is signed."""
    yield Entry((*at, "label"), _named(label, voice.say("fit.activity.deal")))
    yield Entry((*at, "by"), "rep")
    for kind, told in plan.follow.hours.items():
        yield put(told, *at, "hours", kind)
    yield put(success, *at, "success")
    yield Entry((*at, "next"), "signed")
    yield put(plan.follow.after_days, *at, "after_days")
    yield Entry((*at, "priority"), 1)


def _named(own: str, common: str) -> str:
    return f"{common}, {own}" if own else common


def _deal(plan: Plan) -> Iterator[Entry]:
    yield put(plan.follow.value, "deal", "value")
    yield put(assumed(dict(usual.MARGIN), "margin"), "deal", "margin_rate")


def _channels(plan: Plan, voice: Voice) -> Iterator[Entry]:
    for one in plan.attempts:
        at = ("channels", one.channel)
        known = one.channel.removesuffix("_channel")
        common = known if known in ("messages", "other_origins", "other_calls") else "calls"
        label = one.label if one.signed is not None else _named(one.label, voice.say(f"fit.channel.{common}"))
        yield Entry((*at, "label"), label)
        yield Entry((*at, "attempt"), one.activity)
