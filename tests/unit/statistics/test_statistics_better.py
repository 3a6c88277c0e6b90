"""Better on average, against the closed forms of a normal conditional mean."""

from statistics import NormalDist

import numpy as np
import pytest

from simulator.statistics import (
    Design,
    better_on_average,
    conditional_means,
    least_error,
    mean_estimate,
)

DRAWS, MEAN, BETWEEN, WITHIN = 1000, 0.5, 1.0, 25.0


def _study(rng, mean=MEAN, beliefs=6):
    scores = rng.standard_normal((DRAWS, beliefs))
    signal = np.sqrt(BETWEEN / 2.0) * (scores[:, 0] + scores[:, 1])
    rows = mean + np.repeat(signal, 2) + np.sqrt(WITHIN) * rng.standard_normal(2 * DRAWS)
    return rows, Design.plain(2 * DRAWS), scores


def _theory(mean=MEAN):
    """P(N(m, B) > 0) and E[max(-N(m, B), 0)] = sd phi(m / sd) - m Phi(-m / sd)."""
    normal, sd = NormalDist(), np.sqrt(BETWEEN)
    return normal.cdf(mean / sd), sd * normal.pdf(mean / sd) - mean * normal.cdf(-mean / sd)


@pytest.fixture(scope="module")
def studies():
    rng = np.random.default_rng(1)
    return [_study(rng) for _ in range(120)]


def test_value_and_errors_match_theory_and_raw_draw_means_are_caught(studies):
    # B has a relative error of sqrt(2) (B + W / 2) / (B sqrt(draws)) = 60 %, and the share is curved in it,
    # so the median is judged: its error is 1.25 sd / sqrt(120).
    found = [better_on_average(*study) for study in studies]
    shares = np.array([one.probability.value for one in found])
    kept = shares[shares < 1.0]  # B <= 0 happens, and answers by the sign of the mean
    probability, _ = _theory()
    limit = 4.5 * 1.25 * kept.std() / np.sqrt(shares.size)
    assert abs(np.median(shares) - probability) < limit
    raw = np.array([np.mean(rows.reshape(-1, 2).mean(axis=1) > 0.0) for rows, _, _ in studies])
    assert abs(np.median(raw) - probability) > limit  # luck pulls raw averages towards one half


def test_little_luck_gives_the_closed_forms(agrees):
    # W = 0.09: the second-order bias through B's error, below 0.001, is inside the tolerance.
    rng, found = np.random.default_rng(2), []
    for _ in range(100):
        scores = rng.standard_normal((DRAWS, 3))
        rows = MEAN + np.repeat(scores[:, 1], 2) + 0.3 * rng.standard_normal(2 * DRAWS)
        found.append(better_on_average(rows, Design.plain(2 * DRAWS), scores))
    probability, loss = _theory()
    shares = np.array([one.probability.value for one in found])
    losses = np.array([one.expected_loss_if_wrong.value for one in found])
    assert agrees(shares, probability) and agrees(losses, loss)
    assert agrees(np.array([one.expected_gain.value for one in found]), MEAN)
    for values, errors in (
        (shares, [one.probability.se for one in found]),
        (losses, [one.expected_loss_if_wrong.se for one in found]),
    ):
        # An sd from 100 studies is known to 7 %; the claimed error may err on the careful side.
        assert 0.8 * values.std() < np.mean(errors) < 1.5 * values.std()


def test_errors_do_not_understate_when_luck_is_large(studies):
    found = [better_on_average(*study) for study in studies]
    for name in ("probability", "expected_loss_if_wrong"):
        estimates = [getattr(one, name) for one in found]
        claimed = np.sqrt(np.mean([one.se**2 for one in estimates]))
        assert claimed > 0.8 * np.std([one.value for one in estimates])


def test_expected_gain_is_the_mean_with_its_error(studies):
    rows, design, scores = studies[0]
    assert better_on_average(rows, design, scores).expected_gain == mean_estimate(rows, design)


