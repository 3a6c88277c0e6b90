"""What chance decides of sixteen gaps, or deliveries, at a time is what the reference decides of each."""

from dataclasses import replace

import numpy as np
import pytest

from agreement.comparing import disagreement
from simulator.parameters import Order
from simulator.quantities import PREPARE, REPORT, TRAVEL
from verification.toys import (
    DRAWS,
    activity,
    callers_and_closers,
    channel,
    constant,
    exponential,
    gamma,
    known,
    lognormal,
    no_show,
    ordered,
    parameters,
    platform,
)

CALLER, CLOSER = 0, 1
MEET, CALL = 0, 1
ROWS = range(30)


def world(call=None, meet=None, **changes):
    """Callers whom no task calls, and closers; what calls, meetings and the mix have of their own."""
    base = callers_and_closers(13)
    activities = (
        replace(base.activities[MEET], **(meet or {})),
        replace(base.activities[CALL], **(call or {})),
    )
    return parameters(replace(base, **{"activities": activities, **changes}), weeks=13, run_off_weeks=4)


def hours(**kinds):
    """Hours of each kind of an activity."""
    number = {"prepare": PREPARE, "travel": TRAVEL, "contact": 2, "report": REPORT}
    return {"hours": tuple((number[kind], law) for kind, law in kinds.items())}


def two_channels():
    base = callers_and_closers(13)
    write = activity("write", gamma(0.3, 0.5), 0.2, next_=MEET, after_days=lognormal(5.0, 0.9))
    return world(
        activities=(*base.activities, write),
        channels=(channel("calls", CALL), channel("letters", 2)),
        shares=(((0, 0.3), (1, 0.7)), ()),
    )


def two_follow_ups():
    """A call leads to a meeting, or to a visit of another length: the lanes differ in what they wait for."""
    base = callers_and_closers(13)
    visit = activity("visit", lognormal(3.0, 0.2), 0.4, by=CLOSER)
    meet, call = base.activities
    return world(activities=(meet, replace(call, next=((MEET, 0.7), (2, 0.3))), visit))


def delivering(per_week=40.0, weeks=13, order=None, **changes):
    return world(
        platforms=(platform("outside", per_week, MEET, 0.5, **changes),),
        orders=(order or ordered(per_week, weeks),),
    )


WORLDS = {
    "contact hours attempt by attempt beside hours drawn at once": world(
        hours(prepare=constant(0.05), contact=lognormal(0.2, 0.8), report=gamma(0.02, 0.5))
    ),
    "hours of every kind": world(
        hours(
            prepare=gamma(0.05, 1.5), travel=gamma(0.1, 0.3), contact=gamma(0.2, 0.8), report=constant(0.02)
        )
    ),
    "shapes below 1": world(hours(contact=gamma(0.1, 2.5)) | {"success": known(0.6)}),
    "nearly every attempt succeeds": world({"success": known(0.97)}),
    "no success in a quarter": world({"success": known(1e-6)}),
    "success is sure": world({"success": known(1.0)}),
    "two channels": two_channels(),
    "two follow-ups": two_follow_ups(),
    "delays by a lognormal": world({"after_days": lognormal(9.0, 1.5)}),
    "delays by a gamma": world({"after_days": gamma(9.0, 1.5)}),
    "delays from a table": world({"after_days": exponential(4.0)}),
    "missed and not free": world(meet={"no_show": no_show(0.4, 0.5, 0.3)}),
    "missed and free": world(meet={"no_show": no_show(0.4, 0.5, 0.0)}),
    "meetings of every kind of hours": world(
        meet=hours(
            prepare=lognormal(0.3, 0.4),
            travel=constant(0.5),
            contact=lognormal(1.0, 0.9),
            report=gamma(0.2, 1.0),
        )
    ),
    "meetings whose hours are a gamma": world(meet=hours(contact=gamma(1.0, 0.5))),
    "deliveries": delivering(),
    "deliveries that grow": delivering(ramp_weeks=known(6.0), after_days=lognormal(4.0, 0.6)),
    "deliveries that end": delivering(order=Order(11.0, 3, 7), after_days=gamma(4.0, 0.6)),
    "few deliveries": delivering(per_week=0.3),
    "no delivery": delivering(per_week=1e-9),
    "deliveries that are missed": delivering(no_show=no_show(0.3, 0.8, 0.5)),
    "it is random how much is delivered": delivering(deliverable_per_week=np.resize([2.0, 0.0], DRAWS)),
}


@pytest.mark.parametrize("name", WORLDS)
def test_the_engines_agree(name):
    assert disagreement(WORLDS[name], ROWS) == ""
