from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy import stats

from simulator.calibration.estimators import fatigue_of, fit_conversion, fit_fatigue, shrunken

#: Each figure below is a share of bands that cover, over its standard deviation: one false alarm in 15,000.
BOUND = 4.0


def test_a_conversion_is_a_beta_posterior():
    fit = fit_conversion(12, 240)
    known = stats.beta(12.5, 228.5)
    assert (fit.alpha, fit.beta) == (12.5, 228.5)
    assert (fit.belief.mean, fit.belief.p10, fit.belief.p90) == pytest.approx(
        (known.mean(), known.ppf(0.1), known.ppf(0.9))
    )
    assert fit_conversion(0, 0).belief.p90 - fit_conversion(0, 0).belief.p10 > 0.9
    with pytest.raises(ValueError, match="successes"):
        fit_conversion(3, 2)


def worlds(groups, trials, repetitions, seed):
    """Rates of groups from the hyperprior (m uniform, 1 / sqrt(size) uniform), and counts."""
    random = np.random.default_rng(seed)
    for _ in range(repetitions):
        mean, size = random.random(), random.random() ** -2.0
        rates = random.beta(mean * size, (1 - mean) * size, groups)
        yield rates, random.binomial(trials, rates)


def z(covered, level=0.8):
    return (np.mean(covered) - level) / sqrt(level * (1 - level) / len(covered))


def test_shrunken_bands_cover_what_was_drawn_from_the_hyperprior():
    trials = np.array([3, 10, 10, 40])
    one, new, pooled = [], [], []
    for rates, counts in worlds(5, np.append(trials, 0), 150, 11):
        fit = shrunken(counts[:4], trials)
        # one group a world, so that repetitions are independent
        one.append(fit.groups[0].belief.p10 < rates[0] < fit.groups[0].belief.p90)
        new.append(fit.new.belief.p10 < rates[4] < fit.new.belief.p90)
        pooled.append(fit.pooled.belief.p10 < rates[0] < fit.pooled.belief.p90)
    assert abs(z(one)) < BOUND and abs(z(new)) < BOUND
    assert z(pooled) < -2 * BOUND, "the negative control: as if all groups were one"


def test_bands_are_those_of_the_integral():
    """m and 1 / sqrt(size) on an even grid of the whole square, every rate's distribution function mixed over it."""
    s, n = np.array([1, 0, 3]), np.array([10, 5, 12])
    even = (np.arange(300) + 0.5) / 300
    mean, size = (part.ravel() for part in np.meshgrid(even, even**-2.0))
    a, b = mean * size, (1 - mean) * size
    weight = np.prod([stats.betabinom.pmf(si, ni, a, b) for si, ni in zip(s, n, strict=True)], axis=0)
    fit = shrunken(s, n)
    for group, si, ni in ((fit.groups[0], 1, 10), (fit.groups[2], 3, 12), (fit.new, 0, 0)):
        for level, at in ((0.1, group.belief.p10), (0.5, group.belief.p50), (0.9, group.belief.p90)):
            below = np.average(stats.beta.cdf(at, a + si, b + ni - si), weights=weight)
            assert below == pytest.approx(level, abs=0.006)
        assert group.belief.mean == pytest.approx(
            np.average((a + si) / (a + b + ni), weights=weight), abs=1e-3
        )


def test_small_groups_move_to_the_others_and_large_ones_stay():
    fit = shrunken([1, 40, 55, 45, 400], [3, 1000, 1000, 1000, 4000])
    small, large = fit.groups[0], fit.groups[4]
    assert small.belief.mean < 0.15 and small.belief.p90 > 0.1
    assert large.belief.mean == pytest.approx(0.1, abs=0.003)
    assert fit.spread.p10 < fit.spread.p50 < fit.spread.p90


def test_groups_that_are_alike_are_as_good_as_one():
    fit = shrunken([500] * 12, [5000] * 12)
    assert fit.spread.p50 < 0.005
    band = fit.groups[0].belief
    alone = fit_conversion(500, 5000).belief
    assert band.p90 - band.p10 < 0.6 * (alone.p90 - alone.p10)


def test_one_group_has_nobody_to_borrow_from():
    assert shrunken([4], [10]).groups == (fit_conversion(4, 10),)
    with pytest.raises(ValueError, match="successes"):
        shrunken([], [])


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_any_counts_shrink(pairs):
    successes, trials = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    fit = shrunken(successes, trials)
    for group in (*fit.groups, fit.new):
        assert 0 <= group.belief.p10 <= group.belief.p50 <= group.belief.p90 <= 1
        assert group.alpha > 0 and group.beta > 0


def test_exposure_is_whoever_got_that_far():
    fit = fit_fatigue([1, 1, 2, 3, 3], [True, False, False, True, False])
    assert fit.exposures.tolist() == [5, 3, 2]
    assert fit.successes.tolist() == [1, 0, 1]
    assert fit.overall == pytest.approx(2 / 10)
    assert fit_fatigue([5, 2_000_000], [1, 1]).exposures[:6].tolist() == [2, 2, 2, 2, 2, 1]


@pytest.mark.parametrize(("attempts", "success"), [([], []), ([0], [1]), ([1, 2], [1])])
def test_contacts_without_attempts_are_refused(attempts, success):
    with pytest.raises(ValueError, match="attempt"):
        fit_fatigue(attempts, success)


def test_the_factor_of_fatigue_is_covered():
    """Odds that fall by a factor drawn from the prior at each of six attempts, over 200 lists."""
    random, covered = np.random.default_rng(7), []
    for _ in range(200):
        slope = 0.5 * random.standard_normal()
        chance = 1 / (1 + np.exp(2.5 - slope * np.arange(6)))
        left, exposures, successes = 600, [], []
        for p in chance:
            exposures.append(left)
            successes.append(random.binomial(left, p))
            left -= successes[-1]
        fit = fatigue_of(exposures, successes)
        covered.append(fit.slope.p10 < np.exp(slope) < fit.slope.p90)
    assert abs(z(covered)) < BOUND
    assert fatigue_of([50], [3]).slope.p50 == pytest.approx(1.0)
