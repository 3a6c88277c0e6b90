"""Basis splines beside those of scipy."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.interpolate import BSpline

from simulator.decision.information.splines import DEGREE, basis_splines

RISING = st.lists(st.floats(-8.0, 8.0), min_size=2, max_size=8, unique_by=lambda x: round(x, 3)).map(sorted)


@given(RISING, st.lists(st.floats(0.0, 1.0), min_size=1, max_size=20))
def test_those_of_scipy(inner: list[float], shares: list[float]) -> None:
    """Between the knots, on them and at both ends."""
    knots = np.array([inner[0]] * DEGREE + inner + [inner[-1]] * DEGREE)
    between = inner[0] + np.array(shares) * (inner[-1] - inner[0])
    places = np.clip(np.concatenate([between, inner]), inner[0], inner[-1])
    found = basis_splines(places, knots)
    np.testing.assert_allclose(found, BSpline.design_matrix(places, knots, DEGREE).toarray(), atol=1e-12)
    assert found.sum(axis=1) == pytest.approx(1.0)
