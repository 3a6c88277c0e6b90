"""Tabulated quantile functions against SciPy's own."""

import numpy as np
import pytest
from scipy import stats

from simulator.sampling.tables import even_table, named_table
from simulator.streams.tables import tabulated

GENERATOR = np.random.default_rng(4)
UNIFORMS = np.concatenate(
    [
        GENERATOR.random(1500),
        10.0 ** -GENERATOR.uniform(0, 15, 200),
        1 - 10.0 ** -GENERATOR.uniform(0, 12, 200),
    ]
)
SMOOTH = [
    stats.weibull_min(1.5, scale=2),
    stats.gamma(0.5),
    stats.lognorm(0.8),
    stats.expon(),
    stats.pareto(3.5),
    stats.uniform(1, 2),
    stats.triang(0.3),
    stats.beta(2, 5),
    stats.invgauss(0.5),
]


@pytest.mark.parametrize("frozen", SMOOTH, ids=lambda frozen: frozen.dist.name)
def test_smooth_laws(frozen) -> None:
    table = named_table(frozen)
    found = np.array([tabulated(table, u) for u in UNIFORMS]) * frozen.mean()
    np.testing.assert_allclose(found, frozen.ppf(UNIFORMS), rtol=1e-8, atol=1e-9 * frozen.mean())


@pytest.mark.parametrize(
    "frozen", [stats.poisson(3.0), stats.geom(0.2), stats.binom(20, 0.4)], ids=lambda frozen: frozen.dist.name
)
def test_discrete_laws_are_exact(frozen) -> None:
    table = named_table(frozen)
    found = np.array([tabulated(table, u) for u in UNIFORMS]) * frozen.mean()
    np.testing.assert_allclose(found, frozen.ppf(UNIFORMS), rtol=1e-12)


def test_observed_values_are_each_as_likely_as_another() -> None:
    table = even_table(np.array([3.0, 1.0, 2.0]))
    grid = (np.arange(300) + 0.5) / 300
    values, counts = np.unique([tabulated(table, u) for u in grid], return_counts=True)
    np.testing.assert_array_equal(values, [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(counts, [100, 100, 100])
    assert tabulated(table, 1 - 2.0**-53) == 3.0
    assert tabulated(table, 2.0**-54) == 1.0
