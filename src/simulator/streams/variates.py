"""Variates as pure functions of an address (seed, purpose, index, entity, row) and, within its block, of a word.

The key of Philox is (seed, purpose), its counter (block, index, entity, row); `block` counts the blocks that one
draw consumes by rejection. A block has four words, each an independent uniform; which word serves what is settled
by those who ask. All functions take 64-bit words and are compiled, so that engines call or inline them.
"""

import math
from typing import Any

import numpy as np

from simulator.streams.elementary import exp, log, log1p
from simulator.streams.jit import Word, compiled, inlined
from simulator.streams.machine import all_of, any_of, chosen, number_of, rounded_down, square_root, whole_of
from simulator.streams.normal import quantile_here, quantiles_here
from simulator.streams.philox import philox, philox_here

#: A geometric number of attempts is never above this: about a trillion, more than any horizon holds.
LARGEST_COUNT = 1 << 40

_ZERO = np.uint64(0)
_ONE = np.uint64(1)
_DROPPED_BITS = np.uint64(11)
_SCALE = 2.0**-53
_HIGHEST = 1.0 - 2.0**-53  # the centre of the last cell would round to 1
_CAP = float(LARGEST_COUNT)
_TINY = 2.2250738585072014e-308
_NEARLY_ONE = 1.0 - 2.0**-20
_LARGE_SHAPE = 1e12  # from here on, rounding in `_accepts` might be seen


@inlined
def to_uniform(word: Word) -> float:
    """Turn a word into a uniform, the centre of one of 2^53 equal cells of (0, 1)."""
    u = (number_of(word >> _DROPPED_BITS) + 0.5) * _SCALE
    return chosen(u < _HIGHEST, u, _HIGHEST)


@inlined
def uniforms_here(
    seed: Word, purpose: Word, index: Word, entity: Word, row: Word
) -> tuple[float, float, float, float]:
    """`uniforms`, written into its caller."""
    a, b, c, d = philox_here(seed, purpose, _ZERO, index, entity, row)
    return to_uniform(a), to_uniform(b), to_uniform(c), to_uniform(d)


@compiled("UniTuple(f8, 4)(u8, u8, u8, u8, u8)")
def uniforms(
    seed: Word, purpose: Word, index: Word, entity: Word, row: Word
) -> tuple[float, float, float, float]:
    """Four independent uniforms in (0, 1): the words of one block."""
    return uniforms_here(seed, purpose, index, entity, row)


@inlined
def exponential_here(u: float) -> float:
    """`exponential`, written into its caller; `u` may be lanes."""
    return log(u) * -1.0


@compiled("f8(f8)")
def exponential(u: float) -> float:
    """Exponential with mean 1, by inversion."""
    return exponential_here(u)


@compiled("f8(f8)")
def decay(x: float) -> float:
    """Exponential function, the same bits on every machine."""
    return exp(x) if x != 0.0 else 1.0


@compiled("f8(f8)")
def log_failure(p: float) -> float:
    """Logarithm of the probability that an attempt fails: 0 when it always does, minus infinity when it never does."""
    if p <= 0.0:
        return 0.0
    return log1p(-p) if p < 1.0 else -math.inf


@inlined
def geometric_here(u: float, failure: float) -> int:
    """`geometric`, written into its caller; `u` may be lanes."""
    count = chosen(failure == 0.0, _CAP, rounded_down(log(u) / failure) + 1.0)
    return whole_of(chosen(count < _CAP, count, _CAP))


@compiled("i8(f8, f8)")
def geometric(u: float, failure: float) -> int:
    """Count the attempts up to the first success, that one included, at most `LARGEST_COUNT`.

    `failure` is `log_failure` of the probability of success.
    """
    return geometric_here(u, failure)


@compiled("f8(f8)")
def lognormal_spread(cv: float) -> float:
    """Standard deviation of the logarithm of a lognormal with coefficient of variation `cv`."""
    return math.sqrt(log1p(cv * cv))


