"""Who does what first: dispatch, priorities, expiry, restarts. Expected times are worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.parameters import Commitment, OpeningItem, SetUp, Validation
from simulator.quantities import PREPARE, TRAINING
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


def waiting(count, activity_=0, due_hours=0.0, source=0):
    """Open at the start; with every hour open, a delay of a day is 24 hours."""
    return OpeningItem(activity_, source, count, constant(due_hours / 24.0))


def listed(only, *items, weeks=1):
    return parameters(only, weeks=weeks, opening="listed", items=items)


def day_and_night(*activities, people=1, **changes):
    base = {
        "platforms": (platform("p", 1.0, 0, 1.0),),
        "orders": (None,),
        "profiles": (profile(headcount=people),),
    }
    return mix(always_open(1), activities, **(base | changes))


def tasks(entries, *whats):
    return [e for e in entries if e.what in (whats or ("task",))]


def test_work_goes_to_who_started_fewest_and_ties_to_the_lower_number():
    only = day_and_night(activity("meet", constant(1.0), 1.0), people=3)
    # everyone is free each time: 0 and 1 begin; 2 has started none; all have one; 0 has two, so 1 and then 2
    items = (waiting(2), waiting(1, 0, 2.0), waiting(1, 0, 4.0), waiting(2, 0, 6.0))
    done = tasks(diary(listed(only, *items)))
    assert [(e.time, e.person) for e in done] == [(0, 0), (0, 1), (2, 2), (4, 0), (6, 1), (6, 2)]


def test_priority_then_due_time_then_age():
    first = activity("first", constant(1.0), 1.0, priority=1)
    second = activity("second", constant(1.0), 1.0, priority=2)
    unstated = activity("unstated", constant(1.0), 1.0)
    busy = activity("busy", constant(5.0), 1.0, priority=1)
    only = day_and_night(unstated, second, first, busy)
    items = (waiting(1, 0, 1.0), waiting(1, 1, 3.0), waiting(1, 1, 2.0), waiting(1, 2, 4.0), waiting(1, 3))
    done = tasks(diary(listed(only, *items)))
    assert [(e.activity, (e.waited_days or 0) * 24) for e in done] == [
        ("busy", 0.0),
        ("first", pytest.approx(1.0)),
        ("second", pytest.approx(5 + 1 - 2.0)),
        ("second", pytest.approx(5 + 2 - 3.0)),
        ("unstated", pytest.approx(5 + 3 - 1.0)),
    ]


def test_equal_due_times_go_by_the_source_s_name():
    meet = activity("meet", constant(1.0), 1.0)
    two = (platform("zed", 1.0, 0, 1.0), platform("abe", 1.0, 0, 1.0))
    only = day_and_night(meet, platforms=two, orders=(None, None))
    done = tasks(diary(listed(only, waiting(2, source=0), waiting(2, source=1))))
    assert [e.source for e in done] == ["abe", "abe", "zed", "zed"]


def test_validations_and_set_ups_come_before_any_priority():
    meet = activity("meet", constant(1.0), 1.0, priority=1)
    source = platform(
        "p",
        20.0,
        0,
        1.0,
        validation=Validation(0, constant(0.5), known(1.0)),
        set_up=SetUp(0, known(3.0), known(250.0)),
    )
    only = day_and_night(meet, platforms=(source,), orders=(ordered(40.0, 1),))
    these = listed(only, waiting(1))
    entries = diary(these)
    assert next((e.what, e.time) for e in tasks(entries, "task", "set_up", "validate")) == ("set_up", 0.0)
    # whenever a task starts, no validation is waiting: each delivery is validated within the task then in hand
    waits = [(e.waited_days or 0.0) * 24 for e in tasks(entries, "validate") if e.time > 5.0]
    assert max(waits) <= 1.0 + 0.5 * 5
    out = play(these, [0])
    assert out.of("only", "cost_by_category/set_up")[0] == 250.0
    assert out.of("only", "hours/p/rep/prepare")[0] == 3.0
    assert out.of("only", "hours/p/rep/validate")[0] == 0.5 * out.of("only", "platforms/p/accepted")[0]


def test_a_task_of_another_profile_waits_for_that_profile():
    hunter, closer = profile("hunter"), profile("closer")
    meet = activity("meet", constant(1.0), 1.0, by=1)
    only = day_and_night(meet, profiles=(hunter, closer), shares=((), ()))
    assert [(e.profile, e.time) for e in tasks(diary(listed(only, waiting(2))))] == [
        ("closer", 0.0),
        ("closer", 1.0),
    ]


@pytest.mark.parametrize(("patience_hours", "dropped"), [(2.0, 0), (1.999, 1), (0.5, 2)])
def test_a_task_expires_strictly_after_its_patience(patience_hours, dropped):
    # three tasks of an hour, due at 0: they wait 0, 1 and 2 hours; who is dropped makes room for nobody else
    meet = activity("meet", constant(1.0), 1.0, expires_after_days=known(patience_hours / 24.0))
    only = day_and_night(meet)
    entries = diary(listed(only, waiting(3)))
    assert len(tasks(entries)) == 3 - dropped
    assert [e.time for e in entries if e.what == "expired"] == (
        [2.0] if dropped == 1 else [1.0, 1.0][:dropped]
    )


def test_a_night_counts_against_patience():
    meet = activity("meet", constant(4.0), 1.0, expires_after_days=known(0.5))
    base = day_and_night(meet)
    only = replace(base, calendar=office_hours(1))
    # Monday 9:00 falls due; the second starts at 14:30 after 5.5 hours, the third on Tuesday 10:00, after 25 hours
    entries = diary(listed(only, waiting(3)))
    assert [e.time for e in entries if e.what == "expired"] == [34.0]


CALLING = {"channels": (channel("calls", 1, restart_hours=known(0.5)),), "shares": (((0, 1.0),),)}


def calling(*activities, **changes):
    call = activity("call", constant(1.0), 1e-12)
    return day_and_night(activities[0], call, *activities[1:], **(CALLING | {"orders": (None,)} | changes))


def background(entries):
    return [(e.what, e.time, e.until) for e in entries if e.what in ("prospect", "restart", "task")]


def due(count, hours, activity_=0):
    return waiting(count, activity_, hours, source=1)


def test_going_back_to_prospecting_costs_a_restart():
    only = calling(activity("meet", constant(1.0), 1.0))
    these = listed(only, due(1, 10.0))
    assert background(diary(these)) == [
        ("prospect", 0.0, 10.0),
        ("task", 10.0, 11.0),
        ("restart", 11.0, 11.5),
        ("prospect", 11.5, 168.0),
    ]
    out = play(these, [0])
    assert out.of("only", "hours/calls/rep/prepare")[0] == 0.5
    assert out.of("only", "hours/calls/rep/contact")[0] == pytest.approx(166.5)


def test_tasks_in_a_row_cost_one_restart():
    only = calling(activity("meet", constant(1.0), 1.0))
    entries = background(diary(listed(only, due(3, 10.0))))
    assert [what for what, _, _ in entries] == ["prospect", "task", "task", "task", "restart", "prospect"]


def test_an_interrupted_restart_counts_and_is_owed_again_in_full():
    only = calling(activity("meet", constant(1.0), 1.0))
    assert background(diary(listed(only, due(1, 10.0), due(1, 11.25)))) == [
        ("prospect", 0.0, 10.0),
        ("task", 10.0, 11.0),
        ("restart", 11.0, 11.25),
        ("task", 11.25, 12.25),
        ("restart", 12.25, 12.75),
        ("prospect", 12.75, 168.0),
    ]


@pytest.mark.parametrize(
    ("ends", "restarts"),
    [(12.0, [(12.0, 12.5)]), (12.25, [(12.25, 12.5)]), (12.5, []), (11.0, [(11.0, 11.5)])],
)
def test_a_break_cancels_what_is_left_of_a_restart(ends, restarts):
    """The office shuts at 12:30: what is not yet restarted by then is not owed at 14:00."""
    only = replace(calling(activity("meet", constant(1.0), 1.0)), calendar=office_hours(1))
    # a day of delay is 5 open hours, so the task falls due one hour before it ends
    item = OpeningItem(0, 1, 1, constant((ends - 1.0 - 9.0) / 5.0))
    entries = background(diary(listed(only, item)))
    assert [(start, end) for what, start, end in entries if what == "restart"] == restarts
    assert ("prospect", 14.0, 17.5) in entries


def test_a_commitment_neither_causes_nor_cancels_a_restart():
    # training takes 17:00 to 17:30 only; a task that ends at 16:45 leaves a quarter of an hour, then the night cancels
    training = Commitment("training", TRAINING, "day", known(0.5))
    only = replace(
        calling(activity("meet", constant(1.0), 1.0), profiles=(profile(commitments=(training,)),)),
        calendar=office_hours(1),
    )
    item = OpeningItem(0, 1, 1, constant((3.5 + 1.75) / 5.0))
    entries = background(diary(listed(only, item)))
    assert [entry for entry in entries if entry[0] == "restart"] == [("restart", 16.75, 17.0)]
    assert ("prospect", 33.0, 36.5) in entries  # Tuesday begins with prospecting


def test_restarts_weigh_by_share_and_idle_time_has_none():
    mail = activity("mail", constant(1.0), 1e-12)
    only = calling(
        activity("meet", constant(1.0), 1.0),
        mail,
        channels=(
            channel("calls", 1, restart_hours=known(0.5)),
            channel("mails", 2, restart_hours=known(0.25)),
        ),
        shares=(((0, 0.5), (1, 0.25)),),
    )
    these = listed(only, waiting(1, 0, 10.0, source=2))
    restart = next(e for e in diary(these) if e.what == "restart")
    assert (restart.until or 0.0) - restart.time == 0.5 * 0.5 + 0.25 * 0.25
    out = play(these, [0])
    assert out.of("only", "hours/calls/rep/prepare")[0] == 0.25
    assert out.of("only", "hours/mails/rep/prepare")[0] == 0.0625


def test_a_missed_appointment_spends_its_share_of_every_kind_and_is_booked_again():
    hours = ((PREPARE, constant(0.5)), *activity("meet", constant(2.0), 1.0).hours)
    meet = replace(
        activity("meet", constant(2.0), 1.0), hours=hours, no_show=no_show(1.0, rebooked=1.0, spent=0.25)
    )
    source = platform("p", 1.0, 0, 1.0, no_show=meet.no_show)
    only = day_and_night(meet, platforms=(source,))
    # due after 10 hours, missed in 0.625 hours, and due again 10 hours later
    entries = diary(listed(only, waiting(1, 0, 10.0)))
    assert [(e.time, e.until) for e in tasks(entries, "missed")][:3] == [
        (10.0, 10.625),
        (20.625, 21.25),
        (31.25, 31.875),
    ]


def test_all_hours_of_a_row_are_there():
    only = calling(activity("meet", constant(1.0), 1.0), people=1)
    out = play(listed(only, due(5, 10.0)), range(2))
    np.testing.assert_allclose(out.of("only", "hours") + out.of("only", "opening/hours"), 168.0)
