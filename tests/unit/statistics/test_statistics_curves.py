"""Points that a figure draws."""

import itertools

import numpy as np
import pytest

from simulator.statistics import bands, cumulative_curve, histogram


def test_a_curve_is_the_quantiles_at_even_shares_without_the_ends():
    rows = np.random.default_rng(1).standard_normal(10_001)
    curve = cumulative_curve(np.concatenate([rows, [np.nan]]))
    assert curve.share[[0, -1]] == pytest.approx([0.005, 0.995])
    assert np.diff(curve.share) == pytest.approx(np.full(399, 0.99 / 399))
    assert (curve.x == np.quantile(rows, curve.share)).all()


def test_no_row_gives_no_point_and_no_bar():
    nothing = np.array([np.nan])
    assert cumulative_curve(nothing).x.size == cumulative_curve(nothing).share.size == 0
    assert histogram(nothing).edges.size == histogram(nothing).share.size == 0


@pytest.mark.parametrize(("rows", "bins"), [(5, 12), (1001, 20), (8001, 40), (100_000, 60)])
def test_a_histogram_has_bars_by_the_number_of_rows(rows, bins):
    values = np.random.default_rng(2).standard_normal(rows)
    found = histogram(np.concatenate([values, [np.nan]]))
    assert found.share.size == bins
    assert found.edges[[0, -1]] == pytest.approx(np.quantile(values, [0.002, 0.998]))
    written_out = [np.mean((values >= a) & (values < b)) for a, b in itertools.pairwise(found.edges)]
    assert found.share[:-1] == pytest.approx(written_out[:-1])  # the last bar holds its own right edge too


def test_equal_rows_stand_in_the_middle_of_a_histogram():
    found = histogram(np.full(7, 3.0))
    assert found.edges[[0, -1]] == pytest.approx([2.5, 3.5])
    assert found.share.sum() == 1.0 and found.share[6] == 1.0


def test_bands_week_by_week():
    series = np.array([[1.0, np.nan, np.nan], [2.0, 5.0, np.nan], [6.0, 7.0, np.nan]])
    found = bands(series, (0.05, 0.5, 0.975))
    assert list(found) == ["mean", "p5", "p50", "p97.5"]
    assert found["mean"][:2] == pytest.approx([3.0, 6.0])
    assert found["p50"][:2] == pytest.approx([2.0, 6.0])
    assert all(np.isnan(band[2]) for band in found.values())
