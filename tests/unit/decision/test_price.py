"""The acceptability curve and the prices at which the best mix changes, on lines with known answers."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import binom, norm

from simulator.decision import acceptability, price_changes, price_of_indifference
from simulator.statistics import Design, mean_estimate

LAWS = settings(max_examples=15, deadline=None)


def world(seed, draws, luck, mean=10.0, sd=4.0):
    """Nothing, and a mix that gains N(mean, sd) by one of three beliefs and accepts 2 appointments, two rows a draw."""
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(draws, 3))
    gain = np.repeat(mean + sd * scores[:, 0], 2) + generator.normal(0.0, luck, 2 * draws)
    nothing = np.zeros_like(gain)
    before, accepted = np.column_stack([nothing, gain]), np.column_stack([nothing, nothing + 2.0])
    return before, accepted, Design.plain(2 * draws, seed), scores


def test_acceptability_of_a_normal_gain():
    """Best with chance Phi((10 - 2 p) / 4) at a price p."""
    before, accepted, design, scores = world(6, 5_000, luck=4.0)
    prices = np.array([0.0, 3.0, 5.0, 7.0])
    found = acceptability(before, accepted, prices, design, scores)
    expected = norm.cdf((10.0 - 2.0 * prices) / 4.0)
    assert np.abs((found.probability[:, 1] - expected) / found.error[:, 1]).max() < 5.0
    assert found.probability.sum(axis=1) == pytest.approx(1.0)
    assert found.frontier[[0, 1, 3]].tolist() == [1, 1, 0]


def test_chances_cover_and_the_draws_alone_would_not():
    """Intervals of 95 % hold the truth as often as said (false-alarm rate 1e-6); those that count draws alone do not."""
    trials, draws, truth = 100, 1_000, norm.cdf(0.25)
    held = careless = 0
    for seed in range(trials):
        before, accepted, design, scores = world(seed, draws, luck=8.0, mean=1.0)
        found = acceptability(before, accepted, np.zeros(1), design, scores)
        miss = abs(found.probability[0, 1] - truth)
        held += miss < 1.96 * found.error[0, 1]
        careless += miss < 1.96 * np.sqrt(found.probability[0].prod() / draws)
    assert held >= binom.ppf(1e-6, trials, 0.95)
    assert careless < binom.ppf(1e-6, trials, 0.95)


def test_a_step_is_no_certainty():
    """Without a belief the best is the same in every draw; that it might be the other one is in the error."""
    before, accepted, design, _ = world(5, 500, luck=40.0, mean=1.0, sd=0.0)
    found = acceptability(before, accepted, np.zeros(1), design, np.empty((500, 0)))
    assert set(found.probability[0]) == {0.0, 1.0}
    z = before[:, 1].mean() / mean_estimate(before[:, 1], design).se
    assert found.error[0] == pytest.approx(np.sqrt(norm.cdf(z) * norm.sf(z)), abs=0.1)
    assert found.error[0].min() > 0.1


def test_what_cannot_be_told_from_luck_is_nan():
    before, accepted, _, scores = world(1, 50, luck=1.0)
    alone = np.arange(len(before))
    found = acceptability(
        before, accepted, np.zeros(2), Design(alone, alone, 0), np.repeat(scores, 2, axis=0)
    )
    assert np.isnan(found.probability).all()
    assert np.isnan(found.error).all()


def test_mixes_that_are_alike_share():
    before, accepted, design, scores = world(2, 500, luck=1.0)
    twice = (np.column_stack([table, table[:, 1]]) for table in (before, accepted))
    found = acceptability(*twice, np.zeros(1), design, scores)
    assert found.probability[0, 1] == found.probability[0, 2]
    assert found.probability.sum() == pytest.approx(1.0)


@LAWS
@given(st.integers(0, 10_000))
def test_a_higher_price_never_helps_whoever_pays_it(seed):
    before, accepted, design, scores = world(seed, 200, luck=2.0)
    chance = acceptability(before, accepted, np.linspace(0.0, 9.0, 10), design, scores).probability[:, 1]
    assert (np.diff(chance) <= 0.0).all()


def lines(start, fall, rows=4):
    """Equal rows of mixes that bring `start` before the price and accept `fall` appointments."""
    return np.tile(np.array(start, dtype=float), (rows, 1)), np.tile(np.array(fall, dtype=float), (rows, 1))


def test_changes_by_hand():
    """Of 0, 100 - 10 p and 150 - 30 p the last is best up to 2.5, the second up to 10."""
    found = price_changes(*lines([0.0, 100.0, 150.0], [0.0, 10.0, 30.0]), Design.plain(4))
    assert [(one.below, one.above) for one in found] == [(2, 1), (1, 0)]
    assert [one.price.value for one in found] == pytest.approx([2.5, 10.0])
    assert [one.price.se for one in found] == pytest.approx([0.0, 0.0])


def test_a_mix_that_is_never_the_best_is_passed_over():
    found = price_changes(*lines([0.0, 10.0, 150.0], [0.0, 10.0, 30.0]), Design.plain(4))
    assert [(one.below, one.above) for one in found] == [(2, 0)]
    assert price_changes(*lines([5.0, 4.0], [0.0, 3.0]), Design.plain(4)) == ()
    assert price_changes(*lines([5.0, 5.0], [3.0, 0.0]), Design.plain(4)) == (), "alike for nothing"


@LAWS
@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 20)), min_size=2, max_size=5, unique=True),
    st.floats(0.0, 100.0),
)
def test_the_best_at_any_price_is_the_one_told(mixes, price):
    start, fall = map(list, zip(*mixes, strict=True))
    changes = price_changes(*lines(start, fall), Design.plain(4))
    assert [one.price.value for one in changes] == sorted(one.price.value for one in changes)
    free = [one for one in changes if one.price.value <= price]
    first = changes[0].below if changes else max(range(len(mixes)), key=lambda m: (start[m], -fall[m]))
    best = free[-1].above if free else first
    net = np.array(start) - price * np.array(fall)
    assert net[best] == pytest.approx(net.max(), abs=1e-9)


def test_a_price_of_indifference_has_its_error():
    """Gain over 2 appointments: sd of the mean gain, luck included, over 2; z-scores over seeds have variance 1."""
    before, accepted, design, _ = world(7, 5_000, luck=4.0)
    even = price_of_indifference(before, accepted, 1, 0, design)
    assert even.se == pytest.approx(np.sqrt(4.0**2 + 4.0**2 / 2.0) / 2.0 / np.sqrt(5_000), rel=0.05)
    z = []
    for seed in range(200):
        before, accepted, design, _ = world(seed, 200, luck=8.0)
        even = price_of_indifference(before, accepted, 1, 0, design)
        z.append((even.value - 5.0) / even.se)
    assert abs(np.mean(z)) < 5.0 / np.sqrt(200)
    assert abs(np.var(z) - 1.0) < 5.0 * np.sqrt(2.0 / 200)


def test_nobody_buys():
    assert np.isnan(price_of_indifference(*lines([1.0, 1.0], [0.0, 0.0]), 1, 0, Design.plain(4)).value)
