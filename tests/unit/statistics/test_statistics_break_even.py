"""The most that a validated appointment is worth."""

import numpy as np
import pytest

from simulator.statistics import Design, break_even_price, ratio_of_means

NO_BELIEF = np.empty((2, 0))


def test_price_by_hand():
    # h0 = 400 / 20 = 20 an hour; (1,300 - 20 x 50) / 10 = 30 an appointment.
    found = break_even_price(
        np.array([400.0, 300.0, 300.0, 300.0]),
        np.array([10.0, 15.0, 10.0, 15.0]),
        np.array([2.0, 3.0, 4.0, 1.0]),
        np.array([100.0, 100.0, 100.0, 100.0]),
        np.array([4.0, 6.0, 5.0, 5.0]),
        Design.plain(4),
        NO_BELIEF,
    )
    assert found.value == pytest.approx(30.0)
    # Without beliefs every conditional mean is the mean: the band is the price.
    assert (found.p10, found.p90) == pytest.approx((30.0, 30.0))


def test_nothing_accepted_is_nan():
    ones = np.ones(4)
    found = break_even_price(ones, ones, np.zeros(4), ones, ones, Design.plain(4), NO_BELIEF)
    assert np.isnan([found.value, found.se, found.p10, found.p90]).all()


def test_a_worthless_baseline_hour_leaves_a_ratio_of_means():
    # h0 = 0 exactly in every row: value / accepted, the ratio estimator.
    rng, design = np.random.default_rng(1), Design.plain(200)
    value, taken, hours = (
        rng.gamma(2.0, size=200),
        rng.poisson(5.0, 200).astype(float),
        rng.gamma(9.0, size=200),
    )
    found = break_even_price(value, hours, taken, np.zeros(200), hours, design, np.empty((100, 0)))
    ratio = ratio_of_means(value, taken, design)
    assert (found.value, found.se) == pytest.approx((ratio.value, ratio.se), rel=1e-12)


def _quarter(rng, scores):
    """Five columns whose conditional means depend on two beliefs, rows of a draw sharing them."""
    draws = len(scores)
    worth = np.repeat(100.0 + 10.0 * scores[:, 0], 2)
    taken = rng.poisson(20.0, 2 * draws).astype(float)
    hours = 50.0 + rng.standard_normal(2 * draws)
    base_hours = hours + 5.0
    base_net = np.repeat(30.0 + 2.0 * scores[:, 1], 2) * base_hours + 20.0 * rng.standard_normal(2 * draws)
    value = worth * taken + 30.0 * hours + 50.0 * rng.standard_normal(2 * draws)
    return value, hours, taken, base_net, base_hours


def test_error_is_that_of_repeated_studies_and_rows_are_not_independent():
    rng, draws, prices, errors, careless = np.random.default_rng(2), 250, [], [], []
    by_draw, by_row = Design.plain(2 * draws), Design(np.arange(2 * draws), np.arange(2 * draws), 0)
    for _ in range(400):
        columns = _quarter(rng, rng.standard_normal((draws, 2)))
        found = break_even_price(*columns, by_draw, np.empty((draws, 0)))
        prices.append(found.value)
        errors.append(found.se)
        careless.append(break_even_price(*columns, by_row, np.empty((2 * draws, 0))).se)
    # The sd of 400 prices is known to 1 / sqrt(800) = 3.5 %: 4.5 of it is 16 %.
    assert np.std(prices) == pytest.approx(np.sqrt(np.mean(np.square(errors))), rel=0.16)
    assert np.std(prices) > 1.2 * np.mean(careless)
    assert abs(np.mean(prices) - 100.0) < 4.5 * np.std(prices) / 20.0


def test_baseline_error_is_counted():
    # All the uncertainty sits in the baseline's net: leaving h0's error out would claim none.
    rng, ones = np.random.default_rng(3), np.ones(200)
    net = 5.0 + rng.standard_normal(200)
    found = break_even_price(8.0 * ones, ones, ones, net, ones, Design.plain(200), np.empty((100, 0)))
    assert found.value == pytest.approx(8.0 - net.mean())
    assert found.se == pytest.approx(ratio_of_means(net, ones, Design.plain(200)).se, rel=1e-12)


def test_band_holds_the_beliefs_and_not_the_luck():
    # Given the beliefs the price is 100 + 10 z1 - (2 z2 x 50) / 20 = N(100, 100 + 25): +- 1.2816 x 11.18.
    rng = np.random.default_rng(4)
    scores = rng.standard_normal((4000, 2))
    found = break_even_price(*_quarter(rng, scores), Design.plain(8000), scores)
    # Each end from 4,000 draws has an error of 11.18 / 0.1755 x sqrt(0.09 / 4,000) = 0.30.
    assert found.p10 == pytest.approx(100.0 - 14.33, abs=1.5)
    assert found.p90 == pytest.approx(100.0 + 14.33, abs=1.5)


def test_rows_undefined_in_one_column_are_left_out_of_all():
    columns = [np.array([2.0, 2.0, 2.0, 2.0, 9.0, 9.0]) for _ in range(5)]
    columns[2] = np.array([1.0, 1.0, 1.0, 1.0, np.nan, np.nan])
    found = break_even_price(*columns, Design.plain(6), np.empty((3, 0)))
    assert found.value == 0.0
