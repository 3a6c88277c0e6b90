"""Columns of numbers as functions of addresses, for `simulator.streams.columns`: what a run needs before any row."""

import numpy as np

from simulator.streams.jit import Word
from simulator.streams.pointers import number_at, put_number, word_at
from simulator.streams.variates import log_failure, lognormal_spread, uniforms


def fill_uniforms(seed: Word, purpose: Word, entity: Word, rows: int, out: int, size: int) -> int:
    """Fill `out` with the uniform of index 0 of each of `size` rows."""
    for i in range(size):
        words = uniforms(
            np.uint64(seed), np.uint64(purpose), np.uint64(0), np.uint64(entity), word_at(rows, i)
        )
        put_number(out, i, words[0])
    return size


def fill_log_failures(probabilities: int, out: int, size: int) -> int:
    """Fill `out` with `log_failure` of each of `size` probabilities."""
    for i in range(size):
        put_number(out, i, log_failure(number_at(probabilities, i)))
    return size


def fill_spreads(variations: int, out: int, size: int) -> int:
    """Fill `out` with `lognormal_spread` of each of `size` coefficients of variation."""
    for i in range(size):
        put_number(out, i, lognormal_spread(number_at(variations, i)))
    return size
