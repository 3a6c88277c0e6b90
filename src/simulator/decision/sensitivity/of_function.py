"""Sobol indices of a function that can be asked anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.decision.sensitivity.indices import LEVEL, Index, Indices
from simulator.statistics.arrays import FloatArray

RESAMPLES = 400


def sobol_of_function(
    function: Callable[[FloatArray], FloatArray],
    quantiles: Sequence[Callable[[FloatArray], FloatArray]],
    n: int,
    seed: int,
) -> Indices:
    """Sobol indices on a Saltelli design, with bootstrap intervals.

    `scipy.stats.sobol_indices`: A. Saltelli et al., Computer Physics Communications 181 (2010) 259-270.

    Parameters
    ----------
    function : callable
        Takes (k, n) inputs, gives (n,) values.
    quantiles : sequence of callable
        Quantile function of each input, independent of each other.
    n : int
        Base points, a power of 2; the function is asked n (k + 2) times.
    seed : int
        Fixes the points and the resamples.
    """
    from scipy.stats import sobol_indices  # a second of import, for this alone

    generator = np.random.default_rng(seed)
    found = sobol_indices(
        func=function, n=n, dists=[_Quantiles(quantile) for quantile in quantiles], rng=generator
    )
    boot = found.bootstrap(confidence_level=LEVEL, n_resamples=RESAMPLES)
    return Indices(
        first=_indices(found.first_order, boot.first_order.confidence_interval),
        total=_indices(found.total_order, boot.total_order.confidence_interval),
        explained=1.0,
    )


@dataclass(frozen=True)
class _Quantiles:
    """A law as scipy's design asks for it."""

    ppf: Callable[..., Any]


def _indices(values: FloatArray, interval: object) -> tuple[Index, ...]:
    low, high = np.ravel(interval.low), np.ravel(interval.high)  # type: ignore[attr-defined]
    return tuple(
        Index(float(v), float(a), float(b)) for v, a, b in zip(np.ravel(values), low, high, strict=True)
    )
