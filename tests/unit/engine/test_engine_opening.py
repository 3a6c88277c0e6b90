"""What is open at the start: empty, listed, or left by the baseline's quarter before; the same in every mix."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.engine.reference import ReferenceEngine
from simulator.engine.reference.engine import _chance, _items, _opening_timetable, main_timetable
from simulator.engine.reference.opening import inherited, listed as listed_tasks
from simulator.engine.reference.work import VALIDATION, Delay, Opportunity, Signature, Task
from simulator.parameters import OpeningItem, SetUp, Validation
from verification.toys import (
    activity,
    always_open,
    channel,
    constant,
    diary,
    known,
    mix,
    no_show,
    office_hours,
    ordered,
    parameters,
    platform,
    play,
    profile,
)

WEEKS = 4


def quarter(calendar=None, **changes):
    """A platform that is validated, then met, then signed after a delay; one person who can just keep up."""
    source = platform(
        "p",
        20.0,
        0,
        0.5,
        validation=Validation(0, constant(0.25), known(0.8)),
        after_days=constant(2.0),
        ramp_weeks=known(3.0),
        set_up=SetUp(0, known(2.0), known(100.0)),
    )
    meet = activity("meet", constant(1.25), 0.5, after_days=constant(3.0))
    base = {
        "channels": (channel("calls", 1),),
        "platforms": (source,),
        "orders": (ordered(40.0, WEEKS),),
        "shares": (((0, 1.0),),),
        "profiles": (profile(),),
    }
    call = activity("call", constant(0.5), 0.02, next_=0, after_days=constant(1.0))
    return mix(calendar or office_hours(WEEKS + 1, first=-WEEKS), (meet, call), **(base | changes))


def steady(*mixes, seed=71, **changes):
    return parameters(*mixes, weeks=WEEKS, run_off_weeks=1, seed=seed, **({"opening": "steady"} | changes))


def left_open(these, row):
    return _items(these, _opening_timetable(these), _chance(these, row))


def test_a_steady_start_carries_everything_that_is_open():
    these = steady(quarter())
    items = [item for row in range(6) for item in left_open(these, row)]
    assert any(isinstance(item, Signature) and item.due > 0.0 for item in items)
    tasks = [item for item in items if isinstance(item, Task)]
    assert any(task.due > 0.0 for task in tasks), "pending delays"
    assert any(task.due < 0.0 and task.remaining is None for task in tasks), (
        "waiting tasks keep their due time"
    )
    assert any(task.remaining is not None for task in tasks), "tasks under way"
    assert all(task.due == 0.0 for task in tasks if task.remaining is not None)
    assert all(item.opportunity.entity.startswith("opening/") for item in items)


def test_what_was_never_validated_carries_over():
    # nobody validates: the only one who could has no hours in the four weeks before
    these = steady(quarter(profiles=(profile(leave_days=known(40.0)),)), seed=72)
    items = left_open(these, 0)
    assert items
    assert {item.activity for item in items if isinstance(item, Task)} == {VALIDATION}


def test_the_quarter_before_has_neither_ramp_nor_set_up():
    """With a ramp of 3 weeks of 4, the quarter itself delivers far less than the one before it."""
    alone = quarter(shares=((),), profiles=(profile(leave_days=known(40.0)),))
    these = steady(alone, seed=73)
    before = np.array([len(left_open(these, row)) for row in range(20)])
    inside = play(these, range(20)).of("only", "platforms/p/delivered")
    assert before.mean() == pytest.approx(80.0, abs=5 * np.sqrt(80 / 20))
    assert inside.mean() == pytest.approx(20 * (4 - 1.5), abs=5 * np.sqrt(50 / 20))


def test_a_task_under_way_keeps_its_remaining_hours():
    meet = activity("meet", constant(1.25), 1.0)
    only = mix(
        always_open(WEEKS + 1, first=-WEEKS),
        (meet,),
        platforms=(platform("p", 100.0, 0, 1.0),),
        orders=(ordered(200.0, WEEKS),),
    )
    these = steady(only, seed=74)
    row = next(r for r in range(20) if any(getattr(i, "remaining", None) for i in left_open(these, r)))
    left = next(i.remaining for i in left_open(these, row) if i.remaining)
    hours = sum(h for _, h in left)
    assert 0.0 < hours < 1.25
    waiting = sorted(i.due for i in left_open(these, row) if i.remaining is None)
    first = next(e for e in diary(these, row) if e.what == "task")
    assert first.time == 0.0
    # who waited before goes first, since the task under way is due at 0
    assert (first.until or 0.0) == (1.25 if waiting else hours)


def test_the_opening_is_the_same_in_every_mix_and_outside_the_headline():
    base = quarter()
    other = replace(base, name="other", orders=(None,), shares=((),))
    out = play(steady(base, other), range(4))
    apart = play(steady(base), range(4))
    for column, values in apart.columns.items():
        np.testing.assert_array_equal(out.columns[column][0], values[0])
    # nothing of its own is opened in the other mix: whatever it signs was inherited
    assert out.of("other", "funnel/opened").sum() == 0.0
    assert out.of("other", "funnel/signed").sum() == 0.0
    assert (out.of("other", "opening/margin") > 0.0).all()
    assert (out.of("other", "margin") == 0.0).all()


def test_an_empty_start_is_empty():
    out = play(replace(steady(quarter()), opening="empty"), range(2))
    assert (out.of("only", "opening/hours") == 0.0).all()
    assert (out.of("only", "opening/cost") == 0.0).all()


def test_listed_items_fall_due_when_they_say():
    only = quarter()
    these = steady(
        only, opening="listed", items=(OpeningItem(0, 1, 3, constant(1.4)), OpeningItem(1, 0, 2, constant(0)))
    )
    tasks = list(listed_tasks(these, main_timetable(these, only), _chance(these, 0)))
    # 1.4 days are 7 open hours: Monday's, so Tuesday 9:00; at once is Monday 9:00
    assert [(task.activity, task.due) for task in tasks] == [(0, 33.0)] * 3 + [(1, 9.0)] * 2


def test_inherited_deals_bear_the_rules_of_each_mix():
    base = quarter()
    meet = replace(base.activities[0], expires_after_days=known(0.0))
    hasty = replace(base, name="hasty", activities=(meet, base.activities[1]))
    out = play(steady(base, hasty), range(4))
    assert out.of("hasty", "opening/margin").sum() < out.of("only", "opening/margin").sum()


def test_an_appointment_always_missed_and_rebooked_at_once_ends():
    never = no_show(1.0, rebooked=1.0, spent=0.0)
    meet = activity("meet", constant(1.0), 1.0, no_show=never)
    source = platform("phoning", 1.0, 0, 1.0, no_show=never)
    only = mix(office_hours(1), (meet,), platforms=(source,), orders=(ordered(1.0, 1),))
    tallies = ReferenceEngine().run(parameters(only, weeks=1), [0, 1])
    assert tallies.money.sum() == 0.0


def test_inherited_work_follows_the_rules_of_its_mix():
    meet = activity("meet", constant(1.0), 1.0, no_show=no_show(0.5), by=1, priority=7)
    check = Validation(1, constant(0.5), known(1.0))
    source = platform("phoning", 1.0, 0, 1.0, validation=check, after_days=constant(9.0))
    people = (profile("caller"), profile("closer"))
    other = mix(
        office_hours(1), (meet,), platforms=(source,), orders=(None,), profiles=people, shares=((), ())
    )
    open_one = Opportunity(0, "phoning", 0, 0, -5.0, "opening/phoning", headline=False)
    led_by = Delay(constant(2.0))
    pending = [Task(open_one, VALIDATION, 0, -1.0, 0), Task(open_one, 0, 0, -1.0, 1, led_by=led_by)]
    validation, meeting = inherited(pending, other)
    assert (validation.profile, meeting.profile, meeting.priority) == (1, 1, 7)
    assert meeting.led_by.law.mean[0] == 9.0
    assert meeting.opportunity is validation.opportunity is not open_one
