"""The parting of variance into ignorance and luck."""

import numpy as np
import pytest

from simulator.statistics import Design, ignorance_share, variance_split


def test_split_by_hand():
    # Draw means 2 and 8, within-draw variances 2 and 18: W = 10, B = 18 - 10 / 2.
    assert variance_split(np.array([1.0, 3.0, 5.0, 11.0]), Design.plain(4)) == pytest.approx((13.0, 10.0))


def test_split_is_not_clipped():
    between, within = variance_split(np.array([-1.0, 1.0, -1.0, 1.0]), Design.plain(4))
    assert (between, within) == (-1.0, 2.0)
    # Leaving out either of two draws leaves no variance between draws: no error.
    found = ignorance_share(np.array([-1.0, 1.0, -1.0, 1.0]), Design.plain(4))
    assert found.value == -1.0 and np.isnan(found.se)


def test_both_parts_are_unbiased_and_the_raw_variance_of_means_is_caught(agrees, two_level):
    rng, design = np.random.default_rng(1), Design.plain(80)
    samples = [two_level(rng, 40, 0.5, 3.0) for _ in range(3000)]
    splits = np.array([variance_split(rows, design) for rows in samples])
    assert agrees(splits[:, 0], 0.5)
    assert agrees(splits[:, 1], 3.0)
    raw = np.array([rows.reshape(40, 2).mean(axis=1).var(ddof=1) for rows in samples])
    assert not agrees(raw, 0.5)  # it holds W / R besides


def test_both_parts_are_unbiased_with_unequal_rows_a_draw(agrees):
    # 20 draws of one row, 20 of two, 20 of five.
    draw = np.repeat(np.arange(60), np.repeat([1, 2, 5], 20))
    design, rng = Design(draw, draw, 0), np.random.default_rng(2)
    splits = []
    for _ in range(3000):
        rows = np.sqrt(2.0) * rng.standard_normal(60)[draw] + 1.5 * rng.standard_normal(draw.size)
        splits.append(variance_split(rows, design))
    assert agrees(np.array(splits)[:, 0], 2.0)
    assert agrees(np.array(splits)[:, 1], 2.25)


def test_undefined_rows_only_thin_a_draw_out():
    rows = np.array([1.0, 3.0, 5.0, 11.0, np.nan, 4.0, np.nan, np.nan])
    trimmed, draw = rows[[0, 1, 2, 3, 5]], np.array([0, 0, 1, 1, 2])
    assert variance_split(rows, Design.plain(8)) == variance_split(trimmed, Design(draw, draw, 0))


@pytest.mark.parametrize("value", [0.0, 0.1, 1e9 / 3.0])
def test_nothing_varies_and_the_share_is_nan(value):
    assert np.isnan(ignorance_share(np.full(100, value), Design.plain(100)).value)


def test_one_row_a_draw_cannot_be_parted():
    draw = np.arange(10)
    design = Design(draw, draw, 0)
    assert np.isnan(variance_split(np.arange(10.0), design)).all()
    assert np.isnan(ignorance_share(np.arange(10.0), design).value)


def test_all_ignorance_and_no_luck_is_one():
    found = ignorance_share(np.repeat(np.arange(50.0), 2), Design.plain(100))
    assert (found.value, found.se) == pytest.approx((1.0, 0.0), abs=1e-12)


def _written_out_jackknife(rows, design):
    """Leave out each cluster that has a defined row, and start again."""
    shares = []
    for cluster in np.unique(design.cluster[~np.isnan(rows)]):
        keep = design.cluster != cluster
        part = Design(design.draw[keep], design.cluster[keep], 0)
        between, within = variance_split(rows[keep], part)
        shares.append(between / (between + within))
    return np.sqrt((len(shares) - 1) * np.var(shares))


@pytest.mark.parametrize("rows_a_cluster", [2, 10])
def test_closed_jackknife_equals_the_one_written_out(two_level, rows_a_cluster):
    rows = 5.0 + two_level(np.random.default_rng(3), 40, 1.0, 2.0)
    rows[[3, 8, 9, 71]] = np.nan  # a draw without a row, and three with one
    design = Design(np.arange(80) // 2, np.arange(80) // rows_a_cluster, 0)
    found = ignorance_share(rows, design).se
    assert found == pytest.approx(_written_out_jackknife(rows, design), rel=1e-9)


def test_share_and_its_error_match_theory(agrees, two_level):
    # With R = 2 the share is the intraclass correlation r; its variance is (1 - r^2)^2 / draws to first
    # order (Fisher, Statistical Methods for Research Workers, section 39). 2,000 draws: bias below 0.1 %.
    rng, draws = np.random.default_rng(4), 2000
    design = Design.plain(2 * draws)
    found = [ignorance_share(two_level(rng, draws, 1.0, 3.0), design) for _ in range(400)]
    assert np.mean([one.value for one in found]) == pytest.approx(0.25, abs=1e-3 + 4.5 * 0.021 / 20)
    theory = (1.0 - 0.25**2) ** 2 / draws
    assert np.mean([one.se**2 for one in found]) == pytest.approx(theory, rel=0.02)
    assert np.var([one.value for one in found]) == pytest.approx(theory, rel=4.5 * np.sqrt(2.0 / 400))
