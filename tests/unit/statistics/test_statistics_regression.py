"""Draw means regressed on the beliefs' normal scores."""

import numpy as np
import pytest

from simulator.statistics import (
    Design,
    better_on_average,
    conditional_means,
    fitted_means,
    scores,
    variance_split,
)
from simulator.statistics.design import sample
from simulator.statistics.draws import draw_table
from simulator.statistics.features import Features
from simulator.statistics.moments import Moments
from simulator.statistics.regression import rescaled
from simulator.statistics.ridge import _PENALTIES, ridge
from simulator.statistics.scores import as_scores


def test_a_quadratic_mean_is_found_exactly():
    rng, design = np.random.default_rng(1), Design.plain(400)
    scores = rng.standard_normal((200, 3))
    truth = 4.0 + scores @ np.array([1.0, -2.0, 0.0]) + 0.5 * scores[:, 2] ** 2
    assert fitted_means(np.repeat(truth, 2), design, scores) == pytest.approx(truth, abs=1e-9)


def test_squares_wait_for_twenty_draws_a_belief():
    design = Design.plain(160)
    assert Features(as_scores(np.zeros((80, 4)), design)).width == 8
    assert Features(as_scores(np.zeros((80, 5)), design)).width == 5
    with pytest.raises(ValueError, match="80 draws"):
        as_scores(np.zeros((81, 5)), design)


def test_without_beliefs_every_draw_has_the_mean():
    rows = np.array([1.0, 3.0, 5.0, 11.0, 4.0])
    assert (fitted_means(rows, Design.plain(5), np.empty((3, 0))) == rows.mean()).all()


def test_a_draw_without_rows_is_predicted():
    rng, design = np.random.default_rng(2), Design.plain(200)
    scores = rng.standard_normal((100, 2))
    truth = 1.0 + scores[:, 0] - scores[:, 1]
    rows = np.repeat(truth, 2)
    rows[[20, 21]] = np.nan
    assert fitted_means(rows, design, scores)[10] == pytest.approx(truth[10], abs=1e-9)


def test_nothing_defined_is_nan():
    assert np.isnan(fitted_means(np.full(8, np.nan), Design.plain(8), np.ones((4, 1)))).all()


def test_equal_beliefs_and_more_beliefs_than_draws_do_no_harm():
    rng = np.random.default_rng(3)
    one = rng.standard_normal((100, 1))
    rows = np.repeat(2.0 * one[:, 0], 2)
    assert fitted_means(rows, Design.plain(200), np.hstack([one, one])) == pytest.approx(rows[::2], abs=1e-8)
    wide = fitted_means(rng.standard_normal(20), Design.plain(20), rng.standard_normal((10, 30)))
    assert np.isfinite(wide).all()


def _written_out_ridge(columns, means, weights):
    """Golub, Heath and Wahba (1979), eq. (1.4), with the whole influence matrix of the weighted problem."""
    root = np.sqrt(weights)[:, None]
    design = np.hstack([np.ones((len(means), 1)), columns - weights @ columns / weights.sum()])
    best = (np.inf, means)
    for penalty in _PENALTIES * weights.sum():
        ridge_matrix = np.diag([0.0] + [penalty] * columns.shape[1])
        scaled = root * design
        hat = scaled @ np.linalg.solve(scaled.T @ scaled + ridge_matrix, scaled.T)
        fitted = (hat @ (root[:, 0] * means)) / root[:, 0]
        score = weights @ (means - fitted) ** 2 / (len(means) - np.trace(hat)) ** 2
        if score < best[0]:
            best = (score, fitted)
    return best[1]


@pytest.mark.parametrize("noise", [0.1, 3.0, 30.0])
def test_ridge_equals_the_one_written_out(noise):
    rng, design = np.random.default_rng(4), Design.plain(119)
    scores = rng.standard_normal((60, 6))
    rows = (scores @ np.arange(6.0))[design.draw] + noise * rng.standard_normal(119)
    table = draw_table(sample(rows, design))
    fit = ridge(Moments.of(scores, table.count, table.mean[:, None]))
    found = table.origin + (fit.mean + fit.deviation(scores))[:, 0]
    means = table.mean + table.origin
    assert found == pytest.approx(_written_out_ridge(scores, means, table.count), rel=1e-7)


def test_the_fit_takes_luck_out_and_raw_draw_means_do_not(two_level):
    # Theory: ordinary least squares leaves (p + 1) / draws of the noise variance W / R of a draw mean.
    rng, draws = np.random.default_rng(5), 500
    design, fit_errors, raw_errors = Design.plain(2 * draws), [], []
    for _ in range(50):
        scores = rng.standard_normal((draws, 5))
        rows = np.repeat(scores[:, 0], 2) + 3.0 * rng.standard_normal(2 * draws)
        fit_errors.append(np.mean((fitted_means(rows, design, scores) - scores[:, 0]) ** 2))
        raw_errors.append(np.mean((rows.reshape(draws, 2).mean(axis=1) - scores[:, 0]) ** 2))
    assert np.mean(fit_errors) < 1.1 * 4.5 * 11 / draws
    assert np.mean(raw_errors) > 4.0


def test_rescaling_gives_mean_and_variance_exactly():
    values = rescaled(np.array([1.0, 2.0, 4.0]), 10.0, 7.0)
    assert values.mean() == pytest.approx(10.0) and values.var(ddof=1) == pytest.approx(7.0)
    assert list(np.argsort(values)) == [0, 1, 2]
    assert (rescaled(np.array([1.0, 2.0]), 3.0, -1.0) == 3.0).all()
    assert (rescaled(np.array([2.0, 2.0]), 3.0, 5.0) == 3.0).all()
    assert np.isnan(rescaled(np.array([1.0, 2.0]), 3.0, float("nan"))).all()


def test_conditional_means_have_the_variance_between(two_level):
    rng, design = np.random.default_rng(6), Design.plain(600)
    rows = 3.0 + two_level(rng, 300, 2.0, 1.0)
    means = conditional_means(rows, design, rng.standard_normal((300, 4)))
    assert means.mean() == pytest.approx(rows.mean())
    assert means.var(ddof=1) == pytest.approx(variance_split(rows, design)[0])


def test_beliefs_read_in_chunks_give_what_they_give_at_once(two_level, monkeypatch):
    rng = np.random.default_rng(9)
    rows, design, beliefs = two_level(rng, 300, 2.0, 1.0), Design.plain(600), rng.standard_normal((300, 4))
    rows[rng.random(600) < 0.3] = np.nan
    once = [conditional_means(rows, design, beliefs), better_on_average(rows, design, beliefs)]
    monkeypatch.setattr(scores, "CHUNK", 7)
    assert len(list(as_scores(beliefs, design).chunks())) == 43
    parts = [conditional_means(rows, design, beliefs), better_on_average(rows, design, beliefs)]
    assert parts[0] == pytest.approx(once[0], rel=1e-9)
    for name in ("probability", "expected_loss_if_wrong"):
        one, other = getattr(once[1], name), getattr(parts[1], name)
        assert (other.value, other.se) == pytest.approx((one.value, one.se), rel=1e-9)
