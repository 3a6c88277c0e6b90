"""The worked checks of model.md section 1, exactly, on toys without chance in what they assert."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.parameters import Calendar
from simulator.quantities import CONTACT, REPORT
from verification.toys import activity, channel, constant, known, mix, parameters, play, profile


def twenty_hours():
    """Four hours a day, Monday to Friday."""
    opens = np.array([24.0 * day + 9.0 for day in range(5)])
    return Calendar(opens, opens + 4.0, 20.0, 0)


def certain(name, contact, other=0.0):
    """An activity that always ends in a signature."""
    hours = ((CONTACT, constant(contact)), (REPORT, constant(other)))
    return replace(activity(name, constant(contact), 1.0), hours=hours if other else hours[:1])


def team(activities, channels, shares, hourly_cost=0.0):
    rep = profile(hourly_cost=known(hourly_cost))
    return mix(twenty_hours(), activities, channels=channels, shares=(shares,), profiles=(rep,))


def play_two_rows(only):
    return play(parameters(only, weeks=1, seed=81), range(2))


def test_a_thousand_over_ten_contact_hours_and_ten_others_is_fifty_an_hour():
    # ten signatures of 1 hour of contact and 1 of reporting; the tenth would end at the close itself, so the hours
    # of one deal are a hair shorter
    one = certain("call", 1.0 - 2**-20, 1.0)
    out = play_two_rows(team((one,), (channel("calls", 0, 100.0),), ((0, 1.0),)))
    np.testing.assert_array_equal(out.of("only", "revenue"), 1000.0)
    np.testing.assert_array_equal(out.of("only", "hours"), 20.0)
    np.testing.assert_array_equal(out.of("only", "hourly_value"), 50.0)
    np.testing.assert_array_equal(out.of("only", "revenue_per_hour"), 50.0)
    np.testing.assert_allclose(out.of("only", "visible_hourly_value"), 100.0, rtol=1e-5)


def test_the_full_cost_comes_off_before_dividing():
    one = certain("call", 1.0 - 2**-20, 1.0)
    out = play_two_rows(team((one,), (channel("calls", 0, 100.0),), ((0, 1.0),), hourly_cost=30.0))
    np.testing.assert_array_equal(out.of("only", "hourly_value"), 20.0)
    np.testing.assert_array_equal(out.of("only", "cost_per_hour"), 30.0)


def test_fifteen_of_calls_five_of_mails_ten_of_administration_divide_by_thirty():
    opens = np.array([24.0 * day + 9.0 for day in range(5)])
    week = Calendar(opens, opens + 6.0, 30.0, 0)
    calls, mails, administration = certain("call", 0.5), certain("mail", 0.5), certain("administration", 0.5)
    nothing_sold = replace(administration, success=known(0.0))
    channels = (channel("calls", 0), channel("mails", 1), channel("administration", 2))
    shares = ((0, 15 / 30), (1, 5 / 30), (2, 10 / 30))
    only = mix(week, (calls, mails, nothing_sold), channels=channels, shares=(shares,))
    out = play_two_rows(only)
    for name, hours in (("calls", 15.0), ("mails", 5.0), ("administration", 10.0)):
        assert out.of("only", f"channels/{name}/hours") == pytest.approx(hours, rel=1e-5)
    np.testing.assert_allclose(out.of("only", "hours"), 30.0, rtol=1e-12)
    np.testing.assert_allclose(
        out.of("only", "revenue_per_hour"), out.of("only", "revenue") / 30.0, rtol=1e-12
    )


def test_calls_are_worth_six_hundred_an_hour_and_visits_three_hundred():
    # half of 20 hours each: ten calls of 600 and two visits of 1,500, each a hair shorter than its hours
    calls, visits = certain("call", 1.0 - 2**-18), certain("visit", 5.0 - 2**-18)
    channels = (channel("calls", 0, 600.0), channel("visits", 1, 1500.0))
    out = play_two_rows(team((calls, visits), channels, ((0, 0.5), (1, 0.5))))
    for name, value in (("calls", 600.0), ("visits", 300.0)):
        hours = out.of("only", f"channels/{name}/hours")
        np.testing.assert_allclose(hours, 10.0, rtol=1e-12)
        np.testing.assert_allclose(out.of("only", f"channels/{name}/margin") / hours, value, rtol=1e-12)
    np.testing.assert_allclose(out.of("only", "margin"), 9000.0)
