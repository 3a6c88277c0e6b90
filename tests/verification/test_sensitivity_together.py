"""Sobol indices of beliefs that go together, against closed forms of correlated normals.

With Y = a X1 + b X2, correlation rho and D = a^2 + b^2 + 2 rho a b: first order (a + rho b)^2 / D, total order
a^2 (1 - rho^2) / D: S. Kucherenko, S. Tarantola, P. Annoni, Computer Physics Communications 183 (2012) 937-946.
"""

import numpy as np
import pytest
from scipy.stats import binom

from simulator.decision.sensitivity import sobol_of_draws
from simulator.statistics import Design
from verification.judge import BOUND

DRAWS, TRIALS = 1_000, 40
LINEAR = [(0.9, 1.0, -1.2, 0.5), (0.5, 1.0, 2.0, 3.0), (-0.7, 1.0, 2.0, 0.0)]


def normals(seed, rho, width=3, draws=DRAWS):
    """Scores of beliefs of which the first two go together."""
    scores = np.random.default_rng(seed).normal(size=(draws, width))
    scores[:, 1] = rho * scores[:, 0] + np.sqrt(1.0 - rho**2) * scores[:, 1]
    return scores


def pair(width=3):
    together = np.zeros((width, width), dtype=bool)
    together[0, 1] = together[1, 0] = True
    return together


def found(seed, values, scores, luck, together):
    rows = np.repeat(values, 2) + np.random.default_rng(seed + 10_000).normal(0.0, luck, 2 * len(values))
    return sobol_of_draws(rows, Design.plain(rows.size, seed), scores, together)


def of_linear(rho, a, b):
    """First orders, then totals, of both and of a third belief of no effect."""
    whole = a**2 + b**2 + 2.0 * rho * a * b
    own = (1.0 - rho**2) / whole
    return np.array(
        [(a + rho * b) ** 2 / whole, (b + rho * a) ** 2 / whole, 0.0, a**2 * own, b**2 * own, 0.0]
    )


def linear(seed, rho, a, b, luck, together):
    scores = normals(seed, rho)
    return found(seed, a * scores[:, 0] + b * scores[:, 1], scores, luck, together)


def values_of(indices):
    return [one.value for one in (*indices.first, *indices.total)]


def biased(values, truth):
    """Which means over the trials are off by more than 0.01 beyond `BOUND` errors."""
    error = values.std(axis=0, ddof=1) / np.sqrt(len(values))
    return np.abs(values.mean(axis=0) - truth) > 0.01 + BOUND * error


@pytest.mark.parametrize(("rho", "a", "b", "luck"), LINEAR)
def test_a_linear_outcome_of_two_correlated_normals(rho, a, b, luck):
    """No index is biased; intervals hold the truth as often as they say."""
    truth = of_linear(rho, a, b)
    each = [linear(seed, rho, a, b, luck, pair()) for seed in range(TRIALS)]
    values = np.array([values_of(one) for one in each])
    assert not biased(values, truth).any()
    held = [
        [
            end.low - 1e-4 <= t <= end.high + 1e-4
            for end, t in zip((*one.first, *one.total), truth, strict=True)
        ]
        for one in each
    ]
    assert np.sum(held, axis=0).min() >= binom.ppf(1e-6, TRIALS, 0.95)


@pytest.mark.parametrize(("rho", "a", "b", "luck"), LINEAR)
def test_partial_coefficients_would_be_noticed(rho, a, b, luck):
    """Read as if the beliefs were independent, the same draws give a^2 / D: far off, and above one for opposite signs."""
    values = np.array([values_of(linear(seed, rho, a, b, luck, None)) for seed in range(TRIALS)])
    assert biased(values, of_linear(rho, a, b))[[0, 1, 3, 4]].all()
    assert a * b > 0.0 or values.mean(axis=0)[1] > 1.0


def test_a_product_of_two_correlated_normals():
    """Y = X1 X2 has E[Y | X1] = rho X1^2: first orders 2 rho^2 / (1 + rho^2), totals (1 - rho^2) / (1 + rho^2).

    A third belief times both has a share too, E[X1 X2 X3 | X3] = rho X3, though it goes with none of them.
    """
    rho = 0.8
    first, total = 2.0 * rho**2 / (1.0 + rho**2), (1.0 - rho**2) / (1.0 + rho**2)
    third = rho**2 / (1.0 + 2.0 * rho**2)
    double, triple = [], []
    for seed in range(24):
        scores = normals(seed, rho)
        two = scores[:, 0] * scores[:, 1]
        double.append(values_of(found(seed, two, scores, 0.5, pair())))
        triple.append(found(seed, two * scores[:, 2], scores, 0.5, pair()).first[2].value)
    for at, truth in ((0, first), (1, first), (2, 0.0), (3, total), (4, total)):
        assert np.mean(double, axis=0)[at] == pytest.approx(truth, abs=0.03)
    assert np.mean(triple) == pytest.approx(third, abs=0.03)


def test_beliefs_that_go_with_none_keep_their_indices():
    """With none together nothing is regressed; beside two that are, the others differ by far less than their error."""
    scores = np.random.default_rng(5).normal(size=(DRAWS, 3))
    values = scores[:, 0] + scores[:, 0] * scores[:, 2]
    alone = found(5, values, scores, 1.0, None)
    assert alone == found(5, values, scores, 1.0, np.zeros((3, 3), dtype=bool))
    beside = normals(5, 0.0, 5)
    beside[:, 2:] = scores
    together = found(5, values, beside, 1.0, pair(5))
    apart = found(5, values, beside, 1.0, None)
    assert values_of(together)[2:5] == pytest.approx(values_of(apart)[2:5], abs=2e-3)


def test_a_first_order_of_the_whole():
    """Two names for nearly one thing: each alone explains all, and each is worth nothing once the other is known."""
    one = linear(3, 0.99, 1.0, 1.0, 0.5, pair())
    assert one.first[0].value == pytest.approx(0.995, abs=0.05)
    assert one.first[1].value == pytest.approx(0.995, abs=0.05)
    assert max(one.total[0].value, one.total[1].value) < 0.05
