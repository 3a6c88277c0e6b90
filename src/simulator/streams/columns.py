"""Columns of numbers that a run needs before any row, made without numba where they were made before."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.streams.kernel import Kernel
from simulator.streams.keys import name_key

Floats = NDArray[np.float64]

_fill_uniforms = Kernel("simulator.streams.fills", "fill_uniforms", 6)
_fill_log_failures = Kernel("simulator.streams.fills", "fill_log_failures", 3)
_fill_spreads = Kernel("simulator.streams.fills", "fill_spreads", 3)


def belief_uniform(seed: int, draws: Sequence[int] | NDArray[np.integer], path: str) -> Floats:
    """Uniforms of a belief, one a draw.

    Parameters
    ----------
    seed : int
        In 0..2^64 - 1.
    draws : (n,) range or array of int
        Numbers of the draws.
    path : str
        Path of the belief in the scenario.

    Returns
    -------
    (n,) array
        Uniforms in (0, 1): key (seed, "belief"), counter (0, 0, path, draw).
    """
    rows = np.ascontiguousarray(np.asarray(draws, dtype=np.uint64))
    out = np.empty(rows.size)
    _fill_uniforms(seed, name_key("belief"), name_key(path), rows.ctypes.data, out.ctypes.data, rows.size)
    return out


def log_failures(probabilities: Floats) -> Floats:
    """Logarithms of the probabilities that an attempt fails, from those of success (n,); see `variates.log_failure`."""
    return _filled(_fill_log_failures, probabilities)


def lognormal_spreads(variations: Floats) -> Floats:
    """Standard deviations of the logarithm, from coefficients of variation (n,); see `variates.lognormal_spread`."""
    return _filled(_fill_spreads, variations)


def _filled(kernel: Kernel, given: Floats) -> Floats:
    values, out = np.ascontiguousarray(given, dtype=np.float64), np.empty(given.size)
    kernel(values.ctypes.data, out.ctypes.data, out.size)
    return out