@inlined
def lognormal_at(z: float, mean: float, spread: float) -> float:
    """The value of a lognormal where a standard normal is `z`, which may be lanes."""
    return mean * exp(spread * z - 0.5 * spread * spread)


@compiled("f8(f8, f8, f8)")
def lognormal(u: float, mean: float, spread: float) -> float:
    """Lognormal with the given mean, by inversion; `spread` is `lognormal_spread` of its variation."""
    return lognormal_at(quantile_here(u), mean, spread)


@inlined
def _squeezes(x: float, u: float) -> bool:
    """Whether a try is accepted for sure; `_accepts` holds wherever this does."""
    square = x * x
    return u < 1.0 - 0.0331 * square * square


@inlined
def _fits(t: float, d: float, u: float) -> bool:
    """Another such squeeze, which leaves the fewer tries out the larger the shape.

    With x^2 = 9 d t^2, `_accepts` asks for log u < d (3 log(1 + t) - 3 t + 1.5 t^2 - t^3), which is above -1.35 d t^4 where
    |t| < 1/2, by the series of the logarithm; and log u <= u - 1. What is rounded there is below 1e-9 while d < 1e12, what is left
    between the two above 2^-20.
    """
    square = t * t
    return (u < _NEARLY_ONE - 2.0 * d * square * square) & (square < 0.25) & (d < _LARGE_SHAPE)


@inlined
def _accepts(x: float, t: float, d: float, u: float) -> bool:
    # d (1 - v + log v) with v = (1 + t)^3, arranged so that nothing cancels when the shape is huge
    return log(u) < 0.5 * (x * x) + d * (3.0 * (log1p(t) - t) - (3.0 + t) * t * t)


@inlined
def _cubed(t: float, d: float) -> float:
    return d * (1.0 + t) * (1.0 + t) * (1.0 + t)


@inlined
def _unboosted(value: float, first: Word, shape: float) -> float:
    """A gamma of a shape below 1 from one of that shape and 1: in logs, since u^(1/shape) alone underflows early."""
    small = exp(log(value) + log(to_uniform(first)) / shape)
    return chosen(small > _TINY, small, _TINY)


@inlined
def gammas_here(words: tuple[Any, Any, Any, Any], shape: Any) -> tuple[Any, Any]:
    """`gamma` in lanes, from their first blocks, and in which lanes these do: the others need more blocks."""
    boosted = chosen(shape >= 1.0, shape, shape + 1.0)
    d = boosted - 1.0 / 3.0
    x, u = quantiles_here(to_uniform(words[0])), to_uniform(words[1])
    t = 1.0 / square_root(9.0 * d) * x
    accepted = _fits(t, d, u)
    if not all_of(accepted):
        accepted = accepted | _squeezes(x, u) | _accepts(x, t, d, u)
    value = _cubed(t, d)
    if any_of(shape < 1.0):
        value = chosen(shape < 1.0, _unboosted(value, words[2], shape), value)
    none = shape <= 0.0
    return chosen(none, 0.0, value), none | (accepted & (t > -1.0))


@compiled("f8(u8, u8, u8, u8, u8, f8)")
def gamma(seed: Word, purpose: Word, index: Word, entity: Word, row: Word, shape: float) -> float:
    """Gamma with the given shape and scale 1; 0 for a shape of 0.

    Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000) 363-372;
    section 6 for a shape below 1. Words 0 and 1 of each block are tried; word 2 of the first is the boost's
    uniform, free of the rejection; word 3 of the first is left to others.
    """
    if shape <= 0.0:
        return 0.0
    words = philox(seed, purpose, _ZERO, index, entity, row)
    boosted = shape if shape >= 1.0 else shape + 1.0
    d = boosted - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    first, block = words[2], _ZERO
    while True:
        x, u = quantile_here(to_uniform(words[0])), to_uniform(words[1])
        t = c * x
        if t > -1.0 and (_squeezes(x, u) or _accepts(x, t, d, u)):
            break
        block += _ONE
        words = philox(seed, purpose, block, index, entity, row)
    value = _cubed(t, d)
    return value if shape >= 1.0 else _unboosted(value, first, shape)
