"""Variates against scipy's laws.

Each Kolmogorov-Smirnov test accepts p > 1e-6, so that a right sampler fails one run in a million; the seeds are
fixed, so that a test that passes once always passes. The negative controls show that a wrong law is caught.
"""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from simulator.streams import Stream
from simulator.streams.normal import normal_quantile, quantile_by_ratios

DRAWS = 20_000
FALSE_ALARM = 1e-6


def sample(draw: Callable[[int], float]) -> NDArray[np.float64]:
    return np.array([draw(index) for index in range(DRAWS)], dtype=float)


def ks(values: NDArray[np.float64], law: object) -> float:
    return float(stats.kstest(values, law.cdf).pvalue)  # type: ignore[attr-defined]


STREAM = Stream(20270104, 7, "calls/rep/0", "test")


@pytest.mark.parametrize(
    ("draw", "law"),
    [
        (STREAM.uniform, stats.uniform()),
        (STREAM.exponential, stats.expon()),
        (STREAM.normal, stats.norm()),
        (
            lambda i: STREAM.lognormal(i, 3.0, 0.8),
            stats.lognorm(s=math.sqrt(math.log1p(0.64)), scale=3 / math.sqrt(1.64)),
        ),
        (lambda i: STREAM.gamma(i, 0.02), stats.gamma(0.02)),
        (lambda i: STREAM.gamma(i, 0.5), stats.gamma(0.5)),
        (lambda i: STREAM.gamma(i, 1.0), stats.gamma(1.0)),
        (lambda i: STREAM.gamma(i, 1.5625), stats.gamma(1.5625)),
        (lambda i: STREAM.gamma(i, 40.0), stats.gamma(40.0)),
    ],
)
def test_variates_follow_their_law(draw: Callable[[int], float], law: object) -> None:
    assert ks(sample(draw), law) > FALSE_ALARM


def test_a_wrong_law_is_caught() -> None:
    """Negative controls: a shift of 3 % of the standard deviation in the shape or the mean is rejected."""
    assert ks(sample(lambda i: STREAM.gamma(i, 1.5625)), stats.gamma(1.66)) < FALSE_ALARM
    assert ks(sample(STREAM.normal), stats.norm(0.06)) < FALSE_ALARM
    assert (
        ks(sample(lambda i: STREAM.lognormal(i, 3.0, 0.8)), stats.gamma(1 / 0.64, scale=3 * 0.64))
        < FALSE_ALARM
    )


@pytest.mark.parametrize("p", [0.9, 0.3, 0.011])
def test_geometric_counts_attempts(p: float) -> None:
    """Chi-square over the cells that hold at least 5 expected counts; mean within 5 standard errors."""
    counts = sample(lambda i: STREAM.geometric(i, p))
    top = int(stats.geom(p).ppf(1 - 50 / DRAWS))
    observed = np.bincount(np.minimum(counts, top + 1).astype(int), minlength=top + 2)[1:]
    expected = DRAWS * np.append(stats.geom(p).pmf(np.arange(1, top + 1)), stats.geom(p).sf(top))
    keep = expected >= 5
    chi2 = ((observed - expected)[keep] ** 2 / expected[keep]).sum()
    assert stats.chi2(keep.sum() - 1).sf(chi2) > FALSE_ALARM
    assert abs(counts.mean() - 1 / p) < 5 * math.sqrt((1 - p) / p**2 / DRAWS)


def test_geometric_at_its_edges() -> None:
    assert STREAM.geometric(0, 1.0) == 1
    assert STREAM.geometric(0, 1.5) == 1
    assert STREAM.geometric(0, 0.0) == 2**40
    assert STREAM.geometric(0, -0.1) == 2**40
    assert STREAM.geometric(0, 1e-300) == 2**40
    assert isinstance(STREAM.geometric(0, 0.3), int)


def test_gamma_of_a_huge_shape_is_nearly_normal() -> None:
    for shape in (1e6, 1e12):
        scores = (sample(lambda i, shape=shape: STREAM.gamma(i, shape)) - shape) / math.sqrt(shape)  # type: ignore[misc]
        assert ks(scores, stats.norm()) > FALSE_ALARM


def test_gamma_of_a_tiny_shape_never_reaches_zero() -> None:
    values = sample(lambda i: STREAM.gamma(i, 1e-4))
    assert values.min() > 0.0
    assert STREAM.gamma(0, 0.0) == 0.0


@pytest.mark.parametrize("shape", [0.02, 0.7, 3.0])
def test_gamma_moments(shape: float) -> None:
    """Mean and variance within 5 standard errors (a false alarm in a million)."""
    values = sample(lambda i: STREAM.gamma(i, shape))
    assert abs(values.mean() - shape) < 5 * math.sqrt(shape / DRAWS)
    fourth = 3 * shape**2 + 6 * shape
    assert abs(values.var() - shape) < 5 * math.sqrt((fourth - shape**2) / DRAWS)


def test_lognormal_moments() -> None:
    values = sample(lambda i: STREAM.lognormal(i, 7.0, 0.3))
    assert abs(values.mean() - 7.0) < 5 * 2.1 / math.sqrt(DRAWS)
    assert STREAM.lognormal(3, 7.0, 0.0) == 7.0


@pytest.mark.parametrize("p", [1e-300, 1e-20, 1e-5, 0.01, 0.0749, 0.0751, 0.3, 0.4999, 0.6, 0.95, 0.99999])
def test_normal_quantile_is_exact(p: float) -> None:
    assert normal_quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-14, abs=1e-16)


def test_normal_quantile_meets_the_published_algorithm_in_every_cell() -> None:
    """Also at the edges of cells and octaves, and where the table ends; near 1/2 a uniform is no finer than 1e-16."""
    edges = np.ldexp(np.arange(16, 32) / 32, np.arange(-13, 1)[:, None]).ravel()
    beside = np.concatenate([edges, np.nextafter(edges, 0), np.random.default_rng(3).random(20_000)])
    for p in beside.tolist():
        assert normal_quantile(p) == pytest.approx(quantile_by_ratios(p), rel=2e-15, abs=1e-16)


def test_normal_quantile_is_odd_and_increasing() -> None:
    grid = np.arange(1, 1024) / 1024
    values = np.array([normal_quantile(float(p)) for p in grid])
    assert np.all(np.diff(values) > 0)
    np.testing.assert_array_equal(values, -values[::-1])
