"""Philox4x64-10, the counter-based generator behind every random number of the model.

Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3.
`numpy.random.Philox(key, counter)` adds 1 to its 256-bit counter before it generates, so that its first four
raw words are `philox` at counter + 1.
"""

import numpy as np

from simulator.streams.jit import Word, compiled, inlined
from simulator.streams.machine import wide_product

_MULTIPLIER_0 = np.uint64(0xD2E7470EE14C6C93)
_MULTIPLIER_1 = np.uint64(0xCA5A826395121157)
_WEYL_0 = np.uint64(0x9E3779B97F4A7C15)  # golden ratio
_WEYL_1 = np.uint64(0xBB67AE8584CAA73B)  # sqrt(3) - 1


@inlined
def philox_here(
    key0: Word, key1: Word, c0: Word, c1: Word, c2: Word, c3: Word
) -> tuple[Word, Word, Word, Word]:
    """Four 64-bit words, a pure function of a key of two words and a counter of four, written into its caller.

    In a loop over one entity the first rounds, which depend on the entity and the row alone, are done once.

    Parameters
    ----------
    key0, key1 : int
        The key, each in 0..2^64 - 1.
    c0, c1, c2, c3 : int
        The counter, least significant word first.

    Returns
    -------
    tuple of four int
        Independent uniform words.
    """
    # numba types what is lanes, and what still is one word, round by round: from the fourth on all is lanes
    a = _round(c0, c1, c2, c3, key0, key1)
    key0, key1 = key0 + _WEYL_0, key1 + _WEYL_1
    b = _round(*a, key0, key1)
    key0, key1 = key0 + _WEYL_0, key1 + _WEYL_1
    c = _round(*b, key0, key1)
    key0, key1 = key0 + _WEYL_0, key1 + _WEYL_1
    d = _round(*c, key0, key1)
    for _ in range(6):
        key0, key1 = key0 + _WEYL_0, key1 + _WEYL_1
        d = _round(*d, key0, key1)
    return d


@inlined
def _round(c0: Word, c1: Word, c2: Word, c3: Word, key0: Word, key1: Word) -> tuple[Word, Word, Word, Word]:
    high0, low0 = wide_product(_MULTIPLIER_0, c0)
    high1, low1 = wide_product(_MULTIPLIER_1, c2)
    return high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0


@compiled("UniTuple(u8, 4)(u8, u8, u8, u8, u8, u8)")
def philox(key0: Word, key1: Word, c0: Word, c1: Word, c2: Word, c3: Word) -> tuple[Word, Word, Word, Word]:
    """`philox_here`, for whatever does not draw in a tight loop."""
    return philox_here(key0, key1, c0, c1, c2, c3)
