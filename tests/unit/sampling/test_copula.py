"""Correlated beliefs."""

import math

import numpy as np
import pytest
from scipy import stats

from simulator.sampling.beliefs import Scores
from simulator.sampling.copula import build, score_correlation
from simulator.sampling.designs import Sheet, uniforms

DRAWS = 20_000


def scores(groups: list[tuple[tuple[str, ...], float]]) -> Scores:
    return Scores(uniforms(Sheet(5, range(DRAWS)), ("a", "b", "c", "d")), build(groups))


@pytest.mark.parametrize("rank", [-0.9, -0.4, 0.0, 0.6, 0.95])
def test_rank_correlation_is_reached(rank: float) -> None:
    """Fisher's z of the rank correlation, variance 1.06 / (n - 3) (Fieller, Hartley and Pearson 1957).

    |z| < 5: a false alarm in two million.
    """
    found = scores([(("a", "b"), rank)])
    seen = stats.spearmanr(found.uniform("a"), found.uniform("b")).statistic
    assert abs(math.atanh(seen) - math.atanh(rank)) / math.sqrt(1.06 / (DRAWS - 3)) < 5


def test_the_uncorrected_correlation_would_be_caught() -> None:
    """Negative control: a copula with r = rho misses the rank correlation by more than chance allows."""
    naive = math.asin(0.6 / 2) * 6 / math.pi
    found = scores([(("a", "b"), naive)])
    seen = stats.spearmanr(found.uniform("a"), found.uniform("b")).statistic
    assert abs(math.atanh(seen) - math.atanh(0.6)) / math.sqrt(1.06 / (DRAWS - 3)) > 2
    assert score_correlation(0.6) == pytest.approx(0.6180339887498949)


def test_correlated_beliefs_keep_their_law_and_others_their_uniform() -> None:
    found = scores([(("b", "a", "c"), 0.7)])
    plain = uniforms(Sheet(5, range(DRAWS)), ("a", "b", "c", "d"))
    for path in "abc":
        assert stats.kstest(found.uniform(path), "uniform").pvalue > 1e-6
    np.testing.assert_array_equal(found.uniform("d"), plain["d"])
    np.testing.assert_allclose(found.uniform("a"), plain["a"], rtol=1e-12)  # the first name leads
    assert not np.allclose(found.uniform("b"), plain["b"])


def test_groups_may_share_a_belief() -> None:
    copula = build([(("a", "b"), 0.5), (("b", "c"), -0.5)])
    matrix = copula.factor @ copula.factor.T
    r = score_correlation(0.5)
    np.testing.assert_allclose(matrix, [[1, r, 0], [r, 1, -r], [0, -r, 1]], atol=1e-12)


def test_which_beliefs_go_together() -> None:
    """Pairs of one group, none with itself, none through a third one, whatever the order; a rank of 0 is none."""
    copula = build([(("a", "b"), 0.5), (("b", "c"), -0.5), (("d", "e"), 0.0)])
    names = ("x", "c", "b", "a", "d", "e")
    pairs = {(names[i], names[j]) for i, j in np.argwhere(copula.together(names))}
    assert pairs == {("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")}
