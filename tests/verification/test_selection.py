"""The selection procedure is right as often as it says.

The slippage configuration (all others exactly one indifference below the best) is the hardest one. The number of right
selections is binomial: false-alarm rate 1e-6.
"""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.decision import selection
from simulator.decision.selection import Procedure

CONFIDENCE, RUNS = 0.9, 300
SLIPPAGE = [0.0, 0.0, 1.0, 0.0, 0.0]


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


def selected(procedure, means, **how):
    """Means of the systems selected in many runs."""
    values = np.array(means)
    found = [procedure.select(len(means), world(seed, values, **how)) for seed in range(RUNS)]
    assert all(one.remaining == (one.best,) for one in found)
    return np.array([values[one.best] for one in found])


def least(confidence=CONFIDENCE):
    return binom.ppf(1e-6, RUNS, confidence)


@pytest.mark.parametrize("step", [5, 20])
@pytest.mark.parametrize("correlation", [0.0, 0.8])
def test_probability_of_correct_selection(correlation, step):
    procedure = Procedure(CONFIDENCE, 1.0, first=20, step=step, most=100_000)
    assert (selected(procedure, SLIPPAGE, correlation=correlation) == 1.0).sum() >= least()


@pytest.mark.parametrize(
    "means",
    [[0.0] * 5, [0.0, -0.4, -0.8, -1.2], [0.0] + [-0.9] * 3 + [-1.1] * 6],
    ids=["alike", "ladder", "good ones in the way"],
)
def test_what_is_selected_is_within_the_indifference_of_the_best(means):
    """Not what Kim and Nelson prove, but what is told when no system leads by the indifference: a good one is selected."""
    procedure = Procedure(CONFIDENCE, 1.0, first=32, step=32, most=100_000)
    assert (selected(procedure, means) >= max(means) - 1.0).sum() >= least()


def test_a_careless_indifference_would_be_noticed():
    """Negative control: an indifference thirty times as wide eliminates on the first stage's luck."""
    careless = Procedure(CONFIDENCE, 30.0, first=4, step=5, most=100_000)
    assert (selected(careless, SLIPPAGE) == 1.0).sum() < least()


@pytest.mark.parametrize("what", ["h^2", "variances"])
def test_too_small_a_constant_would_be_noticed(monkeypatch, what):
    """Negative controls: the elimination constant, or the variances of differences, a tenth of what they are."""
    if what == "h^2":
        constant = Procedure._h_squared
        monkeypatch.setattr(Procedure, "_h_squared", lambda self, error: constant(self, error) / 10.0)
    else:
        real = selection._variances
        monkeypatch.setattr(selection, "_variances", lambda seen: real(seen) / 10.0)
    procedure = Procedure(CONFIDENCE, 1.0, first=20, step=5, most=100_000)
    assert (selected(procedure, SLIPPAGE) == 1.0).sum() < least()


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
    assert found.observations == (200, 200, 20)


def test_when_no_more_can_be_observed_what_remains_cannot_be_told_apart():
    procedure = Procedure(0.95, 0.01, first=20, step=20, most=200)
    whole = world(2, np.array([0.0, 0.0, -50.0]))

    def interrupted(systems, start, stop):
        return whole(systems, start, stop) if stop <= 160 else None

    found = procedure.select(3, interrupted)
    assert set(found.remaining) == {0, 1}
    assert found.observations == (160, 160, 20)
    assert procedure.select(3, lambda systems, start, stop: None) is None


def kept(runs, **how):
    """How often the first of five systems that are alike is never screened out, in many looks."""
    procedure = Procedure(0.8, 1e-6, first=10, step=10, most=200)
    return sum(0 in procedure.select(5, world(seed, np.zeros(5), **how)).remaining for seed in range(runs))


def test_the_screening_takes_no_more_than_half_of_the_error():
    assert kept(RUNS) >= least(0.9)


def test_a_screening_that_looks_again_for_nothing_would_be_noticed(monkeypatch):
    """Negative control: the whole error at every look."""
    real = Procedure._lost
    monkeypatch.setattr(Procedure, "_lost", lambda self, seen, horizon, error: real(self, seen, horizon, 0.1))
    assert kept(RUNS) < least(0.9)


def test_what_is_far_behind_goes_at_once_however_small_the_indifference():
    procedure = Procedure(0.95, 1e-9, first=20, step=20, most=40)
    found = procedure.select(2, world(3, np.array([0.0, 50.0])))
    assert (found.remaining, found.observations) == ((1,), (20, 20))


def test_twins_and_a_single_system():
    procedure = Procedure(0.95, 1.0, first=5, step=5, most=100)
    assert procedure.select(1, world(4, np.zeros(1))).remaining == (0,)
    twins = procedure.select(2, lambda systems, start, stop: np.zeros((stop - start, len(systems))))
    assert (twins.remaining, twins.observations) == ((0,), (5, 5))
