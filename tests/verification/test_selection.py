"""The selection procedure is right as often as it says.

The slippage configuration (all others exactly one indifference below the best) is the hardest one. The number of right
selections is binomial: false-alarm rate 1e-6.
"""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import binom

from simulator.decision.selection import Procedure, efficient

CONFIDENCE, RUNS = 0.9, 300


def world(seed, means, correlation=0.5, spread=4.0):
    """Correlated normal observations of systems, made as they are asked for."""
    generator = np.random.default_rng(seed)
    made = np.empty((0, len(means)))

    def observe(systems, start, stop):
        nonlocal made
        while len(made) < stop:
            shared = generator.normal(size=(64, 1)) * np.sqrt(correlation)
            own = generator.normal(size=(64, len(means))) * np.sqrt(1.0 - correlation)
            made = np.vstack([made, means + spread * (shared + own)])
        return made[start:stop, list(systems)]

    return observe


def right(procedure, means, best, **how):
    return sum(
        procedure.select(len(means), world(seed, np.array(means), **how)).best == best for seed in range(RUNS)
    )


@pytest.mark.parametrize("correlation", [0.0, 0.8])
def test_probability_of_correct_selection(correlation):
    procedure = Procedure(CONFIDENCE, 1.0, first=20, step=5, most=100_000)
    found = right(procedure, [0.0, 0.0, 1.0, 0.0, 0.0], 2, correlation=correlation)
    assert found >= binom.ppf(1e-6, RUNS, CONFIDENCE)


def test_a_careless_procedure_would_be_noticed():
    """Negative control: an indifference thirty times as wide eliminates on the first stage's luck."""
    careless = Procedure(CONFIDENCE, 30.0, first=4, step=5, most=100_000)
    assert right(careless, [0.0, 0.0, 1.0, 0.0, 0.0], 2) < binom.ppf(1e-6, RUNS, CONFIDENCE)


def test_common_random_numbers_save_work():
    procedure = Procedure(0.95, 1.0, first=20, step=5, most=100_000)
    means = np.array([0.0, 1.0, 0.0])
    made = [sum(procedure.select(3, world(1, means, correlation=rho)).observations) for rho in (0.0, 0.95)]
    assert made[1] < 0.5 * made[0]


def test_what_cannot_be_told_apart_within_the_budget_is_said():
    procedure = Procedure(0.95, 0.01, first=20, step=20, most=200)
    found = procedure.select(3, world(2, np.array([0.0, 0.0, -50.0])))
    assert not found.settled
    assert set(found.remaining) == {0, 1}
    assert found.observations[2] < found.observations[0] == 200


def test_equal_systems_end_within_the_indifference():
    procedure = Procedure(0.95, 2.0, first=20, step=5, most=100_000)
    found = procedure.select(2, world(3, np.zeros(2)))
    assert found.settled
    assert found.remaining == (found.best,)


def test_twins_and_a_single_system():
    procedure = Procedure(0.95, 1.0, first=5, step=5, most=100)
    assert procedure.select(1, world(4, np.zeros(1))).remaining == (0,)
    assert procedure.select(2, lambda systems, start, stop: np.zeros((stop - start, len(systems)))).settled


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=8))
def test_the_frontier_is_never_empty_and_nothing_beats_it(points):
    mean, downside = zip(*points, strict=True)
    kept = efficient(mean, downside)
    assert any(kept)
    for mine, own, on in zip(mean, downside, kept, strict=True):
        beaten = any(m >= mine and d >= own and (m > mine or d > own) for m, d in points)
        assert on != beaten
