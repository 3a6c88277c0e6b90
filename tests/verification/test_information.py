"""Value of information held to the closed normal-normal case.

p1 ~ N(1, 1) and p2 ~ N(0, sd 2) decide between nothing and p1 - p2. Every estimate says its own error, so a test asks
that |z| stays below `BOUND`: one false alarm in 1.7 million estimates.
"""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import chi2, norm

from simulator.decision.information import enbs, evpi, evppi, evsi
from simulator.statistics import Estimate
from verification.judge import BOUND, z_known
from verification.theory import value_of_knowing

DRAWS = 20_000
MEAN, SDS = 1.0, (1.0, 2.0)
EVPI, EVPPI = 0.4798107, (0.0833155, 0.3955931)
EVSI = {10: 0.0723251, 100: 0.0821176, 1_000: 0.0831946}


def toy(seed, draws=DRAWS):
    """Beliefs (draws, 2) and net benefits (draws, 2)."""
    normal = np.random.default_rng(seed).normal(size=(draws, 2))
    beliefs = np.array([MEAN, 0.0]) + normal * SDS
    return beliefs, np.column_stack([np.zeros(draws), beliefs[:, 0] - beliefs[:, 1]])


def z(found, expected):
    return z_known(found.value, expected, found.se)


def shown_by(beliefs, observations, seed):
    """Mean of unit-noise observations of the first belief, with random numbers of its own."""
    noise = np.random.default_rng(seed).normal(size=len(beliefs))
    return (beliefs[:, 0] + noise / sqrt(observations))[:, None]


def test_the_closed_forms_are_those_published():
    assert value_of_knowing(MEAN, sqrt(5.0)) == pytest.approx(EVPI, abs=1e-7)
    for sd, expected in zip(SDS, EVPPI, strict=True):
        assert value_of_knowing(MEAN, sd) == pytest.approx(expected, abs=1e-7)
    for n, expected in EVSI.items():
        assert value_of_knowing(MEAN, 1.0 / sqrt(1.0 + 1.0 / n)) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_knowing_everything_or_one_belief(seed):
    beliefs, net = toy(seed)
    assert abs(z(evpi(net), EVPI)) < BOUND
    assert abs(z(evpi(net, beliefs), EVPI)) < BOUND
    assert abs(z(evppi(net, beliefs, [0, 1]), EVPI)) < BOUND
    for one, expected in enumerate(EVPPI):
        assert abs(z(evppi(net, beliefs, one), expected)) < BOUND


@pytest.mark.parametrize("observations", EVSI)
def test_what_a_trial_would_show(observations):
    beliefs, net = toy(11)
    assert abs(z(evsi(net, shown_by(beliefs, observations, 12)), EVSI[observations])) < BOUND


def test_luck_in_the_net_benefit_is_not_paid_for():
    beliefs, net = toy(21)
    luck = np.random.default_rng(22).normal(0.0, 3.0, net.shape)
    assert abs(z(evpi(net + luck, beliefs), EVPI)) < BOUND
    assert evpi(net + luck).value > 2.0 * EVPI, "the naive estimator pays for it"


def test_pure_luck_is_worth_nothing_although_the_naive_estimator_reports_thousands():
    generator = np.random.default_rng(31)
    beliefs, luck = generator.normal(size=(5_000, 6)), generator.normal(0.0, 20_000.0, (5_000, 3))
    assert abs(z(evpi(luck, beliefs), 0.0)) < BOUND
    assert evpi(luck).value > 10_000.0


def test_a_trial_that_shares_its_random_numbers_with_the_beliefs_is_noticed():
    beliefs, net = toy(41)
    shared = np.random.default_rng(41).normal(size=(DRAWS, 2))[:, 1]  # what drew p2
    biased = evsi(net, (beliefs[:, 0] + shared / sqrt(100.0))[:, None])
    assert z(biased, EVSI[100]) < -BOUND
    assert biased.value == pytest.approx(0.042, abs=0.02)


def known(of, noise=0.0):
    """A problem of the toy: net benefits with luck of spread `noise`, what is known of them, what that is worth."""

    def drawn(generator, draws):
        beliefs = np.array([MEAN, 0.0]) + generator.normal(size=(draws, 2)) * SDS
        net = np.column_stack([np.zeros(draws), beliefs[:, 0] - beliefs[:, 1]])
        net += generator.normal(0.0, noise, net.shape) if noise else 0.0
        return net, beliefs[:, of], EVPI if len(of) == 2 else EVPPI[of[0]]

    return drawn


