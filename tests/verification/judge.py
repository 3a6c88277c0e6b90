"""How far a simulated figure may be from theory before a test says no.

Every test compares |z| with `BOUND` = 5 on fixed seeds: a correct engine would fail one such test with chance 5.7e-7
over the choice of the seed, the whole folder (under a hundred of them) with chance below 6e-5. Replications are the
independent units; where the standard error is estimated from them, Student's statistic is first turned into the
normal one of the same chance, so that few replications do not raise that rate.
"""

from collections.abc import Sequence
from math import copysign, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm, t

BOUND = 5.0


def z_known(found: float, expected: float, sd: float) -> float:
    """z of one figure whose standard deviation theory gives."""
    return (found - expected) / sd


def z_of_mean(replications: ArrayLike, expected: float) -> float:
    """z of the mean of independent replications, the error estimated from them."""
    values = np.asarray(replications, dtype=np.float64)
    error = float(values.std(ddof=1)) / sqrt(len(values))
    student = (float(values.mean()) - expected) / error
    return copysign(float(norm.isf(t.sf(abs(student), len(values) - 1))), student)


def z_of_ratio(sums: Sequence[float], counts: Sequence[float], expected: float) -> float:
    """z of a ratio of sums over replications: each replication's sum less `expected` times its count has mean 0."""
    return z_of_mean(np.asarray(sums) - expected * np.asarray(counts), 0.0)


def z_of_poisson_variance(counts: ArrayLike, mean: float) -> float:
    """z of the sample variance of Poisson counts: fourth central moment mean + 3 mean^2."""
    values = np.asarray(counts, dtype=np.float64)
    n = len(values)
    error = sqrt((mean + 3.0 * mean**2 - mean**2 * (n - 3) / (n - 1)) / n)
    return (float(values.var(ddof=1)) - mean) / error
