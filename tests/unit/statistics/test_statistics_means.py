"""Means, proportions and ratios against hand calculation and sampling theory."""

import numpy as np
import pytest

from simulator.statistics import Design, least_error, mean_estimate, proportion, ratio_of_means

NAN = float("nan")


def test_mean_of_equal_clusters_has_the_error_of_the_cluster_means():
    # Cluster means 2 and 8: sd 4.2426 over sqrt(2) = 3.
    found = mean_estimate(np.array([1.0, 3.0, 5.0, 11.0]), Design.plain(4))
    assert (found.value, found.se) == pytest.approx((5.0, 3.0), rel=1e-14)


def test_mean_of_unequal_clusters_weighs_rows_alike():
    # Mean 4; cluster sums of deviations -4 and +4; variance 2 / 1 x 32 / 9.
    found = mean_estimate(np.array([1.0, 3.0, 8.0]), Design.plain(3))
    assert (found.value, found.se) == pytest.approx((4.0, np.sqrt(64.0 / 9.0)), rel=1e-14)


def test_undefined_rows_are_left_out():
    with_gap = mean_estimate(np.array([1.0, 3.0, 8.0, NAN]), Design.plain(4))
    assert with_gap == mean_estimate(np.array([1.0, 3.0, 8.0]), Design.plain(3))


def test_nothing_defined_or_a_single_cluster_is_nan():
    nothing = mean_estimate(np.array([NAN, NAN]), Design.plain(2))
    assert np.isnan(nothing.value) and np.isnan(nothing.se)
    single = mean_estimate(np.array([1.0, 2.0]), Design.plain(2))
    assert single.value == 1.5 and np.isnan(single.se)


def test_equal_rows_give_their_value_and_no_error():
    found = mean_estimate(np.full(1000, 0.1), Design.plain(1000))
    assert (found.value, found.se) == (0.1, 0.0)


def test_wrong_length_is_refused():
    with pytest.raises(ValueError, match="design of 4 rows"):
        mean_estimate(np.zeros(3), Design.plain(4))


def test_a_draw_in_two_clusters_is_refused():
    with pytest.raises(ValueError, match="one cluster"):
        Design(np.array([0, 0]), np.array([0, 1]), 1)


def test_squared_error_is_unbiased_on_clustered_rows_and_the_iid_formula_is_caught(agrees, two_level):
    # Theory: variance of the mean (B + W / 2) / draws; the i.i.d. formula claims (B + W) / rows.
    rng, draws, between, within = np.random.default_rng(11), 100, 2.0, 1.0
    design = Design.plain(2 * draws)
    samples = [two_level(rng, draws, between, within) for _ in range(2000)]
    theory = (between + within / 2.0) / draws
    clustered = np.array([mean_estimate(rows, design).se ** 2 for rows in samples])
    careless = np.array([np.var(rows, ddof=1) / rows.size for rows in samples])
    assert agrees(clustered, theory)
    assert not agrees(careless, theory) and careless.mean() < 0.7 * theory


