"""Wrong samplers that the same tests must catch: a test that cannot fail proves nothing.

Each control plants one fault in the toy or in the samples and asserts that |z| passes `judge.BOUND`.
"""

import numpy as np

from simulator.quantities import HOURS_PER_WEEK
from verification.judge import BOUND, z_known, z_of_mean, z_of_poisson_variance, z_of_ratio
from verification.theory import erlang_c_wait, pollaczek_khinchine_wait, wald_hours
from verification.toys import (
    activity,
    always_open,
    channel,
    constant,
    diary,
    exponential,
    gamma,
    mix,
    parameters,
)
from verification.waits import queue, waits

REPLICATIONS = 32


def z_of_waits(toy, expected, replications=REPLICATIONS):
    served = waits(toy, replications)["p"].served
    return z_of_ratio([sum(w) for w in served], [len(w) for w in served], expected)


def test_service_that_is_three_per_cent_too_long_is_caught_by_the_hours():
    """Waits are too noisy to show 3 % in a test of seconds; Wald's identity shows it."""
    rows = range(20)
    right = parameters(_caller(gamma(0.25, 0.6)), weeks=1, seed=91)
    wrong = parameters(_caller(gamma(0.25 * 1.03, 0.6)), weeks=1, seed=91)
    mean, sd = wald_hours(600, 1.0, 0.25, 0.6)
    assert abs(_z_of_last(right, rows, mean, sd)) < BOUND
    assert _z_of_last(wrong, rows, mean, sd) > BOUND


def _z_of_last(toy, rows, mean, sd):
    times = [[e.time for e in diary(toy, row) if e.what == "opened"][599] for row in rows]
    return z_known(float(np.mean(times)), mean, sd / np.sqrt(len(times)))


def _caller(law):
    return mix(
        always_open(1), (activity("call", law, 1.0),), channels=(channel("calls", 0),), shares=(((0, 1.0),),)
    )


def test_a_constant_in_the_place_of_an_exponential_is_caught():
    toy = queue(1, {"p": 0.6}, (activity("meet", constant(1.0), 0.5),), seed=92)
    assert z_of_waits(toy, pollaczek_khinchine_wait(0.6, 1.0, 1.0)) < -BOUND


def test_a_load_that_is_a_fifth_too_high_is_caught():
    toy = queue(2, {"p": 1.3 * 1.2}, (activity("meet", exponential(1.0), 0.5),), seed=93)
    assert z_of_waits(toy, erlang_c_wait(2, 1.3, 1.0)) > BOUND


def test_tasks_served_out_of_priority_are_caught():
    """The wait of a class that should be first, when in truth nobody is."""
    service = exponential(1.0)
    toy = queue(
        1, {"a": 0.3, "b": 0.35}, (activity("urgent", service, 0.5), activity("calm", service, 0.5)), seed=94
    )
    served = waits(toy, REPLICATIONS)["a"].served
    first = 0.65 / (1.0 - 0.3)
    assert z_of_ratio([sum(w) for w in served], [len(w) for w in served], first) > BOUND


def test_waits_counted_without_those_who_do_not_wait_are_caught():
    toy = queue(3, {"p": 1.5}, (activity("meet", exponential(1.0), 0.5),), seed=95)
    served = [[w for w in row if w > 0.0] for row in waits(toy, 16)["p"].served]
    z = z_of_ratio([sum(w) for w in served], [len(w) for w in served], erlang_c_wait(3, 1.5, 1.0))
    assert z > BOUND


def test_a_short_queue_counted_from_its_empty_beginning_is_caught():
    """A queue near saturation needs its warm-up: its first day sits far below theory."""
    toy = queue(1, {"p": 0.92}, (activity("meet", exponential(1.0), 0.5),), seed=96, weeks=1)
    sums, counts = [], []
    for row in range(40):
        early = [e for e in diary(toy, row) if e.what == "task" and e.time < HOURS_PER_WEEK / 7.0]
        sums.append(sum((e.waited_days or 0.0) * 24.0 for e in early))
        counts.append(len(early))
    assert z_of_ratio(sums, counts, erlang_c_wait(1, 0.92, 1.0)) < -BOUND


def test_rows_that_are_not_independent_are_caught():
    """The same row several times over: the counts' variance betrays it, as the mean's error is too small."""
    copies, generator = 4, np.random.default_rng(97)
    alone = generator.poisson(30.0, 400)
    assert abs(z_of_poisson_variance(alone, 30.0)) < BOUND
    blocks = alone[:200].reshape(-1, copies).sum(1)
    doubled = np.repeat(alone[:50], copies).reshape(-1, copies).sum(1)
    assert abs(z_of_poisson_variance(blocks, 30.0 * copies)) < BOUND
    assert z_of_poisson_variance(doubled, 30.0 * copies) > BOUND


def test_a_stratified_clock_in_the_place_of_a_poisson_one_is_caught():
    spread = np.full(400, 30.0) + np.arange(400) % 3 - 1.0
    assert z_of_poisson_variance(spread, 30.0) < -BOUND


def test_few_replications_do_not_raise_the_false_alarm_rate():
    """Student's statistic of four replications passes 5 far more often than 5.7e-7; its normal equivalent does not."""
    generator = np.random.default_rng(98)
    worst = max(abs(z_of_mean(generator.normal(size=4), 0.0)) for _ in range(4000))
    assert worst < BOUND
