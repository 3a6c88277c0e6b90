"""What the mixes of a row have in common is drawn once, and no mix can tell."""

from dataclasses import fields, replace

import numpy as np
import pytest

from simulator.engine.compiled import CompiledEngine, shelves, times
from simulator.engine.compiled.program import program_of, quarter_of
from simulator.parameters import SIGNED, Commitment
from simulator.quantities import MEETING, REPORT, TRAVEL
from verification.toys import (
    activity,
    callers_and_closers,
    channel,
    constant,
    gamma,
    known,
    lognormal,
    mix,
    no_show,
    office_hours,
    parameters,
    profile,
)

ROWS = range(40)


def world(*changed):
    """Calls and letters of two people, whose hours are random, and a mix for each change to that."""
    meet = activity("meet", lognormal(1.0, 0.5), 0.5, no_show=no_show(0.3, 0.5, 0.4))
    meet = replace(meet, hours=(*meet.hours, (TRAVEL, lognormal(0.5, 0.3)), (REPORT, constant(0.2))))
    write_back = activity("write back", gamma(0.5, 0.5), 0.3)
    call = activity("call", gamma(0.2, 0.8), 0.05, after_days=lognormal(3.0, 0.5))
    call = replace(call, next=((3, 0.3), (0, 0.7)))
    write = activity("write", lognormal(0.3, 0.5), 0.2, next_=0, after_days=constant(5.0))
    base = mix(
        office_hours(13),
        (meet, call, write, write_back),
        channels=(channel("calls", 1, contacts=90), channel("letters", 2)),
        shares=(((0, 0.6), (1, 0.3)),),
        profiles=(profile(headcount=2),),
    )
    return _side_by_side(base, changed, opening="steady")


def callers(*changed):
    return _side_by_side(callers_and_closers(13), changed, opening="empty")


def _side_by_side(base, changed, **how):
    mixes = [base, *(change(base) for change in changed)]
    named = tuple(replace(one, name=f"mix {number}") for number, one in enumerate(mixes))
    whole = parameters(base, weeks=13, run_off_weeks=4, seed=9, **how)
    return replace(whole, mixes=named, baseline=named[0])


def other_shares(base):
    return replace(base, shares=(((0, 0.2), (1, 0.8)),))


def letters_alone(base):
    return replace(base, shares=(((1, 1.0),),))


def other_success(base):
    return replace(base, activities=_with(base, 1, success=np.array([0.15])))


def other_hours(base):
    ((kind, longer),) = base.activities[1].hours
    return replace(base, activities=_with(base, 1, hours=((kind, replace(longer, mean=longer.mean * 1.5)),)))


def other_variation(base):
    ((kind, even),) = base.activities[1].hours
    return replace(base, activities=_with(base, 1, hours=((kind, replace(even, cv=0.3)),)))


def other_meetings(base):
    (contact, (travel, there), report) = base.activities[0].hours
    longer = (contact, (travel, replace(there, mean=there.mean * 1.5)), report)
    return replace(base, activities=_with(base, 0, hours=longer))


def other_no_shows(base):
    return replace(base, activities=_with(base, 0, no_show=no_show(0.1, 0.5, 0.4)))


def other_part_of_a_missed_meeting(base):
    return replace(base, activities=_with(base, 0, no_show=no_show(0.3, 0.5, 0.8)))


def other_delay(base):
    return replace(base, activities=_with(base, 1, after_days=lognormal(6.0, 0.5)))


def shorter_weeks(base):
    """The same windows in weeks of fewer nominal hours, of which a delay of a day is a seventh."""
    return replace(base, calendar=replace(base.calendar, weekly_open_hours=28.0))


def other_task_first(base):
    return replace(base, activities=_with(base, 1, next=((0, 0.7), (3, 0.3))))


def signed_at_once(base):
    return replace(base, activities=_with(base, 1, next=((SIGNED, 1.0),)))


def shorter_list(base):
    return replace(base, channels=(replace(base.channels[0], contacts=20), *base.channels[1:]))


def one_person_more(base):
    return replace(base, profiles=(replace(base.profiles[0], headcount=3),))


def longer_leave(base):
    return _of_everybody(base, leave_days=known(6.0))


def more_absence(base):
    return _of_everybody(base, absence_days=gamma(4.0, 1.0))