@pytest.mark.parametrize(("mean", "share", "loss"), [(1.0, 1.0, 0.0), (0.0, 0.5, 0.0), (-1.0, 0.0, 1.0)])
def test_no_variance_between_draws_answers_by_the_sign(mean, share, loss):
    rows = mean + np.tile([-1.0, 1.0], 100)  # W = 2, B = -1
    found = better_on_average(rows, Design.plain(200), np.random.default_rng(3).standard_normal((100, 2)))
    assert found.probability.value == share
    assert found.expected_loss_if_wrong.value == pytest.approx(loss)
    assert found.probability.se >= least_error(100)


def test_without_beliefs_the_sign_of_the_mean_decides(two_level):
    rows = 9.0 + two_level(np.random.default_rng(4), 100, 4.0, 1.0)
    found = better_on_average(rows, Design.plain(200), np.empty((100, 0)))
    assert found.probability.value == 1.0 and found.expected_loss_if_wrong.value == 0.0


def test_a_sign_that_luck_decides_admits_it():
    # The mean is 0.8 of its error above zero: the step between 0 and 1 errs with sd sqrt(0.79 x 0.21).
    # Leaving out a twentieth of the draws moves the mean by 0.2 of its error only, and shows nothing.
    rng, design = np.random.default_rng(5), Design.plain(2000)
    rows = rng.standard_normal(2000)
    rows += 0.8 * mean_estimate(rows, design).se - rows.mean()
    found = better_on_average(rows, design, np.empty((1000, 0)))
    assert found.probability.value == 1.0
    assert found.probability.se == pytest.approx(np.sqrt(0.788 * 0.212), rel=0.05)


def test_equal_mixes_tie():
    found = better_on_average(np.zeros(200), Design.plain(200), np.ones((100, 2)))
    assert found.probability.value == 0.5
    assert found.expected_gain.value == found.expected_loss_if_wrong.value == 0.0


def test_one_row_a_draw_or_no_row_is_nan():
    draw = np.arange(100)
    rows = np.random.default_rng(6).standard_normal(100)
    single = better_on_average(rows, Design(draw, draw, 0), np.ones((100, 1)))
    assert np.isnan([single.probability.value, single.probability.se]).all()
    assert single.expected_gain.value == pytest.approx(rows.mean())
    nothing = better_on_average(np.full(100, np.nan), Design.plain(100), np.ones((50, 1)))
    assert np.isnan([nothing.probability.value, nothing.expected_gain.value]).all()


def test_scramblings_are_the_groups_left_out():
    # Each block has its own B: draws left out across the blocks cannot show what that does to the share.
    rng = np.random.default_rng(7)
    block = np.arange(DRAWS) * 16 // DRAWS
    scores = rng.standard_normal((DRAWS, 1))
    signal = np.exp(rng.standard_normal(16))[block] * scores[:, 0]
    rows = 1.0 + np.repeat(signal, 2) + 0.1 * rng.standard_normal(2 * DRAWS)
    design = Design.plain(2 * DRAWS)
    blocks = Design(design.draw, np.repeat(block, 2), 0)
    plain, scrambled = (better_on_average(rows, each, scores).probability for each in (design, blocks))
    assert plain.value == scrambled.value
    assert scrambled.se > 2.0 * plain.se


def test_each_group_left_out_is_a_study_of_the_draws_that_are_left():
    # Little luck beside the mean: the error is the jackknife's, written out here study by study.
    rng, draws = np.random.default_rng(8), 400
    scores = rng.standard_normal((draws, 3))
    rows = 0.6 + np.repeat(scores[:, 0] + 0.4 * scores[:, 1] ** 2, 2) + rng.standard_normal(2 * draws)
    rows[rng.random(2 * draws) < 0.2] = np.nan
    design, parts = Design.plain(2 * draws), []
    for group in range(20):
        left = np.arange(draws) % 20 != group
        draw = design.draw[np.repeat(left, 2)]
        part = conditional_means(rows[np.repeat(left, 2)], Design(draw, draw, 0), scores[left])
        parts.append((np.mean(part > 0.0), np.mean(np.maximum(-part, 0.0))))
    share, loss = np.sqrt(19.0 * np.var(parts, axis=0))
    found = better_on_average(rows, design, scores)
    assert found.expected_loss_if_wrong.se == pytest.approx(loss, rel=1e-6)
    assert found.probability.se == pytest.approx(share, rel=1e-6)
