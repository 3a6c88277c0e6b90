"""When things happen: windows, commitments, protected hours, delays. Expected times are worked out by hand.

The office opens at 9:00-12:30 and 14:00-17:30, Monday (day 0) to Friday; hours count from Monday 0:00.
"""

from dataclasses import replace

import numpy as np
import pytest

from simulator.parameters import Commitment, OpeningItem
from simulator.quantities import MEETING, TRAINING
from verification.toys import (
    activity,
    channel,
    constant,
    diary,
    known,
    mix,
    office_hours,
    ordered,
    parameters,
    platform,
    play,
    profile,
)


def at(day, hour):
    return 24.0 * day + hour


def waiting(count, due_days=0.0, activity_=0):
    """Appointments that are open at the start, of the only platform."""
    return OpeningItem(activity_, 0, count, constant(due_days))


def listed(only, *items, weeks=1, run_off_weeks=0):
    return parameters(only, weeks=weeks, run_off_weeks=run_off_weeks, opening="listed", items=items)


def office(*activities, weeks=2, **changes):
    changes = {"platforms": (platform("p", 1.0, 0, 1.0),), "orders": (None,)} | changes
    return mix(office_hours(weeks), activities, **changes)


def spans(entries, what="task"):
    return [(e.time, e.until) for e in entries if e.what == what]


def test_work_that_a_window_cuts_goes_on_at_the_next_opening():
    only = office(activity("meet", constant(9.0), 1.0))
    assert spans(diary(listed(only, waiting(1)))) == [
        (at(0, 9), at(0, 12.5)),
        (at(0, 14), at(0, 17.5)),
        (at(1, 9), at(1, 11)),
    ]


def test_the_next_task_waits_until_the_first_is_finished():
    only = office(activity("meet", constant(4.0), 1.0))
    tasks = [e for e in diary(listed(only, waiting(2))) if e.what == "task"]
    # the first takes 9:00-12:30 and 14:00-14:30, so the second starts at 14:30 and takes until 18:30 of open time
    assert [(e.time, e.until) for e in tasks[1:]] == [
        (at(0, 14), at(0, 14.5)),
        (at(0, 14.5), at(0, 17.5)),
        (at(1, 9), at(1, 10)),
    ]
    # what is due at the start falls due at the first opening, so the second waited 5.5 hours from 9:00
    assert tasks[-1].waited_days == 5.5 / 24


def test_a_weekly_commitment_takes_the_first_hours_of_the_first_open_day():
    meeting = Commitment("meeting", MEETING, "week", known(4.0))
    only = office(activity("meet", constant(1.0), 1.0), profiles=(profile(commitments=(meeting,)),))
    these = listed(only, waiting(1), weeks=2)
    entries = diary(these)
    assert spans(entries, "commitment") == [
        (at(0, 9), at(0, 12.5)),
        (at(0, 14), at(0, 14.5)),
        (at(7, 9), at(7, 12.5)),
        (at(7, 14), at(7, 14.5)),
    ]
    assert spans(entries) == [(at(0, 14.5), at(0, 15.5))]
    assert play(parameters(only, weeks=2), [0]).of("only", "hours_by_kind/meeting")[0] == 8.0


def test_a_week_that_opens_on_tuesday_meets_on_tuesday():
    meeting = Commitment("meeting", MEETING, "week", known(1.0))
    calendar = office_hours(1)
    tuesday_on = replace(calendar, opens=calendar.opens[2:], closes=calendar.closes[2:])
    only = replace(
        office(profiles=(profile(commitments=(meeting,)),), platforms=(), orders=()), calendar=tuesday_on
    )
    assert spans(diary(parameters(only, weeks=1)), "commitment") == [(at(1, 9), at(1, 10))]


def test_a_daily_commitment_takes_the_last_hours():
    training = Commitment("training", TRAINING, "day", known(4.0))
    only = office(activity("meet", constant(4.0), 1.0), profiles=(profile(commitments=(training,)),))
    entries = diary(listed(only, waiting(1)))
    assert spans(entries, "commitment")[:2] == [(at(0, 12), at(0, 12.5)), (at(0, 14), at(0, 17.5))]
    # three hours on Monday morning, and the fourth on Tuesday
    assert spans(entries) == [(at(0, 9), at(0, 12)), (at(1, 9), at(1, 10))]


def test_nothing_starts_in_protected_hours_and_what_has_started_goes_on():
    blocks = profile(protected=((0, 9.0, 11.0), (0, 16.0, 17.5)))
    only = office(activity("meet", constant(2.0), 1.0), profiles=(blocks,))
    # the first waits for the end of the block; 14:30-16:30 crosses into the second block; the third waits for Tuesday
    assert spans(diary(listed(only, waiting(3)))) == [
        (at(0, 11), at(0, 12.5)),
        (at(0, 14), at(0, 14.5)),
        (at(0, 14.5), at(0, 16.5)),
        (at(1, 9), at(1, 11)),
    ]