def sampled(observations):
    """The toy, with the mean of some observations of the first belief, in random numbers of its own."""

    def drawn(generator, draws):
        net, first, _ = known([0])(generator, draws)
        noise = generator.normal(0.0, 1.0 / sqrt(observations), (draws, 1))
        return net, first + noise, EVSI[observations]

    return drawn


def weak(slope, apart):
    """A line of little slope under luck fourteen times as wide, two mixes that far `apart` on average."""

    def drawn(generator, draws):
        beliefs = generator.normal(size=(draws, 2))
        net = np.column_stack([np.zeros(draws), slope * beliefs[:, 0] + apart])
        worth = value_of_knowing(apart, slope)
        return net + generator.normal(0.0, 2.0, net.shape), beliefs, worth

    return drawn


def pure_luck(mixes):
    def drawn(generator, draws):
        return generator.normal(0.0, 2e4, (draws, mixes)), generator.normal(size=(draws, 2)), 0.0

    return drawn


REGULAR = {
    "everything": known([0, 1]),
    "everything, under luck": known([0, 1], 3.0),
    "first": known([0]),
    "second, under luck": known([1], 3.0),
    "10 observations": sampled(10),
}
#: Mixes about as good as each other, where no estimator has a normal law (A. Luedtke and M. van der Laan, Annals of
#: Statistics 44 (2016) 713-742): their z-scores may be a third wider, and lean by 0.75.
TIED = {
    "weak and apart": weak(0.2, 0.1),
    "weak and tied": weak(0.2, 0.0),
    "luck of two": pure_luck(2),
    "luck of three": pure_luck(3),
}


def scores(problem, repetitions=40, draws=3_000):
    """z-scores of repetitions, each with random numbers of its own."""
    found = []
    for seed in range(repetitions):
        net, what, worth = problem(np.random.default_rng([seed, 7]), draws)
        found.append(z(evsi(net, what), worth))
    return np.array(found)


def within(squares, degrees, low=1.0, high=1.0):
    """Whether a sum of squared z-scores is chi-squared but for factors of their variance; false-alarm rate 1e-6."""
    return low * chi2.ppf(5e-7, degrees) < squares < high * chi2.isf(5e-7, degrees)


@pytest.mark.parametrize("problem", REGULAR.values(), ids=REGULAR)
def test_stated_errors_are_neither_too_small_nor_too_large(problem):
    found = scores(problem)
    assert within(found @ found, found.size)
    assert abs(found.mean()) * sqrt(found.size) < BOUND


@pytest.mark.parametrize("problem", TIED.values(), ids=TIED)
def test_stated_errors_where_mixes_are_about_tied(problem):
    found = scores(problem)
    assert within(found @ found, found.size, low=0.4, high=4.0 / 3.0)
    assert abs(found.mean()) < 0.75
    assert np.abs(found).max() < BOUND


def test_a_curve_that_rises_is_followed():
    """Net exp(p) - 1 with p ~ N(-1/2, 1): E max(0, .) - 0 = 2 Phi(1/2) - 1 (F. Black and M. Scholes, J. Polit. Econ. 81)."""
    normal = np.random.default_rng(51).normal(size=(DRAWS, 1))
    net = np.column_stack([np.zeros(DRAWS), np.exp(normal[:, 0] - 0.5) - 1.0])
    luck = np.random.default_rng(52).normal(0.0, 2.0, net.shape)
    for one in (net, net + luck):
        assert abs(z(evppi(one, normal, 0), 2.0 * norm.cdf(0.5) - 1.0)) < BOUND


def test_net_benefit_of_sampling():
    worth = enbs(Estimate(2.0, 0.3), Estimate(5.0, 0.4), times=4.0)
    assert worth.value == pytest.approx(3.0)
    assert worth.se == pytest.approx(sqrt((4.0 * 0.3) ** 2 + 0.4**2))
    assert enbs(Estimate(2.0, 0.3), 1.0).value == pytest.approx(1.0)
