"""Our own logarithm and exponential against those of extended precision, in units in the last place."""

import math
from collections.abc import Callable

import numba
import numpy as np
import pytest

from simulator.streams import elementary
from simulator.streams.jit import OPTIONS

UNITS = 2.5
GENERATOR = np.random.default_rng(20270104)


def vectorised(function: Callable[[float], float]) -> Callable[[np.ndarray], np.ndarray]:
    """Compile a scalar function over an array."""

    @numba.njit(**OPTIONS)
    def over(values):
        out = np.empty_like(values)
        for i in range(values.size):
            out[i] = function(values[i])
        return out

    return over


log, log1p, exp = (vectorised(one) for one in (elementary.log, elementary.log1p, elementary.exp))
POSITIVE = np.concatenate(
    [
        np.exp(GENERATOR.uniform(-700, 700, 100_000)),
        GENERATOR.random(100_000),
        np.linspace(0.99, 1.01, 100_001),
        [2.0**-53, 1 - 2.0**-53, 1.0, math.sqrt(2), math.sqrt(0.5), 2.2250738585072014e-308, 1.7e308],
    ]
)


def units(found: np.ndarray, exact: np.ndarray) -> float:
    """Largest error in units in the last place, where the exact value is not 0."""
    told = exact != 0
    return float(np.max(np.abs(found - exact)[told] / np.spacing(np.abs(exact[told].astype(float)))))


def test_log() -> None:
    assert units(log(POSITIVE), np.log(POSITIVE.astype(np.longdouble))) < UNITS
    assert log(np.array([1.0]))[0] == 0.0


def test_log1p() -> None:
    values = np.concatenate(
        [-GENERATOR.random(100_000) * 0.999, np.exp(GENERATOR.uniform(-60, 5, 100_000)), [0.0]]
    )
    assert units(log1p(values), np.log1p(values.astype(np.longdouble))) < UNITS


def test_exp() -> None:
    values = np.concatenate(
        [GENERATOR.uniform(-708, 709.7, 100_000), GENERATOR.uniform(-2, 2, 100_000), [0.0, -0.0]]
    )
    assert units(exp(values), np.exp(values.astype(np.longdouble))) < UNITS
    np.testing.assert_array_equal(exp(np.array([710.0, -800.0, -709.0])), [np.inf, 0.0, 0.0])


@pytest.mark.parametrize(("function", "point"), [(exp, 0.5), (log, 0.5)])
def test_they_rise(function: Callable[[np.ndarray], np.ndarray], point: float) -> None:
    """Where tables and pieces meet nothing falls back."""
    near = point + np.arange(-200_000, 200_000) * 1e-6
    assert (np.diff(function(near)) > 0).all()
