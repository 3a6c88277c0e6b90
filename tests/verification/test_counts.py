"""Counts and money of a platform against thinned and compound Poisson processes, and other chance laws."""

import numpy as np
import pytest

from simulator.parameters import SIGNED, OpeningItem, Validation
from simulator.quantities import HOURS_PER_DAY
from verification.judge import BOUND, z_known, z_of_mean, z_of_poisson_variance
from verification.theory import (
    appointments_until_held_or_lost,
    binomial_sd,
    compound_poisson,
    continuous_annuity,
    ramped_deliveries,
)
from verification.toys import (
    activity,
    always_open,
    constant,
    deal,
    diary,
    gamma,
    known,
    lognormal,
    mix,
    no_show,
    office_hours,
    ordered,
    parameters,
    platform,
    play,
    profile,
)

ROWS = range(200)
N = len(ROWS)
RATE = 50.0  # deliveries a week


def plenty(activities, source, weeks=1, seed=61, run_off_weeks=2):
    """A platform whose appointments never wait: twenty people are there day and night."""
    people = (profile(headcount=20),)
    only = mix(
        always_open(weeks + run_off_weeks),
        activities,
        platforms=(source,),
        orders=(ordered(2.0 * RATE, weeks),),
        profiles=people,
    )
    return parameters(only, weeks=weeks, run_off_weeks=run_off_weeks, seed=seed)


def total(out, column):
    return float(out.of("only", column).sum())


def z_thinned(out, kept, of, probability):
    trials = total(out, of)
    return z_known(total(out, kept), probability * trials, binomial_sd(trials, probability))


def test_deliveries_are_poisson():
    out = play(plenty((activity("meet", constant(0.1), 0.5),), platform("p", RATE, 0, 0.5)), ROWS)
    counts = out.of("only", "funnel/opened")
    assert abs(z_known(float(counts.sum()), RATE * N, np.sqrt(RATE * N))) < BOUND
    assert abs(z_of_poisson_variance(counts, RATE)) < BOUND


def test_every_step_of_the_graph_thins_by_its_own_chance():
    meet = activity("meet", constant(0.1), 0.9, next=((1, 0.3), (2, 0.7)))
    visit, video = activity("visit", constant(0.2), 0.4), activity("video", constant(0.1), 0.25)
    source = platform("p", RATE, 0, 0.6, validation=Validation(0, constant(0.1), known(0.8)))
    out = play(plenty((meet, visit, video), source, seed=62), ROWS)
    assert abs(z_thinned(out, "platforms/p/accepted", "platforms/p/delivered", 0.8)) < BOUND
    # the platform's own success stands at the activity that it leads to; a branch is a step of its own
    assert abs(z_thinned(out, "activities/visit/done", "activities/meet/done", 0.6 * 0.3)) < BOUND
    assert abs(z_thinned(out, "activities/video/done", "activities/meet/done", 0.6 * 0.7)) < BOUND
    assert total(out, "activities/meet/done") == total(out, "platforms/p/accepted")
    signed_by_video = total(out, "activities/video/revenue") / 1000.0
    videos = total(out, "activities/video/done")
    assert abs(z_known(signed_by_video, 0.25 * videos, binomial_sd(videos, 0.25))) < BOUND
    # thinning a Poisson process leaves a Poisson process
    kept = RATE * 0.8 * 0.6 * (0.3 * 0.4 + 0.7 * 0.25)
    signed = out.of("only", "funnel/signed")
    assert abs(z_known(float(signed.sum()), kept * N, np.sqrt(kept * N))) < BOUND
    assert abs(z_of_poisson_variance(signed, kept)) < BOUND
    invoiced = total(out, "platforms/p/invoiced")
    assert invoiced == 100.0 * total(out, "platforms/p/accepted")


@pytest.mark.parametrize(("law", "cv"), [(lognormal(4000.0, 0.8), 0.8), (gamma(4000.0, 0.5), 0.5)])
def test_revenue_is_compound_poisson(law, cv):
    source = platform("p", RATE, 0, 0.5, deal=deal(law, margin_rate=known(0.4)))
    out = play(plenty((activity("meet", constant(0.1), 0.5),), source, seed=63), ROWS)
    mean, sd = compound_poisson(RATE * 0.5, 4000.0, cv)
    revenue = out.of("only", "revenue")
    assert abs(z_known(float(revenue.mean()), mean, sd / np.sqrt(N))) < BOUND
    assert abs(z_of_mean((revenue - mean) ** 2, sd**2)) < BOUND
    np.testing.assert_allclose(out.of("only", "margin"), 0.4 * revenue)


def test_deals_have_the_spread_that_their_law_says():
    """Logarithms of lognormal values are normal, of variance log(1 + cv^2): far sharper than the sum's variance."""
    source = platform("p", RATE, 0, 1.0, deal=deal(lognormal(4000.0, 0.8)))
    these = plenty((activity("meet", constant(0.1), 1.0),), source, seed=60)
    values = [np.log(e.value) for row in range(40) for e in diary(these, row) if e.what == "signed"]
    spread = np.log(1.0 + 0.8**2)
    centre = np.log(4000.0) - spread / 2.0
    assert abs(z_of_mean(values, centre)) < BOUND
    assert abs(z_of_mean((np.array(values) - centre) ** 2, spread)) < BOUND


