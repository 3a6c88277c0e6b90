"""Prospecting against renewal theory: Wald's identity, renewal counts, interruptions, finite lists."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.parameters import LAST_PRIORITY
from simulator.quantities import CONTACT, HOURS_PER_WEEK, PREPARE
from verification.judge import BOUND, z_known, z_of_mean
from verification.theory import binomial_sd, wald_hours
from verification.toys import (
    activity,
    always_open,
    channel,
    constant,
    diary,
    exponential,
    gamma,
    known,
    lognormal,
    mix,
    ordered,
    parameters,
    platform,
    play,
    profile,
)

ROWS = range(120)
ALONE = (((0, 1.0),),)


def prospecting(attempt, weeks=1, **changes):
    changes = {"channels": (channel("calls", 0),), "shares": ALONE} | changes
    return mix(always_open(weeks), (attempt, *changes.pop("others", ())), **changes)


@pytest.mark.parametrize(
    ("law", "cv"),
    [(constant(0.25), 0.0), (gamma(0.25, 0.6), 0.6), (exponential(0.25), 1.0), (lognormal(0.25, 0.8), 0.8)],
)
def test_hours_to_the_twentieth_success_obey_wald(law, cv):
    toy = parameters(prospecting(activity("call", law, 0.1)), weeks=1, seed=51)
    times = [[e.time for e in diary(toy, row) if e.what == "opened"][19] for row in ROWS]
    mean, sd = wald_hours(20, 0.1, 0.25, cv)
    assert abs(z_known(float(np.mean(times)), mean, sd / np.sqrt(len(times)))) < BOUND
    # the squared distance from the true mean estimates the variance without bias
    assert abs(z_of_mean((np.array(times) - mean) ** 2, sd**2)) < BOUND


def test_a_share_slows_the_gaps_and_the_rest_is_idle():
    toy = parameters(
        prospecting(activity("call", gamma(0.25, 0.6), 0.1), shares=(((0, 0.4),),)), weeks=1, seed=52
    )
    times = [[e.time for e in diary(toy, row) if e.what == "opened"][9] for row in ROWS]
    mean, sd = wald_hours(10, 0.1, 0.25, 0.6)
    assert abs(z_known(float(np.mean(times)), mean / 0.4, sd / 0.4 / np.sqrt(len(times)))) < BOUND
    np.testing.assert_allclose(play(toy, range(4)).of("only", "hours_by_kind/idle"), 0.6 * HOURS_PER_WEEK)


def test_each_kind_of_hours_has_its_own_law():
    # on a list worked to its end, constant preparation is exact and contact hours keep their mean: no gap is cut
    attempt = replace(
        activity("call", gamma(0.2, 0.6), 0.1), hours=((PREPARE, constant(0.05)), (CONTACT, gamma(0.2, 0.6)))
    )
    out = play(
        parameters(prospecting(attempt, channels=(channel("calls", 0, contacts=200),)), weeks=1, seed=53),
        ROWS,
    )
    np.testing.assert_allclose(out.of("only", "hours_by_kind/prepare"), 0.05 * 200, rtol=1e-4)
    assert abs(z_of_mean(out.of("only", "hours_by_kind/contact"), 0.2 * 200)) < BOUND


def test_constant_attempts_succeed_as_a_binomial():
    # 168 hours hold 672 attempts of a quarter of an hour; the last ends exactly at the close, so it opens nothing
    out = play(parameters(prospecting(activity("call", constant(0.25), 0.1)), weeks=1, seed=54), ROWS)
    found = float(out.of("only", "funnel/opened").sum())
    trials = 671 * len(ROWS)
    assert abs(z_known(found, 0.1 * trials, binomial_sd(trials, 0.1))) < BOUND
    np.testing.assert_allclose(out.of("only", "funnel/attempts"), 672.0)


def test_interruptions_stop_the_clock_and_nothing_else():
    """Successes are Poisson on the person's own prospecting clock, whatever tasks take of the day.

    Exponential attempts that succeed with chance p make successes a Poisson process of rate p / h on that clock;
    the platform's tasks come and go independently of it, so given the clock's hours the counts are Poisson.
    """
    tasks = activity("meet", exponential(0.5), 0.5, priority=LAST_PRIORITY)
    toy = prospecting(
        activity("call", exponential(0.25), 0.2),
        others=(tasks,),
        channels=(channel("calls", 0, restart_hours=known(0.3)),),
        platforms=(platform("p", 0.7 * HOURS_PER_WEEK, 1, 0.5),),
        orders=(ordered(2.0 * HOURS_PER_WEEK, 1),),
    )
    out = play(parameters(toy, weeks=1, seed=55), ROWS)
    clock = out.of("only", "hours/calls/rep/contact")
    opened = out.of("only", "channels/calls/opened")
    assert clock.mean() < 120.0  # more than a quarter of the week goes to tasks and to restarts
    expected = clock * 0.2 / 0.25
    assert abs(z_known(float(opened.sum()), float(expected.sum()), float(np.sqrt(expected.sum())))) < BOUND
    assert abs(z_of_mean((opened - expected) ** 2 - expected, 0.0)) < BOUND


def test_restarts_are_one_a_return_to_prospecting():
    """Each task that ends with nobody waiting costs one restart in full, or the part done before the next task.

    With arrivals at rate r the time to the next one is exponential, so a restart of R hours takes
    (1 - exp(-r R)) / r hours on average.
    """
    rate, owed = 0.4, 0.3
    toy = prospecting(
        activity("call", constant(0.25), 0.01),
        others=(activity("meet", constant(0.2), 0.5),),
        channels=(channel("calls", 0, restart_hours=known(owed)),),
        platforms=(platform("p", rate * HOURS_PER_WEEK, 1, 0.5),),
        orders=(ordered(2.0 * rate * HOURS_PER_WEEK, 1),),
    )
    these = parameters(toy, weeks=1, seed=56)
    spent, returns = [], []
    for row in ROWS:
        entries = diary(these, row)
        ends = {e.until for e in entries if e.what == "task" and (e.until or 0.0) < HOURS_PER_WEEK - 1.0}
        starts = {e.time for e in entries if e.what == "task"}
        back = ends - starts
        spent.append(
            sum((e.until or 0.0) - e.time for e in entries if e.what == "restart" and e.time in back)
        )
        returns.append(len(back))
    # Given that no task was waiting when the last one ended, the next arrival is exponential: no memory.
    mean = -np.expm1(-rate * owed) / rate
    assert abs(z_of_mean(np.array(spent) - mean * np.array(returns), 0.0)) < BOUND
    assert min(returns) > 0


def test_a_finite_list_is_worked_to_its_end_and_no_further():
    contacts = 200
    toy = prospecting(
        activity("call", gamma(0.25, 0.6), 0.1), channels=(channel("calls", 0, contacts=contacts),)
    )
    out = play(parameters(toy, weeks=1, seed=57), ROWS)
    np.testing.assert_allclose(out.of("only", "funnel/attempts"), contacts, rtol=1e-12)
    opened = float(out.of("only", "funnel/opened").sum())
    trials = contacts * len(ROWS)
    assert abs(z_known(opened, 0.1 * trials, binomial_sd(trials, 0.1))) < BOUND
    hours = out.of("only", "hours_by_kind/contact")
    assert abs(z_of_mean(hours, 0.25 * contacts)) < BOUND


def test_the_share_of_a_finished_list_passes_to_the_live_channel():
    calls, mails = activity("call", constant(0.25), 0.1), activity("mail", constant(0.25), 0.1)
    toy = prospecting(
        calls,
        others=(mails,),
        channels=(channel("calls", 0, contacts=7), channel("mails", 1)),
        shares=(((0, 0.5), (1, 0.25)),),
        profiles=(profile(headcount=3),),
    )
    out = play(parameters(toy, weeks=1, seed=58), range(6))
    np.testing.assert_allclose(out.of("only", "channels/calls/attempts"), 7.0)
    np.testing.assert_allclose(out.of("only", "hours/calls/rep/contact"), 7 * 0.25, rtol=1e-5)
    np.testing.assert_allclose(out.of("only", "hours_by_kind/idle"), 3 * HOURS_PER_WEEK / 4.0)
    np.testing.assert_allclose(out.of("only", "hours/mails/rep/contact"), 3 * 126.0 - 7 * 0.25, rtol=1e-5)