@pytest.mark.parametrize(
    ("open_hours", "due"),
    [(0.5, at(0, 9.5)), (3.5, at(0, 14)), (7.0, at(1, 9)), (35.0, at(7, 9)), (36.0, at(7, 10))],
)
def test_a_delay_runs_in_open_hours_and_never_falls_due_at_a_close(open_hours, due):
    # a day of delay is a seventh of the 35 open hours of a week: 5 hours
    only = office(activity("meet", constant(0.25), 1.0))
    tasks = [e for e in diary(listed(only, waiting(1, open_hours / 5.0), weeks=2)) if e.what == "task"]
    assert [(e.time, e.waited_days) for e in tasks] == [(due, 0.0)]


def test_what_follows_a_task_runs_from_its_end():
    meet = activity("meet", constant(1.0), 1.0, next_=1, after_days=constant(0.6))
    quote = activity("quote", constant(0.5), 1.0, after_days=constant(0.1))
    entries = diary(listed(office(meet, quote), waiting(1)))
    # meet 9-10; 0.6 days are 3 open hours: 13:00 of open time is 14:30 on the clock, since 12:30-14:00 is shut
    assert spans(entries) == [(at(0, 9), at(0, 10)), (at(0, 14.5), at(0, 15))]
    assert [e.time for e in entries if e.what == "signed"] == [at(0, 15.5)]


def test_deliveries_fall_in_open_hours_only():
    only = office(
        activity("meet", constant(0.1), 1.0),
        weeks=4,
        platforms=(platform("p", 30.0, 0, 1.0),),
        orders=(ordered(60.0, 4),),
    )
    times = np.array([e.time for e in diary(parameters(only, weeks=4)) if e.what == "delivered"])
    hour, day = times % 24.0, times // 24.0 % 7.0
    assert len(times) > 80
    assert (day < 5).all()
    assert (((hour >= 9.0) & (hour < 12.5)) | ((hour >= 14.0) & (hour < 17.5))).all()


def test_an_order_is_active_in_its_weeks_alone():
    order = replace(ordered(60.0, 4), first_week=2, last_week=3)
    only = office(
        activity("meet", constant(0.1), 1.0),
        weeks=4,
        platforms=(platform("p", 30.0, 0, 1.0),),
        orders=(order,),
    )
    weeks = {int(e.time // 168.0) + 1 for e in diary(parameters(only, weeks=4)) if e.what == "delivered"}
    assert weeks == {2, 3}


def test_the_run_off_pays_task_hours_alone():
    training = Commitment("training", TRAINING, "day", known(1.0))
    call = activity("call", constant(1.0), 1e-12)
    meet = activity("meet", constant(4.0), 1.0)
    only = office(
        meet,
        call,
        weeks=3,
        channels=(channel("calls", 1),),
        shares=(((0, 1.0),),),
        profiles=(profile(commitments=(training,), leave_days=known(0.0)),),
        platforms=(platform("p", 1.0, 0, 1.0),),
    )
    # 8 days are 40 open hours, so it falls due in the run-off's first afternoon; nobody trains or prospects then
    these = replace(listed(only, replace(waiting(1, 8.0), source=1), weeks=1, run_off_weeks=1))
    entries, out = diary(these), play(these, [0])
    assert [e.what for e in entries if e.time >= 168.0] == ["task", "task", "signed"]
    assert spans(entries) == [(at(7, 15.5), at(7, 17.5)), (at(8, 9), at(8, 11))]
    assert out.of("only", "hours")[0] + out.of("only", "opening/hours")[0] == 35.0 + 4.0
    assert out.of("only", "cost")[0] + out.of("only", "opening/cost")[0] == pytest.approx(39.0 * 30.0)
    # the opening bears its part of the training, which nobody attends in the run-off
    np.testing.assert_allclose(out.weekly["hours"][0, 0], [35.0 - 4.0 * 5.0 / 34.0, 0.0], atol=1e-9)


def test_without_run_off_what_is_open_stays_unfinished():
    only = office(
        activity("meet", constant(0.1), 1.0, after_days=constant(99.0)),
        platforms=(platform("p", 30.0, 0, 1.0),),
        orders=(ordered(60.0, 1),),
    )
    out = play(parameters(only, weeks=1), [0])
    assert out.of("only", "funnel/signed")[0] == 0.0
    assert out.of("only", "funnel/unfinished")[0] == out.of("only", "funnel/opened")[0] > 0.0