def test_scrambling_blocks_are_the_clusters(agrees):
    # 16 blocks, each with its own shift of variance 1 and 40 rows of variance 4: 1 / 16 + 4 / 640.
    rng = np.random.default_rng(12)
    draw = np.arange(640) // 2
    design = Design(draw, draw // 20, 0)
    shifts = rng.standard_normal((2000, 16))
    squared = np.array(
        [mean_estimate(np.repeat(s, 40) + 2.0 * rng.standard_normal(640), design).se ** 2 for s in shifts]
    )
    assert agrees(squared, 1.0 / 16 + 4.0 / 640)


def test_intervals_cover_as_often_as_they_say_and_iid_intervals_do_not(share_agrees, two_level):
    # 400 draws: Student and normal quantiles agree to 0.3 %, the coverage to 0.0003.
    rng, draws = np.random.default_rng(13), 400
    design = Design.plain(2 * draws)
    samples = [two_level(rng, draws, 1.0, 1.0) for _ in range(3000)]
    covered = np.array([abs(rows.mean()) < 1.966 * mean_estimate(rows, design).se for rows in samples])
    careless = np.array([abs(rows.mean()) < 1.966 * rows.std() / np.sqrt(rows.size) for rows in samples])
    assert share_agrees(covered, 0.95)
    assert not share_agrees(careless, 0.95)


def test_proportion_counts_ties_half():
    found = proportion(np.array([1.0, 1.0, 0.5, 0.0]), Design.plain(4))
    assert found.value == 0.625
    # Cluster means 1 and 1/4 give an error of 0.375, below the least of two draws, 0.396.
    assert found.se == least_error(2) > 0.375


def test_proportion_takes_booleans():
    assert proportion(np.array([True, False, True, True]), Design.plain(4)).value == 0.75


@pytest.mark.parametrize("value", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("draws", [2, 16, 5000])
def test_rows_that_all_agree_claim_no_certainty(value, draws):
    # At the bound p, no event in n trials has probability (1 - p)^n = 5 %: the rule of three.
    found = proportion(np.full(2 * draws, value), Design.plain(2 * draws))
    assert found.value == value
    bound = 1.959963984540054 * found.se
    assert (1.0 - bound) ** draws == pytest.approx(0.05, rel=1e-9)
    assert bound <= 3.0 / draws


def test_least_error_counts_draws_and_not_scramblings():
    draw = np.arange(640) // 2
    assert proportion(np.ones(640), Design(draw, draw // 20, 0)).se == least_error(320)


def test_proportion_error_is_binomial_when_rows_are_independent(agrees):
    rng, design = np.random.default_rng(14), Design.plain(400)
    squared = np.array([proportion(rng.random(400) < 0.3, design).se ** 2 for _ in range(2000)])
    assert agrees(squared, 0.21 / 400)


def test_ratio_of_means_by_hand():
    # r = 12 / 6 = 2; deviations 1 - 2, 3 - 2, 3 - 4, 5 - 4; cluster sums 0 and 0.
    found = ratio_of_means(np.array([1.0, 3.0, 3.0, 5.0]), np.array([1.0, 1.0, 2.0, 2.0]), Design.plain(4))
    assert (found.value, found.se) == (2.0, 0.0)
    # r = 10 / 5; cluster sums of numerator - 2 x denominator are +2 and -2: sqrt(2 x 8) / 5.
    found = ratio_of_means(np.array([3.0, 3.0, 2.0, 2.0]), np.array([1.0, 1.0, 1.0, 2.0]), Design.plain(4))
    assert (found.value, found.se) == pytest.approx((2.0, 4.0 / 5.0), rel=1e-14)


def test_ratio_over_one_is_the_mean():
    rng, design = np.random.default_rng(15), Design.plain(101)
    rows = rng.standard_normal(101)
    ratio, mean = ratio_of_means(rows, np.ones(101), design), mean_estimate(rows, design)
    assert (ratio.value, ratio.se) == pytest.approx((mean.value, mean.se), rel=1e-12)


def test_ratio_leaves_out_a_row_that_either_side_lacks():
    design = Design.plain(4)
    gaps = ratio_of_means(np.array([1.0, NAN, 3.0, 4.0]), np.array([1.0, 9.0, NAN, 2.0]), design)
    assert gaps.value == pytest.approx(5.0 / 3.0)


def test_ratio_over_nothing_is_nan():
    assert np.isnan(ratio_of_means(np.ones(4), np.zeros(4), Design.plain(4)).value)


def test_ratio_error_matches_theory_and_the_iid_formula_is_caught(agrees, two_level):
    # numerator = 3 x denominator + e, denominator uniform on (1, 3), e with B = W = 1: to first order the
    # variance is (B + W / 2) / draws / 4; 1,000 draws put the second order below 0.1 %.
    rng, draws = np.random.default_rng(16), 1000
    design = Design.plain(2 * draws)
    squared, careless = [], []
    for _ in range(400):
        below = rng.uniform(1.0, 3.0, 2 * draws)
        above = 3.0 * below + two_level(rng, draws, 1.0, 1.0)
        found = ratio_of_means(above, below, design)
        squared.append(found.se**2)
        careless.append(np.var(above - found.value * below) / (2 * draws) / below.mean() ** 2)
    theory = 1.5 / draws / 4.0
    assert agrees(np.array(squared), theory)
    assert not agrees(np.array(careless), theory)
