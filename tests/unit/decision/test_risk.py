"""Dominance, regret and the acceptability curve on toys with known answers."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import binom, norm

from simulator.decision import acceptability, dominance, expected_regret, price_of_indifference
from simulator.decision.dominance import p_value
from simulator.decision.information import evpi
from simulator.statistics import Design

ROWS = 2_000
LAWS = settings(max_examples=20, deadline=None)


def pair(seed, shift, stretch=1.0):
    """Paired rows of two mixes, the first worth `shift` more and spread `stretch` as wide."""
    generator = np.random.default_rng(seed)
    shared = generator.normal(size=ROWS // 2).repeat(2)
    other = shared + generator.normal(size=ROWS)
    return shift + stretch * (shared + generator.normal(size=ROWS)), other


def test_more_for_everybody():
    assert dominance(*pair(1, 0.5), Design.plain(ROWS)).order == 1


def test_more_only_for_those_who_dislike_risk():
    assert dominance(*pair(2, 0.0, 0.6), Design.plain(ROWS)).order == 2


def test_what_cannot_be_said():
    assert dominance(*pair(3, 0.0), Design.plain(ROWS)).order == 0
    mix, other = pair(4, 0.5)
    assert dominance(other, mix, Design.plain(ROWS)).order == 0


@LAWS
@given(st.integers(0, 10_000), st.floats(-0.5, 0.5), st.sampled_from([0.5, 1.0, 2.0]))
def test_dominance_implies_a_higher_mean_and_its_reverse_is_rejected(seed, shift, stretch):
    mix, other = pair(seed, shift, stretch)
    found = dominance(mix, other, Design.plain(ROWS))
    if found.order:
        assert mix.mean() >= other.mean()
        assert found.reverse_p_value <= 0.05 < found.p_value


@LAWS
@given(st.integers(0, 10_000))
def test_a_mix_does_not_dominate_itself(seed):
    mix, _ = pair(seed, 0.0)
    assert dominance(mix, mix, Design.plain(ROWS)).order == 0


def test_size_of_the_test():
    """Equal laws are the hardest case of the hypothesis: rejected at most as often as said; false-alarm rate 1e-6."""
    rejected = sum(
        p_value(*pair(1_000 + seed, 0.0), Design.plain(ROWS), order=1) <= 0.05 for seed in range(200)
    )
    assert rejected <= binom.isf(1e-6, 200, 0.05)


def test_a_violation_is_rejected():
    """Negative control: a mix worth half a standard deviation less does not pass for one that dominates."""
    assert all(
        p_value(*pair(seed, -0.5), Design.plain(ROWS), order=order) < 0.05
        for seed in range(5)
        for order in (1, 2)
    )


def test_regret_of_the_best_is_the_value_of_knowing():
    generator = np.random.default_rng(5)
    beliefs = generator.normal(size=(8_000, 2))
    net = np.column_stack([np.zeros(8_000), 1.0 + beliefs[:, 0], 0.5 + beliefs[:, 1]])
    regrets = expected_regret(net, beliefs)
    assert regrets[1].value == pytest.approx(evpi(net, beliefs).value)
    assert regrets[0].value > regrets[2].value > regrets[1].value >= 0.0


def test_acceptability_of_a_normal_gain():
    """Mix 1 gains N(10, 4) before a price of p for each of 2 appointments: best with chance Phi((10 - 2 p) / 4)."""
    gain = 10.0 + 4.0 * np.random.default_rng(6).normal(size=20_000)
    before = np.column_stack([np.zeros_like(gain), gain])
    accepted = np.column_stack([np.zeros_like(gain), np.full_like(gain, 2.0)])
    prices = np.array([0.0, 3.0, 5.0, 7.0])
    found = acceptability(before, accepted, prices)
    expected = norm.cdf((10.0 - 2.0 * prices) / 4.0)
    assert np.abs((found.probability[:, 1] - expected) / found.error[:, 1]).max() < 5.0
    assert found.probability.sum(axis=1) == pytest.approx(1.0)
    assert found.frontier[[0, 1, 3]].tolist() == [1, 1, 0]
    even = price_of_indifference(before, accepted, 1, 0)
    assert abs(even.value - 5.0) < 5.0 * even.se
    assert even.se == pytest.approx(4.0 / 2.0 / np.sqrt(20_000), rel=0.05)


def test_a_higher_price_never_helps_whoever_pays_it():
    generator = np.random.default_rng(7)
    before, accepted = (
        generator.normal(size=(500, 3)),
        np.abs(generator.normal(size=(500, 3))) * [0.0, 1.0, 0.0],
    )
    chance = acceptability(before, accepted, np.linspace(0.0, 5.0, 20)).probability[:, 1]
    assert (np.diff(chance) <= 0.0).all()


def test_nobody_buys():
    assert np.isnan(price_of_indifference(np.ones((4, 2)), np.zeros((4, 2)), 1, 0).value)