def a_meeting_a_day(base):
    return _of_everybody(base, commitments=(Commitment("meeting", MEETING, "day", known(1.0)),))


def protected_mornings(base):
    return _of_everybody(base, protected=((0, 9.0, 11.0),))


def _of_everybody(base, **changes):
    return replace(base, profiles=tuple(replace(one, **changes) for one in base.profiles))


def _with(base, number, **changes):
    return tuple(
        replace(one, **changes) if place == number else one for place, one in enumerate(base.activities)
    )


OTHER_TASKS = (other_meetings, other_no_shows, other_part_of_a_missed_meeting, other_delay, shorter_weeks)
OTHER_TIMES = (longer_leave, more_absence, a_meeting_a_day, protected_mornings)
CHANGES = (
    other_shares,
    letters_alone,
    other_success,
    other_hours,
    other_variation,
    shorter_list,
    one_person_more,
    other_task_first,
    signed_at_once,
    *OTHER_TASKS,
    *OTHER_TIMES,
)


def same(together, alone, number):
    return all(
        np.array_equal(getattr(together, field.name)[number], getattr(alone, field.name)[0])
        for field in fields(together)
    )


def each_alone(whole):
    return [CompiledEngine().run(replace(whole, mixes=(one,)), ROWS) for one in whole.mixes]


def test_mixes_side_by_side_are_the_mixes_each_alone():
    whole = world(*CHANGES)
    together = CompiledEngine().run(whole, ROWS)
    assert [same(together, alone, number) for number, alone in enumerate(each_alone(whole))] == [True] * 19


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0)])
def test_a_list_that_ends_leaves_nothing_cut_short_to_those_whose_list_does_not(order):
    whole = callers(shorter_list, other_success)
    whole = replace(whole, mixes=tuple(whole.mixes[place] for place in order))
    together = CompiledEngine().run(whole, ROWS)
    assert [same(together, alone, number) for number, alone in enumerate(each_alone(whole))] == [True] * 3


def test_one_batch_on_the_shelf_is_enough(monkeypatch):
    monkeypatch.setattr(shelves, "SHELVED", 1)
    whole = world(*CHANGES)
    together = CompiledEngine().run(whole, ROWS)
    assert all(same(together, alone, number) for number, alone in enumerate(each_alone(whole)))


@pytest.mark.parametrize("change", [other_success, other_hours, other_variation])
def test_a_shelf_that_does_not_look_at_the_laws_would_be_caught(monkeypatch, change):
    monkeypatch.setattr(shelves, "_word", lambda activity: 1)
    whole = world(change)
    together = CompiledEngine().run(whole, ROWS)
    assert not same(together, each_alone(whole)[1], 1)


@pytest.mark.parametrize("change", OTHER_TASKS)
def test_a_task_foreseen_by_other_laws_would_be_caught(monkeypatch, change):
    monkeypatch.setattr(shelves, "_word_of_task", lambda mix, activity: 1)
    whole = world(change)
    together = CompiledEngine().run(whole, ROWS)
    assert not same(together, each_alone(whole)[1], 1)


@pytest.mark.parametrize("change", OTHER_TIMES)
def test_times_shared_by_people_who_have_other_ones_would_be_caught(monkeypatch, change):
    monkeypatch.setattr(times, "_word", lambda mix, program: b"the same")
    whole = world(change)
    together = CompiledEngine().run(whole, ROWS)
    assert not same(together, each_alone(whole)[1], 1)


def test_leave_over_other_planned_weeks_is_not_shared():
    base = world().mixes[0]
    opens, closes = base.calendar.opens, base.calendar.closes
    shorter = replace(base.calendar, opens=opens[: opens.size // 2], closes=closes[: closes.size // 2])
    whole = _side_by_side(longer_leave(base), [lambda one: replace(one, calendar=shorter)], opening="empty")
    whole = replace(whole, weeks=2, run_off_weeks=0, planned_weeks=13)
    together = CompiledEngine().run(whole, ROWS)
    assert all(same(together, alone, number) for number, alone in enumerate(each_alone(whole)))


def test_people_with_the_same_days_share_their_times():
    base, same_days, other_days = world(other_success, longer_leave).mixes
    whole = replace(world(), mixes=(base, same_days, other_days))
    programs = [program_of(whole, one, quarter_of(whole)) for one in whole.mixes]
    first, second, third = times.make_times(whole.mixes, programs)
    assert first is second
    assert first is not third
