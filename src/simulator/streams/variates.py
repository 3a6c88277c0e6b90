"""Variates as pure functions of (seed, purpose, index, entity, row).

The key of Philox is (seed, purpose), its counter (block, index, entity, row); `block` counts the blocks that one
draw consumes by rejection. All functions take 64-bit words and are compiled, so that engines call or inline them.
"""

import math

import numpy as np
from numpy.typing import NDArray

from simulator.streams.jit import Word, compiled
from simulator.streams.normal import normal_quantile
from simulator.streams.philox import philox

#: A geometric number of attempts is never above this: about a trillion, more than any horizon holds.
LARGEST_COUNT = 1 << 40

_ZERO = np.uint64(0)
_ONE = np.uint64(1)
_DROPPED_BITS = np.uint64(11)
_SCALE = 2.0**-53
_CAP = float(LARGEST_COUNT)
_TINY = 2.2250738585072014e-308


@compiled("f8(u8)")
def to_uniform(word: Word) -> float:
    """Turn a word into a uniform, the centre of one of 2^53 equal cells of (0, 1)."""
    return (np.float64(word >> _DROPPED_BITS) + 0.5) * _SCALE


@compiled("f8(u8, u8, u8, u8, u8)")
def uniform(seed: Word, purpose: Word, index: Word, entity: Word, row: Word) -> float:
    """Uniform in (0, 1)."""
    return to_uniform(philox(seed, purpose, _ZERO, index, entity, row)[0])


@compiled("f8(u8, u8, u8, u8, u8)")
def exponential(seed: Word, purpose: Word, index: Word, entity: Word, row: Word) -> float:
    """Exponential with mean 1."""
    return -math.log(uniform(seed, purpose, index, entity, row))


@compiled("f8(u8, u8, u8, u8, u8)")
def normal(seed: Word, purpose: Word, index: Word, entity: Word, row: Word) -> float:
    """Standard normal."""
    return normal_quantile(uniform(seed, purpose, index, entity, row))


@compiled("i8(u8, u8, u8, u8, u8, f8)")
def geometric(seed: Word, purpose: Word, index: Word, entity: Word, row: Word, p: float) -> int:
    """Count the attempts up to the first success, that one included, at most `LARGEST_COUNT`."""
    if p >= 1.0:
        return 1
    if p <= 0.0:
        return LARGEST_COUNT
    count = math.floor(math.log(uniform(seed, purpose, index, entity, row)) / math.log1p(-p)) + 1.0
    return LARGEST_COUNT if count >= _CAP else int(count)


@compiled("f8(u8, u8, u8, u8, u8, f8, f8)")
def lognormal(
    seed: Word, purpose: Word, index: Word, entity: Word, row: Word, mean: float, cv: float
) -> float:
    """Lognormal with the given mean and coefficient of variation."""
    variance = math.log1p(cv * cv)
    return mean * math.exp(math.sqrt(variance) * normal(seed, purpose, index, entity, row) - 0.5 * variance)


@compiled("f8(u8, u8, u8, u8, u8, f8)")
def gamma(seed: Word, purpose: Word, index: Word, entity: Word, row: Word, shape: float) -> float:
    """Gamma with the given shape and scale 1; 0 for a shape of 0.

    Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363-372;
    section 6 for a shape below 1. Word 2 of the first block is the boost's uniform, free of the rejection.
    """
    if shape <= 0.0:
        return 0.0
    boosted = shape if shape >= 1.0 else shape + 1.0
    d = boosted - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    block = _ZERO
    boost = 0.0
    while True:
        words = philox(seed, purpose, block, index, entity, row)
        if block == _ZERO:
            boost = math.log(to_uniform(words[2]))
        block += _ONE
        x = normal_quantile(to_uniform(words[0]))
        t = c * x
        if t <= -1.0:
            continue
        # d (1 - v + log v) with v = (1 + t)^3, arranged so that nothing cancels when the shape is huge
        bound = 0.5 * x * x + d * (3.0 * (math.log1p(t) - t) - (3.0 + t) * t * t)
        if math.log(to_uniform(words[1])) < bound:
            break
    value = d * (1.0 + t) ** 3
    if shape >= 1.0:
        return value
    # in logs, since u^(1/shape) alone underflows early
    return max(math.exp(math.log(value) + boost / shape), _TINY)


@compiled("void(u8, u8, u8, u8[::1], f8[::1])")
def fill_uniforms(
    seed: Word, purpose: Word, entity: Word, rows: NDArray[np.uint64], out: NDArray[np.float64]
) -> None:
    """Fill `out` with the uniform of index 0 of each row."""
    for i in range(rows.size):
        out[i] = uniform(seed, purpose, _ZERO, entity, rows[i])
