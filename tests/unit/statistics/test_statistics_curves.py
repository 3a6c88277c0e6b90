"""Points that a figure draws."""

import numpy as np
import pytest

from simulator.statistics import bands, cumulative_curve


def test_few_rows_give_the_whole_step_function():
    x, share = cumulative_curve(np.array([3.0, 1.0, np.nan, 3.0, 2.0]))
    assert list(x) == [1.0, 2.0, 3.0]
    assert list(share) == [0.25, 0.5, 1.0]


def test_many_rows_are_thinned_evenly_in_probability():
    rows = np.random.default_rng(1).standard_normal(10_001)
    x, share = cumulative_curve(rows, points=101)
    assert x[0] == rows.min() and x[-1] == rows.max() and share[-1] == 1.0
    assert np.diff(share) == pytest.approx(np.full(100, 0.01), abs=2e-4)
    assert share == pytest.approx([np.mean(rows <= at) for at in x])


def test_no_row_gives_no_point():
    x, share = cumulative_curve(np.array([np.nan]))
    assert x.size == share.size == 0


def test_one_point_is_no_curve():
    with pytest.raises(ValueError, match="points"):
        cumulative_curve(np.ones(3), points=1)


def test_bands_week_by_week():
    series = np.array([[1.0, np.nan, np.nan], [2.0, 5.0, np.nan], [6.0, 7.0, np.nan]])
    found = bands(series, (0.05, 0.5, 0.975))
    assert list(found) == ["mean", "p5", "p50", "p97.5"]
    assert found["mean"][:2] == pytest.approx([3.0, 6.0])
    assert found["p50"][:2] == pytest.approx([2.0, 6.0])
    assert all(np.isnan(band[2]) for band in found.values())
