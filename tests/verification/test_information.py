"""Value of information held to the closed normal-normal case.

p1 ~ N(1, 1) and p2 ~ N(0, sd 2) decide between nothing and p1 - p2. Every estimate says its own error, so a test asks
that |z| stays below `BOUND`: one false alarm in 1.7 million estimates.
"""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import chi2

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


def test_stated_errors_are_neither_too_small_nor_too_large():
    """z-scores of 60 repetitions: their sum of squares is chi-squared; two-sided false-alarm rate 1e-6."""
    repeated = [evppi(net, beliefs, 1) for beliefs, net in (toy(100 + seed, 4_000) for seed in range(60))]
    squares = sum(z(found, EVPPI[1]) ** 2 for found in repeated)
    assert chi2.ppf(5e-7, 60) < squares < chi2.isf(5e-7, 60)


def test_net_benefit_of_sampling():
    worth = enbs(Estimate(2.0, 0.3), Estimate(5.0, 0.4), times=4.0)
    assert worth.value == pytest.approx(3.0)
    assert worth.se == pytest.approx(sqrt((4.0 * 0.3) ** 2 + 0.4**2))
    assert enbs(Estimate(2.0, 0.3), 1.0).value == pytest.approx(1.0)
