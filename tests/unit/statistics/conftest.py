"""Data with known theory, and the yardstick: a z-score that a true statement passes but for bad luck."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

Array = NDArray[np.float64]

Z_LIMIT = 4.5
"""A true statement is rejected with probability 7e-6 (two-sided normal); seeds are fixed besides."""


@pytest.fixture
def agrees() -> Callable[[Array, float], bool]:
    """Whether the mean of independent estimates agrees with theory: |z| below 4.5."""

    def judge(estimates: Array, theory: float) -> bool:
        error = np.std(estimates, ddof=1) / np.sqrt(len(estimates))
        return bool(abs(np.mean(estimates) - theory) < Z_LIMIT * error)

    return judge


@pytest.fixture
def share_agrees() -> Callable[[Array, float], bool]:
    """Whether a share of independent trials agrees with its probability: |z| below 4.5."""

    def judge(hits: Array, probability: float) -> bool:
        error = np.sqrt(probability * (1.0 - probability) / len(hits))
        return bool(abs(np.mean(hits) - probability) < Z_LIMIT * error)

    return judge


@pytest.fixture
def two_level() -> Callable[..., Array]:
    """Rows with known variances: row n = sqrt(B) x (its draw's normal) + sqrt(W) x (its own), two a draw."""

    def make(rng: np.random.Generator, draws: int, between: float, within: float) -> Array:
        shared = np.repeat(rng.standard_normal(draws), 2)
        own = rng.standard_normal(2 * draws)
        return np.asarray(np.sqrt(between) * shared + np.sqrt(within) * own)

    return make
