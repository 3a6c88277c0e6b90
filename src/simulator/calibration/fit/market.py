"""What is bought outside, the alternatives, and what is to be decided between them."""

import math
from collections.abc import Iterator

from simulator.calibration.fit import usual
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.plan import Plan
from simulator.calibration.fit.records import Assumed, Entry, Span
from simulator.calibration.fit.slugs import STAND_IN
from simulator.calibration.fit.told import Told, assumed, assumed_law, counted, mean_of, put
from simulator.calibration.fit.voice import Voice

TODAY, PILOT, INTERNAL = "today", "pilot", "internal"
WEEKS = [1, 13]
#: An order so much above what is delivered leaves the platform to deliver what it can.
MARGIN_OF_ORDER = 1.5


def appointment(plan: Plan, voice: Voice) -> Iterator[Entry]:
    """Write the activity that appointments are: a platform's, and the team's own where they are not all deals."""
    at, own = ("activities", "appointment"), plan.becoming.apart
    yield Entry((*at, "label"), voice.say(f"fit.activity.{'taken' if own else 'appointment'}"))
    yield Entry((*at, "by"), "rep")
    for kind, told in plan.becoming.hours.items():
        yield put(told, *at, "hours", kind)
    missed = Told(0, note="missed_within") if own else assumed(dict(usual.MISSED))
    yield put(missed, *at, "no_show", "probability")
    yield put(plan.becoming.success, *at, "success")
    yield Entry((*at, "next"), plan.after_appointment)
    yield Entry((*at, "priority"), 1)


def bought(plan: Plan, voice: Voice) -> Iterator[Entry]:
    """Write the platforms that the files know, or one that stands in."""
    for key, facts in plan.platforms.items():
        yield from _platform(key, facts, own=plan.becoming.apart)
    if not plan.platforms:
        yield from _stand_in(plan, voice)


def _platform(key: str, facts: PlatformFacts, *, own: bool) -> Iterator[Entry]:
    at, known = ("platforms", key), facts.evidence
    yield Entry((*at, "label"), facts.name)
    price = facts.price
    yield put(Told(mean_of(price), known) if price else assumed(dict(usual.PRICE)), *at, "price")
    # a Poisson count k of appointments knows its rate to 1 / sqrt(k)
    rate = Span(facts.weekly, 1.0 / math.sqrt(facts.delivered), 0.0)
    yield Entry((*at, "can_deliver_per_week"), mean_of(rate), known, "delivered")
    yield Entry((*at, "validation", "by"), "rep")
    yield put(assumed(usual.VALIDATION_HOURS), *at, "validation", "hours")
    accepted, missed, success = facts.accepted, facts.missed, facts.success
    told = Told(counted(accepted), known) if accepted else assumed(dict(usual.ACCEPTED))
    yield put(told, *at, "validation", "accepted")
    yield Entry((*at, "leads_to"), "appointment")
    yield put(assumed(assumed_law(*usual.APPOINTMENT_DELAY)), *at, "after_days")
    if missed:
        yield put(Told(counted(missed), known), *at, "no_show", "probability")
    elif own and success:
        yield put(assumed(dict(usual.MISSED)), *at, "no_show", "probability")
    if success:
        yield put(Told(counted(success), known), *at, "success")


def _stand_in(plan: Plan, voice: Voice) -> Iterator[Entry]:
    at = ("platforms", STAND_IN)
    yield Entry((*at, "label"), voice.say("fit.platform"))
    yield put(assumed(dict(usual.PRICE), "stand_in"), *at, "price")
    yield put(assumed(dict(usual.CAN_DELIVER), "stand_in"), *at, "can_deliver_per_week")
    yield put(assumed(usual.RAMP_WEEKS, "stand_in"), *at, "ramp_weeks")
    yield Entry((*at, "validation", "by"), "rep")
    yield put(assumed(usual.VALIDATION_HOURS, "stand_in"), *at, "validation", "hours")
    yield put(assumed(dict(usual.ACCEPTED), "stand_in"), *at, "validation", "accepted")
    yield Entry((*at, "leads_to"), "appointment")
    yield put(assumed(assumed_law(*usual.APPOINTMENT_DELAY), "stand_in"), *at, "after_days")
    if plan.becoming.apart:  # what the team's own become says nothing of a platform's
        yield put(assumed(dict(usual.MISSED), "stand_in"), *at, "no_show", "probability")
        yield put(assumed(dict(usual.APPOINTMENT_SUCCESS), "stand_in"), *at, "success")


def decided(plan: Plan, voice: Voice) -> Iterator[Entry]:
    """Write the alternatives, the first as the files show the team, and the decision between them."""
    trial = INTERNAL if plan.platforms else PILOT
    for mix in (TODAY, trial):
        at = ("mixes", mix)
        yield Entry((*at, "label"), voice.say(f"fit.mix.{mix}"))
        for profile, shares in plan.shares.items():
            if shares:
                yield Entry(
                    (*at, "prospecting", profile), dict(shares), note="shares" if mix == TODAY else ""
                )
        if mix == TODAY:
            for key, facts in plan.platforms.items():
                weekly = math.ceil(MARGIN_OF_ORDER * facts.delivered / facts.weeks)
                yield Entry((*at, "orders", key), {"per_week": weekly, "weeks": list(WEEKS)}, note="order")
        elif mix == PILOT:
            order = {"per_week": usual.ORDER, "weeks": list(WEEKS)}
            yield Entry((*at, "orders", STAND_IN), order, Assumed("stand_in"))
    yield from _decision(plan)


def _decision(plan: Plan) -> Iterator[Entry]:
    baseline, trial = (INTERNAL, TODAY) if plan.platforms else (TODAY, PILOT)
    yield Entry(("decision", "baseline"), baseline)
    yield Entry(("decision", "trial"), trial)
    yield Entry(("decision", "applies_weeks"), 52, note="applies")
    yield Entry(("decision", "options"), {"go_on": trial, "stop": baseline})
