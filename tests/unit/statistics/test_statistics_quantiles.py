"""Distributions and the bootstrap errors of their quantiles."""

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest

from simulator.statistics import Design, distribution
from simulator.statistics.bootstrap import MOST_GROUPS, RESAMPLES
from simulator.statistics.design import sample
from simulator.statistics.estimates import PROBABILITIES
from simulator.statistics.quantiles import quantile_errors


def test_moments_and_quantiles_are_those_of_the_rows():
    rows = np.random.default_rng(1).gamma(2.0, size=999)
    found = distribution(rows, Design.plain(999))
    assert found.mean == pytest.approx(rows.mean(), rel=1e-13)
    assert found.sd == pytest.approx(rows.std(ddof=1), rel=1e-13)
    for name, p in PROBABILITIES.items():
        assert getattr(found, name) == np.quantile(rows, p)
    assert list(found.quantile_se) == list(PROBABILITIES)


def _by_repetition(rows, design, probabilities):
    """The same bootstrap, each resample written out row by row."""
    kept = sample(rows, design)
    found = []
    group = design.bootstrap.group_of(kept.cluster)
    units = len(np.unique(group))
    for weights in design.bootstrap.weights.T:
        copies = np.repeat(kept.values, weights[group])
        found.append(np.quantile(copies, probabilities, method="inverted_cdf"))
    return np.std(found, axis=0, ddof=1) * np.sqrt(units / (units - 1))


@pytest.mark.parametrize("rows", [3, 33, 64, 257, 1001, 5003, 66_001])
def test_cumulated_weights_equal_resamples_written_out(rows):
    rng = np.random.default_rng(rows)
    values = rng.standard_normal(rows).round(1)  # rounded: ties must not matter
    values[rng.random(rows) < 0.1] = np.nan
    design = Design.plain(rows, bootstrap_seed=5)
    probabilities = (0.05, 0.31, 0.5, 0.77, 0.95)
    found = quantile_errors(sample(values, design), probabilities)
    assert found == pytest.approx(_by_repetition(values, design, probabilities), rel=1e-12)


def test_each_resample_holds_as_many_clusters_as_there_are():
    weights = Design.plain(2001, bootstrap_seed=3).bootstrap.weights
    assert weights.shape == (1001, RESAMPLES)
    assert (weights.sum(axis=0) == 1001).all()
    # The variance of a multinomial count is 1 - 1 / C; 200,200 counts put 4.5 errors at 0.02.
    assert weights.var() == pytest.approx(1.0 - 1.0 / 1001, abs=0.02)


def test_many_clusters_are_drawn_in_groups_of_successive_ones_alike_in_size():
    bootstrap = Design.plain(2 * 5000).bootstrap
    group = bootstrap.group_of(np.arange(5000, dtype=np.int32))
    assert bootstrap.groups == MOST_GROUPS and bootstrap.weights.shape == (MOST_GROUPS, RESAMPLES)
    assert (np.diff(group) >= 0).all() and group[0] == 0 and group[-1] == MOST_GROUPS - 1
    assert set(np.bincount(group)) == {2, 3}


def test_groups_of_clusters_give_the_error_of_the_clusters():
    # Equal rows a draw, as below: groups of five draws must see the error of one draw, not of one group.
    rng, draws, normal = np.random.default_rng(4), 5 * MOST_GROUPS, NormalDist()
    theory = np.sqrt(0.25 / draws) / normal.pdf(0.0)
    errors = [
        distribution(np.repeat(rng.standard_normal(draws), 2), Design.plain(2 * draws, seed)).quantile_se[
            "p50"
        ]
        for seed in range(20)
    ]
    assert np.mean(errors) == pytest.approx(theory, rel=0.10)


def test_errors_depend_on_the_seed_and_on_nothing_else():
    rows = np.random.default_rng(2).standard_normal(500)
    first, again = Design.plain(500, 7), Design.plain(500, 7)
    assert distribution(rows, first) == distribution(rows, again)
    other = distribution(rows, replace(first, bootstrap_seed=8))
    assert other.quantile_se != distribution(rows, first).quantile_se
    assert other.se == distribution(rows, first).se


@pytest.mark.parametrize(("name", "p"), [("p10", 0.1), ("p50", 0.5), ("p95", 0.95)])
def test_quantile_error_is_the_asymptotic_one_of_the_clusters(name, p):
    # The two rows of a draw are equal, so the error is sqrt(p (1 - p) / draws) / density, not / rows.
    # Serfling, Approximation Theorems (1980), section 2.3.3. The bootstrap's own bias is O(draws^-1/4).
    rng, draws, normal = np.random.default_rng(3), 2000, NormalDist()
    theory = np.sqrt(p * (1.0 - p) / draws) / normal.pdf(normal.inv_cdf(p))
    errors = []
    for seed in range(40):
        design = Design.plain(2 * draws, bootstrap_seed=seed)
        errors.append(distribution(np.repeat(rng.standard_normal(draws), 2), design).quantile_se[name])
    assert np.mean(errors) == pytest.approx(theory, rel=0.10)
    assert np.mean(errors) > 1.25 * theory / np.sqrt(2.0)  # what independent rows would claim


def test_nothing_defined_is_nan_everywhere():
    found = distribution(np.full(4, np.nan), Design.plain(4))
    assert np.isnan([found.mean, found.se, found.sd, found.p5, found.p50, *found.quantile_se.values()]).all()


def test_one_cluster_has_quantiles_without_errors():
    found = distribution(np.array([1.0, 2.0]), Design.plain(2))
    assert found.p50 == 1.5
    assert np.isnan(list(found.quantile_se.values())).all()


def test_rows_that_do_not_vary_have_no_spread():
    found = distribution(np.full(50, 0.3), Design.plain(50))
    assert (found.mean, found.se, found.sd, found.p5, found.p95) == (0.3, 0.0, 0.0, 0.3, 0.3)
    assert set(found.quantile_se.values()) == {0.0}
