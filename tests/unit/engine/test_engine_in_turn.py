"""Whose tasks are done in turn: whoever does nothing else, when nothing can come before what fell due first."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.engine.compiled.turns import in_turn
from simulator.parameters import SIGNED, OpeningItem, SetUp, Validation
from verification.toys import (
    activity,
    callers_and_closers,
    constant,
    known,
    no_show,
    parameters,
    platform,
)

CALLER, CLOSER = 0, 1
MEET, CALL = 0, 1


def world():
    """Closers to whom a platform delivers at once as well."""
    base = callers_and_closers(13, platforms=(platform("outside", 3.0, MEET, 0.5),))
    return parameters(base, weeks=13, run_off_weeks=4)


def changed(**changes):
    one = world()
    base = replace(one.baseline, **changes)
    return replace(one, baseline=base, mixes=(base,))


def activities(number, **changes):
    return tuple(
        replace(one, **changes) if place == number else one
        for place, one in enumerate(world().baseline.activities)
    )


def outside(**changes):
    return (replace(world().baseline.platforms[0], **changes),)


def two_priorities():
    return changed(
        activities=(
            *world().baseline.activities,
            activity("offer", constant(1.0), 0.5, by=CLOSER, priority=1),
        )
    )


def listed():
    item = OpeningItem(MEET, 0, 3, constant(0.0))
    return replace(
        changed(platforms=(), activities=activities(MEET, no_show=no_show(0.2, 0.5))), items=(item,)
    )


def inherited():
    """Meetings that the baseline leaves open come again, after a delay of calls that lead elsewhere in this mix."""
    one = changed(platforms=(), activities=activities(MEET, no_show=no_show(0.2, 0.5)))
    calls = replace(one.baseline.activities[CALL], next=((SIGNED, 1.0),), after_days=constant(0.0))
    mix = replace(one.baseline, activities=(one.baseline.activities[MEET], calls))
    return replace(one, mixes=(mix,))


OTHERWISE = {
    "what is inherited is missed and comes again at once": inherited(),
    "they prospect": changed(shares=(((0, 0.5),), ((0, 0.5),))),
    "they check what is delivered": changed(
        platforms=outside(validation=Validation(CLOSER, constant(0.1), known(0.9)))
    ),
    "they set a platform up": changed(platforms=outside(set_up=SetUp(CLOSER, known(3.0), known(0.0)))),
    "another task has another priority": two_priorities(),
    "a success is followed at once": changed(activities=activities(CALL, after_days=constant(0.0))),
    "in some draws a success is followed at once": changed(
        activities=activities(CALL, after_days=replace(constant(1.0), mean=np.array([1.0, 0.0])))
    ),
    "what is delivered is missed and comes again at once": changed(
        platforms=outside(no_show=no_show(0.2, 0.5))
    ),
    "what is checked falls due at once": changed(
        platforms=outside(validation=Validation(CALLER, constant(0.0), known(0.9)))
    ),
    "what is listed is missed and comes again at once": listed(),
}


def test_closers_who_do_nothing_but_meet():
    assert in_turn(world(), world().baseline) == [False, True]


@pytest.mark.parametrize("why", OTHERWISE)
def test_otherwise_tasks_wait_at_a_desk(why):
    assert not in_turn(OTHERWISE[why], OTHERWISE[why].mixes[0])[CLOSER]