def test_missed_appointments_are_booked_again_a_geometric_number_of_times():
    meet = activity("meet", constant(0.1), 0.5)
    source = platform(
        "p", RATE, 0, 0.5, no_show=no_show(0.4, rebooked=0.7, spent=0.25), after_days=constant(0.05)
    )
    out = play(plenty((meet,), source, seed=64), ROWS)
    opened = total(out, "funnel/opened")
    mean, sd = appointments_until_held_or_lost(0.4, 0.7)
    appointments = total(out, "funnel/appointments")
    assert total(out, "funnel/unfinished") == 0.0
    assert abs(z_known(appointments, mean * opened, sd * np.sqrt(opened))) < BOUND
    assert total(out, "funnel/held") + total(out, "funnel/missed") == appointments
    held = 0.6 / (1.0 - 0.4 * 0.7)
    assert abs(z_known(total(out, "funnel/held"), held * opened, binomial_sd(opened, held))) < BOUND
    hours = 0.1 * total(out, "funnel/held") + 0.025 * total(out, "funnel/missed")
    assert total(out, "hours_by_kind/contact") == pytest.approx(hours, rel=1e-4)


@pytest.mark.parametrize(("ordered_a_week", "ramp"), [(60.0, 4.0), (25.0, 8.0), (25.0, 12.0)])
def test_a_ramp_delivers_its_integral(ordered_a_week, ramp):
    weeks = 8
    source = platform("p", 50.0, 0, 0.5, ramp_weeks=known(ramp))
    calendar = office_hours(weeks)
    only = mix(
        calendar,
        (activity("meet", constant(0.1), 0.5),),
        platforms=(source,),
        orders=(ordered(ordered_a_week, weeks),),
    )
    out = play(parameters(only, weeks=weeks, seed=65), range(60))
    found = total(out, "platforms/p/delivered")
    # the cap of ordered x weeks is out of reach: the ramp keeps the mean at least four standard deviations below
    mean = ramped_deliveries(ordered_a_week, 50.0, ramp, weeks) * 60
    assert abs(z_known(found, mean, np.sqrt(mean))) < BOUND


def test_no_more_is_delivered_than_was_ordered():
    only = mix(
        always_open(4),
        (activity("meet", constant(0.01), 0.5),),
        platforms=(platform("p", 1e6, 0, 0.5),),
        orders=(ordered(10.0, 4),),
    )
    delivered = play(parameters(only, weeks=4, seed=66), range(40)).of("only", "platforms/p/delivered")
    assert delivered.max() == 40.0
    assert delivered.min() < 40.0


def test_waiting_cools_the_chance_of_success():
    """One person, a hundred and sixty appointments due at the start, an hour each: the k-th waits k hours."""
    count, rate = 160, 0.3
    meet = activity("meet", constant(1.0), 0.8, cools_per_day=known(rate))
    only = mix(always_open(1), (meet,), platforms=(platform("p", 1.0, 0, 0.8),), orders=(None,))
    items = (OpeningItem(0, 0, count, constant(0.0)),)
    rows = range(100)
    out = play(parameters(only, weeks=1, seed=67, opening="listed", items=items), rows)
    chance = 0.8 * np.exp(-rate * np.arange(count) / HOURS_PER_DAY)
    signed = total(out, "opening/margin") / 1000.0
    sd = np.sqrt((chance * (1.0 - chance)).sum() * len(rows))
    assert abs(z_known(signed, float(chance.sum()) * len(rows), float(sd))) < BOUND
    assert abs(z_known(signed, 0.8 * count * len(rows), float(sd))) > 20.0


def test_leave_and_absence_take_their_mean_days():
    people = (profile(headcount=4, leave_days=known(2.3), absence_days=gamma(1.4, 1.0)),)
    out = play(parameters(mix(office_hours(6), (), profiles=people), weeks=6, seed=68), ROWS)
    there = out.of("only", "hours") / 7.0 / 4.0
    assert abs(z_of_mean(there, 30.0 - 2.3 - 1.4)) < BOUND
    # sickness is paid and leave is in the hourly cost: payroll follows leave alone
    paid = out.of("only", "cost") / 30.0 / 7.0 / 4.0
    assert abs(z_of_mean(paid, 30.0 - 2.3)) < BOUND
    assert set(np.round(paid * 4 - 120).astype(int)) <= set(range(-12, -7))


def test_recurring_business_is_worth_its_annuity():
    worth = deal(
        constant(1000.0),
        margin_rate=known(0.5),
        recurring_share=known(0.3),
        recurring_yearly_value=known(600.0),
        recurring_years=known(2.5),
    )
    source = platform("p", RATE, 0, 1.0, deal=worth)
    toy = plenty((activity("meet", constant(0.1), 1.0, next_=SIGNED),), source, seed=69)
    for rate in (0.0, 0.08):
        out = play(parameters(*toy.mixes, weeks=1, run_off_weeks=2, seed=69, discount_rate=rate), ROWS)
        won = out.of("only", "recurring") / (600.0 * continuous_annuity(2.5, rate))
        np.testing.assert_allclose(won, np.round(won), atol=1e-6)
        signed = total(out, "funnel/signed")
        assert abs(z_known(float(won.sum()), 0.3 * signed, binomial_sd(signed, 0.3))) < BOUND
        np.testing.assert_allclose(
            out.of("only", "margin"), 0.5 * (out.of("only", "revenue") + out.of("only", "recurring"))
        )
