"""Quantile functions as tables of numbers, so that compiled code and arrays need no Python function; see `forms`."""

import numpy as np
from numpy.typing import NDArray

from simulator.streams.forms import COEFFICIENTS, EVEN, STEPS
from simulator.streams.jit import compiled, inlined
from simulator.streams.normal import normal_quantile
from simulator.streams.pointers import number_at


@inlined
def tabulated_at(table: int, u: float) -> float:
    """Quantile of the law tabulated at an address, at a uniform in (0, 1)."""
    kind, size = number_at(table, 0), int(number_at(table, 1))
    if kind == EVEN:
        return number_at(table, 2 + min(int(u * size), size - 1))
    at = u if kind == STEPS else normal_quantile(u)
    edges = size - 1 if kind == STEPS else size + 1
    low, high = 2, 2 + edges  # the first edge that is not below `at`
    while low < high:
        middle = (low + high) // 2
        if number_at(table, middle) < at:
            low = middle + 1
        else:
            high = middle
    passed = low - 2
    if kind == STEPS:
        return number_at(table, 2 + edges + passed)
    piece = min(max(passed - 1, 0), size - 1)
    left, right = number_at(table, 2 + piece), number_at(table, 3 + piece)
    t = 2.0 * (at - left) / (right - left) - 1.0
    first = 2 + edges + piece * COEFFICIENTS
    value = number_at(table, first + COEFFICIENTS - 1)
    for power in range(COEFFICIENTS - 2, -1, -1):
        value = value * t + number_at(table, first + power)
    return value


@compiled("f8(f8[::1], f8)")
def tabulated(table: NDArray[np.float64], u: float) -> float:
    """Quantile of a tabulated law (size,) at a uniform in (0, 1)."""
    return tabulated_at(table.ctypes.data, u)
