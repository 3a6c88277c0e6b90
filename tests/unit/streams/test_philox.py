"""Philox against numpy's, word for word."""

import struct

import numba
import numpy as np
from hypothesis import given, settings, strategies as st

from simulator.streams.jit import OPTIONS
from simulator.streams.machine import bits_of, from_bits, wide_product
from simulator.streams.philox import philox

WORD = st.integers(0, 2**64 - 1)


@numba.njit("UniTuple(u8, 2)(u8, u8)", **OPTIONS)
def multiply(a, b):
    return wide_product(a, b)


@numba.njit("u8(f8)", **OPTIONS)
def to_bits(number):
    return bits_of(number)


@numba.njit("f8(f8)", **OPTIONS)
def and_back(number):
    return from_bits(bits_of(number))


def numpy_words(key: tuple[int, int], counter: int) -> tuple[int, ...]:
    """Numpy's block at a counter: it adds 1 before it generates, so it is given the one before."""
    before = (counter - 1) % 2**256
    limbs = np.array([(before >> (64 * i)) & (2**64 - 1) for i in range(4)], dtype=np.uint64)
    generator = np.random.Philox(key=np.array(key, dtype=np.uint64), counter=limbs)
    return tuple(int(word) for word in generator.random_raw(4))


@given(st.tuples(WORD, WORD), st.tuples(WORD, WORD, WORD, WORD))
@settings(max_examples=300, deadline=None)
def test_words_are_those_of_numpy(key: tuple[int, int], counter: tuple[int, int, int, int]) -> None:
    number = sum(word << (64 * i) for i, word in enumerate(counter))
    assert philox(*key, *counter) == numpy_words(key, number)


def test_words_are_those_of_the_authors() -> None:
    """Known-answer vectors of the Random123 distribution (kat_vectors, philox4x64 10)."""
    assert philox(0, 0, 0, 0, 0, 0) == (
        0x16554D9ECA36314C,
        0xDB20FE9D672D0FDC,
        0xD7E772CEE186176B,
        0x7E68B68AEC7BA23B,
    )
    ones = 2**64 - 1
    assert philox(ones, ones, ones, ones, ones, ones) == (
        0x87B092C3013FE90B,
        0x438C3C67BE8D0224,
        0x9CC7D7C69CD777B6,
        0xA09CAEBF594F0BA0,
    )


@given(WORD, WORD)
@settings(deadline=None)
def test_the_wide_product_is_exact(a: int, b: int) -> None:
    assert multiply(a, b) == ((a * b) >> 64, (a * b) % 2**64)


@given(st.floats(allow_nan=False))
@settings(deadline=None)
def test_a_double_goes_to_its_bits_and_back(number: float) -> None:
    assert to_bits(number) == int.from_bytes(struct.pack("<d", number), "little")
    assert and_back(number) == number
