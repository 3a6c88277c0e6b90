"""Dominance and regret on toys with known answers."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.stats import binom, norm

from simulator.decision import dominance, expected_regret, regret_by_draw
from simulator.decision.dominance import p_values
from simulator.decision.information import evpi, evpi_and_choices
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


@LAWS
@given(st.integers(0, 10_000), st.floats(0.0, 0.5), st.sampled_from([0.5, 1.0]))
def test_the_first_order_implies_the_second(seed, shift, stretch):
    mix, other = pair(seed, shift, stretch)
    if dominance(mix, other, Design.plain(ROWS)).order == 1:
        assert p_values(mix, other, Design.plain(ROWS), 2)[0] > 0.05


def alarms(design, trials, law):
    """How often each test rejects a dominance between equal laws, and how often one mix is said to dominate."""
    first = second = said = 0
    for seed in range(trials):
        one, two = (law(rows) for rows in pair(1_000 + seed, 0.0))
        first += p_values(one, two, design, 1)[0] <= 0.05
        second += p_values(one, two, design, 2)[0] <= 0.05
        said += dominance(one, two, design).order > 0 or dominance(two, one, design).order > 0
    return first, second, said


@pytest.mark.parametrize(
    ("clusters", "law"), [(ROWS // 2, np.asarray), (ROWS // 2, np.exp), (16, np.asarray)]
)
def test_size_of_the_tests(clusters, law):
    """Equal laws are the hardest case of the hypothesis: rejected at most as often as said; false-alarm rate 1e-6."""
    draw = np.arange(ROWS) // 2
    assert max(alarms(Design(draw, draw % clusters, 0), 60, law)) <= binom.isf(1e-6, 60, 0.05)


def test_a_test_blind_to_draws_would_be_noticed():
    """Negative control: ten rows that are one draw's, taken for ten, reject far too often."""
    blind, rejected = np.arange(ROWS), 0
    for seed in range(60):
        one, two = np.random.default_rng(seed).normal(size=(2, ROWS // 10)).repeat(10, axis=1)
        rejected += p_values(one, two, Design(blind, blind, 0), 2)[0] <= 0.05
    assert rejected > binom.isf(1e-6, 60, 0.05)


def test_a_violation_is_rejected():
    """Negative control: a mix worth half a standard deviation less does not pass for one that dominates."""
    assert all(
        p_values(*pair(seed, -0.5), Design.plain(ROWS), order=order)[0] < 0.05
        for seed in range(5)
        for order in (1, 2)
    )


def test_regret_of_the_best_is_the_value_of_knowing():
    generator = np.random.default_rng(5)
    beliefs = generator.normal(size=(8_000, 2))
    net = np.column_stack([np.zeros(8_000), 1.0 + beliefs[:, 0], 0.5 + beliefs[:, 1]])
    perfect, chosen = evpi_and_choices(net, beliefs)
    regrets = expected_regret(net, chosen)
    assert perfect == evpi(net, beliefs)
    assert regrets[1].value == pytest.approx(perfect.value)
    assert regrets[0].value > regrets[2].value > regrets[1].value >= 0.0


def gains(seed, luck, draws=4_000, mean=0.5):
    """Net of nothing and of a mix that gains N(mean, 1) by its one belief, two rows a draw, and the belief."""
    generator = np.random.default_rng(seed)
    belief = generator.normal(size=draws)
    net = np.repeat(mean + belief, 2) + generator.normal(0.0, luck, 2 * draws)
    return np.column_stack([np.zeros(2 * draws), net]), belief[:, None]


def test_regret_draw_by_draw_of_a_normal_gain():
    """Of doing nothing max(gain, 0): mean m Phi(m) + phi(m), 90 % quantile m + z."""
    net, belief = gains(8, luck=2.0)
    regret = regret_by_draw(net, Design.plain(len(net)), belief)
    assert (regret >= 0.0).all()
    assert (regret.min(axis=1) == 0.0).all()
    assert regret[:, 0].mean() == pytest.approx(0.5 * norm.cdf(0.5) + norm.pdf(0.5), abs=0.1)
    assert np.quantile(regret[:, 0], 0.9) == pytest.approx(0.5 + norm.ppf(0.9), abs=0.2)


def test_regret_of_luck_alone_is_not_what_raw_averages_say():
    net, _ = gains(9, luck=8.0)
    belief = np.random.default_rng(10).normal(
        size=(len(net) // 2, 1)
    )  # of another world: it explains nothing
    raw = net.reshape(-1, 2, 2).mean(axis=1)
    naive = (raw.max(axis=1) - raw[:, 0]).mean()
    assert naive > 2.0
    expected = expected_regret(raw, evpi_and_choices(raw, belief)[1])[0]
    assert abs(expected.value - raw[:, 1].mean()) < 5.0 * expected.se
