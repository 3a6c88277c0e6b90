"""B-splines are those of scipy, at and between knots, with ties and at both ends."""

import numpy as np
import pytest
from scipy.interpolate import BSpline

from simulator.decision.information.splines import splines


@pytest.mark.parametrize("degree", [1, 2, 3])
@pytest.mark.parametrize("pieces", [2, 3, 6])
@pytest.mark.parametrize("decimals", [1, 16])
def test_they_are_those_of_scipy(degree, pieces, decimals):
    points = np.round(np.random.default_rng(1).normal(size=500), decimals)
    inner = np.unique(np.quantile(points, np.linspace(0.0, 1.0, pieces + 1)))
    knots = np.concatenate([[inner[0]] * degree, inner, [inner[-1]] * degree])
    found = splines(points, knots, degree)
    assert found == pytest.approx(
        BSpline.design_matrix(points, knots, degree).toarray(), rel=1e-13, abs=1e-16
    )
    assert found.sum(axis=1) == pytest.approx(np.ones(500))
