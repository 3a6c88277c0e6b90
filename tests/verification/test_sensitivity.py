"""Sobol indices of the Ishigami function: I. M. Sobol and Y. L. Levitan, Computer Physics Communications 117 (1999) 52-61.

A right interval of 95 % misses once in twenty. How often the intervals hold the truth is counted over many seeds, with a
false-alarm rate of 1e-6 an index; where one fixed seed is looked at, its intervals are wide or its z-score is what counts.
"""

import numpy as np
import pytest
from scipy.special import ndtr
from scipy.stats import binom, uniform

from simulator.decision.sensitivity import sobol_of_draws, sobol_of_function
from simulator.statistics import Design
from verification.judge import BOUND, z_known, z_of_mean

FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)
A, B = 7.0, 0.1
DRAWS = 4_000


def ishigami(x):
    return np.sin(x[0]) + A * np.sin(x[1]) ** 2 + B * x[2] ** 4 * np.sin(x[0])


def given_draws(seed, luck, draws=DRAWS):
    """Two rows a draw of the function, with luck of a standard deviation, and the scores of the inputs."""
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(draws, 3))
    values = ishigami((2.0 * np.pi * ndtr(scores) - np.pi).T)
    return np.repeat(values, 2) + generator.normal(0.0, luck, 2 * draws), scores


def held(found, first, total):
    """Which intervals hold the truth, first orders, then totals."""
    both = zip((*found.first, *found.total), (*first, *total), strict=True)
    return np.array([index.low - 1e-4 <= expected <= index.high + 1e-4 for index, expected in both])


def assert_holds(found, first, total):
    assert held(found, first, total).all(), found


def test_on_a_design_of_its_own():
    found = sobol_of_function(ishigami, [uniform(-np.pi, 2.0 * np.pi).ppf] * 3, 4_096, 1)
    assert_holds(found, FIRST, TOTAL)
    assert max(index.high - index.low for index in (*found.first, *found.total)) < 0.12


@pytest.mark.parametrize("luck", [0.0, 5.0])
def test_from_the_draws_of_a_run(luck):
    """Each index is within `BOUND` errors of the truth, an error being half an interval over 1.96."""
    rows, scores = given_draws(1, luck)
    found = sobol_of_draws(rows, Design.plain(2 * DRAWS), scores)
    for index, expected in zip((*found.first, *found.total), (*FIRST, *TOTAL), strict=True):
        assert abs(z_known(index.value, expected, (index.high - index.low) / 3.92)) < BOUND
        assert index.high - index.low < 0.15


@pytest.mark.parametrize(("luck", "draws"), [(0.0, 2_000), (5.0, 2_000), (5.0, 500)])
def test_intervals_from_draws_cover(luck, draws):
    trials = 60
    hits = np.zeros(6)
    for seed in range(trials):
        rows, scores = given_draws(seed, luck, draws)
        hits += held(sobol_of_draws(rows, Design.plain(2 * draws, seed), scores), FIRST, TOTAL)
    assert hits.min() >= binom.ppf(1e-6, trials, 0.95), hits


def linear(seed, draws, slopes, luck):
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(draws, slopes.size))
    rows = np.repeat(scores @ slopes, 2) + generator.normal(0.0, luck, 2 * draws)
    return sobol_of_draws(rows, Design.plain(2 * draws, seed), scores)


def test_intervals_are_no_wider_than_need_be():
    found = [linear(seed, 500, np.array([3.0, 1.0, 0.5, 0.0, 0.0]), 0.0).first[0] for seed in range(60)]
    spread = np.std([one.value for one in found])
    assert np.mean([one.high - one.low for one in found]) < 1.5 * 3.92 * spread


def test_a_sum_that_is_badly_known_does_not_blur_each_share():
    """Thirty beliefs under much luck: what they explain together is known to a tenth, a belief of no effect far better.

    The median, since on some seeds what is missing seems beyond its error, and widens every interval as it should.
    """
    slopes = np.array([3.0, 1.0, *([0.0] * 28)])
    found = [linear(seed, DRAWS, slopes, 9.0).first[-1] for seed in range(24)]
    assert np.median([one.high - one.low for one in found]) < 0.1


def test_luck_adds_nothing_to_a_belief_on_average():
    """Squares of coefficients hold the variance of their errors; taken away, beliefs of no effect average to nothing."""
    slopes = np.array([2.0, *([0.0] * 9)])
    found = [linear(seed, 500, slopes, 5.0) for seed in range(100)]
    nothing = np.array([sum(one.value for one in each.first[1:]) for each in found])
    assert abs(z_of_mean(nothing[np.isfinite(nothing)], 0.0)) < BOUND


def test_what_is_not_seen_is_left_open():
    """Thirty beliefs: products of two take more terms than the draws bear, and what they explain is nobody's yet."""
    generator = np.random.default_rng(6)
    scores = generator.normal(size=(DRAWS, 30))
    rows = np.repeat(scores[:, 0] + scores[:, 1] * scores[:, 2], 2) + generator.normal(0.0, 1.0, 2 * DRAWS)
    found = sobol_of_draws(rows, Design.plain(2 * DRAWS), scores)
    assert found.explained == pytest.approx(0.5, abs=0.1)
    assert_holds(found, [0.5] + [0.0] * 29, [0.5, 0.5, 0.5] + [0.0] * 27)


@pytest.mark.parametrize(
    ("hidden", "share", "luck", "order"),
    [
        (lambda z: z[:, 1] * z[:, 2], 0.1, 2.0, "total"),
        (lambda z: np.sqrt(2.0) * np.sin(4.0 * z[:, 1]), 0.3, 1.0, "first"),
    ],
)
def test_what_is_hidden_is_covered_as_often_as_said(hidden, share, luck, order):
    """Of thirty beliefs, a product, or a curve of several waves (of variance 1 to 1e-13), bears a share that no term sees."""
    trials, held_by = 40, 0
    for seed in range(trials):
        generator = np.random.default_rng(seed)
        scores = generator.normal(size=(2_000, 30))
        values = np.sqrt(1.0 - share) * scores[:, 0] + np.sqrt(share) * hidden(scores)
        rows = np.repeat(values, 2) + generator.normal(0.0, luck, 4_000)
        one = getattr(sobol_of_draws(rows, Design.plain(4_000, seed), scores), order)[1]
        held_by += one.low <= share <= one.high
    assert held_by >= binom.ppf(1e-6, trials, 0.95)


def test_a_linear_outcome_has_the_squares_of_its_slopes():
    generator = np.random.default_rng(2)
    scores = generator.normal(size=(DRAWS, 20))
    slopes = np.array([3.0, 1.0, 0.5, *([0.0] * 17)])
    rows = np.repeat(scores @ slopes, 2) + generator.normal(0.0, 6.0, 2 * DRAWS)
    found = sobol_of_draws(rows, Design.plain(2 * DRAWS), scores)
    expected = slopes**2 / (slopes @ slopes)
    assert_holds(found, expected, expected)
    assert found.explained == pytest.approx(1.0, abs=0.2)


def test_luck_alone_has_no_driver():
    """Undefined, or an interval that holds nothing, whatever the seed."""
    for seed in range(40):
        generator = np.random.default_rng(seed)
        found = sobol_of_draws(
            generator.normal(size=1_000), Design.plain(1_000), generator.normal(size=(500, 4))
        )
        assert all(np.isnan(one.value) or one.low <= 0.0 for one in (*found.first, *found.total))


def test_no_belief_no_index():
    found = sobol_of_draws(np.arange(8.0), Design.plain(8), np.empty((4, 0)))
    assert found.first == found.total == ()
    assert np.isnan(found.explained)


def test_an_estimator_that_takes_luck_for_ignorance_would_be_noticed():
    rows, scores = given_draws(4, 5.0)
    once = Design(
        np.arange(2 * DRAWS), np.arange(2 * DRAWS), 1
    )  # every row its own draw: luck counts as ignorance
    found = sobol_of_draws(rows, once, np.repeat(scores, 2, axis=0))
    assert found.first[1].value < 0.5 * FIRST[1]
