"""Each lane holds, to the last bit, what the number alone would give."""

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from numpy.typing import NDArray

from simulator.streams import elementary, machine, variates
from simulator.streams.jit import OPTIONS
from simulator.streams.lanes import (
    LANES,
    lane_of,
    lanes_from,
    lanes_of,
    put_lanes,
    running_sum,
    spread,
    with_lane,
)
from simulator.streams.normal import LEAST, quantile_here, quantiles_here
from simulator.streams.philox import philox, philox_here
from simulator.streams.rows import rows_of

Words = NDArray[np.uint64]
Numbers = NDArray[np.float64]
WORD = st.integers(0, 2**64 - 1)
SHAPES = st.one_of(st.just(0.0), st.floats(1e-3, 2.0), st.floats(2.0, 1e6))


def several(one: st.SearchStrategy[Any], kind: type) -> st.SearchStrategy[Any]:
    return st.lists(one, min_size=LANES, max_size=LANES).map(lambda values: np.array(values, kind))


#: Uniforms of all sizes, the far tails of a normal among them.
UNIFORMS = several(
    st.one_of(
        st.floats(2.0**-54, 1 - 2.0**-53),
        st.floats(2.0**-54, LEAST),
        st.floats(0.0, LEAST).map(lambda tail: 1.0 - max(tail, 2.0**-53)),
        st.sampled_from([LEAST, 1.0 - LEAST, 0.5, np.nextafter(LEAST, 0.0), np.nextafter(0.5, 1.0)]),
    ),
    float,
)


def in_lanes(function: Any) -> Callable[[Numbers], Numbers]:
    """A function of numbers, worked out in lanes."""

    @numba.njit(**OPTIONS)
    def over(values):
        out = np.empty(LANES)
        put_lanes(out, function(lanes_of(values)))
        return out

    return over


def alone(function: Any) -> Callable[[Numbers], Numbers]:
    """The same function, number by number."""

    @numba.njit(**OPTIONS)
    def over(values):
        out = np.empty(LANES)
        for i in range(LANES):
            out[i] = function(values[i])
        return out

    return over


@numba.njit(**OPTIONS)
def rounded(x):
    return machine.rounded_down(x) + machine.ceiling(x)


@numba.njit(**OPTIONS)
def halved_where_above(x):
    return machine.chosen(x > 0.5, x * 0.5, 2.0 - x / 3.0)


@numba.njit(**OPTIONS)
def compared(x):
    low, high = (x <= 0.2) | (x == 0.5), (x >= 0.7) & (x < 0.9)
    return machine.chosen(low | high, 1.0, 0.0)


FORMULAS = {
    "log": (elementary.log, elementary.log),
    "log1p": (elementary.log1p, elementary.log1p),
    "exp": (elementary.exp, elementary.exp),
    "quantile": (quantiles_here, quantile_here),
    "exponential": (variates.exponential_here, variates.exponential_here),
    "square root": (machine.square_root, machine.square_root),
    "rounding": (rounded, rounded),
    "choice": (halved_where_above, halved_where_above),
    "comparison": (compared, compared),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_gives_a_lane_what_it_gives_a_number(name: str) -> None:
    together, apart = in_lanes(FORMULAS[name][0]), alone(FORMULAS[name][1])

    @given(UNIFORMS)
    @settings(max_examples=300, deadline=None)
    def holds(values: Numbers) -> None:
        assert together(values).tobytes() == apart(values).tobytes()

    holds()


@given(several(st.floats(-800.0, 800.0), float))
@settings(deadline=None)
def test_the_exponential_function_keeps_its_ends(values: Numbers) -> None:
    found = in_lanes(elementary.exp)(values)
    assert found.tobytes() == alone(elementary.exp)(values).tobytes()
    assert all((found == math.inf) == (values > 709.782712893384))
    assert all((found == 0.0) == (values < -708.3964185322641))


def test_a_formula_that_differs_is_caught() -> None:
    """Negative control: one unit in the last place."""

    @numba.njit(**OPTIONS)
    def off(u):
        return elementary.log(u) * (1.0 + 2.0**-52)

    values = np.linspace(0.1, 0.9, LANES)
    assert in_lanes(off)(values).tobytes() != alone(elementary.log)(values).tobytes()


@numba.njit(**OPTIONS)
def blocks(key0, keys, c0, c1, c2, c3):
    out = np.empty((2, 4, LANES), np.uint64)
    one = philox_here(key0, keys[0], c0, lanes_of(c1), c2, c3)
    other = philox_here(key0, lanes_of(keys), c0, lanes_of(c1), c2, c3)
    put_lanes(out[0, 0], one[0])
    put_lanes(out[0, 1], one[1])
    put_lanes(out[0, 2], one[2])
    put_lanes(out[0, 3], one[3])
    put_lanes(out[1, 0], other[0])
    put_lanes(out[1, 1], other[1])
    put_lanes(out[1, 2], other[2])
    put_lanes(out[1, 3], other[3])
    return out


@given(WORD, several(WORD, np.uint64), WORD, several(WORD, np.uint64), WORD, WORD)
@settings(deadline=None)
def test_blocks_of_random_words(key0: int, keys: Words, c0: int, c1: Words, c2: int, c3: int) -> None:
    key, first, third, last = (np.uint64(word) for word in (key0, c0, c2, c3))
    one, other = blocks(key, keys, first, c1, third, last)
    for lane in range(LANES):
        index = int(c1[lane])
        assert tuple(map(int, one[:, lane])) == philox(key0, int(keys[0]), c0, index, c2, c3)
        assert tuple(map(int, other[:, lane])) == philox(key0, int(keys[lane]), c0, index, c2, c3)


@numba.njit(**OPTIONS)
def uniforms_and_counts(words, failure):
    uniforms, counts = np.empty(LANES), np.empty(LANES, np.int64)
    u = variates.to_uniform(lanes_of(words))
    put_lanes(uniforms, u)
    put_lanes(counts, variates.geometric_here(u, failure))
    return uniforms, counts


@given(several(WORD, np.uint64), st.sampled_from([0.0, -math.inf, -1e-300, -1e-9, -0.04, -0.7, -30.0]))
@settings(deadline=None)
def test_uniforms_and_geometric_counts(words: Words, failure: float) -> None:
    uniforms, counts = uniforms_and_counts(words, failure)
    for lane in range(LANES):
        assert uniforms[lane] == min(((int(words[lane]) >> 11) + 0.5) * 2.0**-53, 1.0 - 2.0**-53)
        assert counts[lane] == variates.geometric(uniforms[lane], failure)


@numba.njit(**OPTIONS)
def lognormals(u, mean, spread_of_log):
    out = np.empty(LANES)
    put_lanes(out, variates.lognormal_at(quantiles_here(lanes_of(u)), mean, spread_of_log))
    return out


@given(UNIFORMS, st.floats(0.0, 1e6), st.one_of(st.just(0.0), st.floats(1e-3, 3.0), st.just(60.0)))
@settings(deadline=None)
def test_lognormals(u: Numbers, mean: float, spread_of_log: float) -> None:
    found = lognormals(u, mean, spread_of_log)
    assert found.tolist() == [variates.lognormal(one, mean, spread_of_log) for one in u.tolist()]


@numba.njit(**OPTIONS)
def gammas(seed, purpose, first, entity, row, shapes):
    values, done = np.empty(LANES), np.empty(LANES)
    words = philox_here(seed, purpose, np.uint64(0), lanes_from(first), entity, row)
    drawn, accepted = variates.gammas_here(words, lanes_of(shapes))
    put_lanes(values, drawn)
    put_lanes(done, machine.chosen(accepted, 1.0, 0.0))
    return values, done, machine.count_of(accepted), machine.all_of(accepted), machine.any_of(accepted)


@given(WORD, st.integers(0, 2**63), several(SHAPES, float))
@settings(max_examples=300, deadline=None)
def test_gammas_are_those_drawn_alone_where_one_try_does(seed: int, first: int, shapes: Numbers) -> None:
    address = tuple(np.uint64(word) for word in (seed, 7, first, 3, 11))
    values, done, count, whole, some = gammas(*address, shapes)
    for lane in range(LANES):
        if done[lane]:
            assert values[lane] == variates.gamma(seed, 7, first + lane, 3, 11, shapes[lane])
        else:
            assert shapes[lane] > 0.0
    assert (count, whole, some) == (done.sum(), done.all(), done.any())


def test_one_try_nearly_always_does() -> None:
    """Marsaglia and Tsang accept 95 % of tries at a shape of 1, and 98 % from 2 on."""
    for shape, share in ((1.0, 0.94), (2.0, 0.97), (40.0, 0.99)):
        counts = [gammas(*map(np.uint64, (i, 7, 0, 3, 11)), np.full(LANES, shape))[2] for i in range(1_000)]
        assert share < np.mean(counts) / LANES < 1.0


@numba.njit(**OPTIONS)
def of_the_closest(x, d):
    t = 1.0 / math.sqrt(9.0 * d) * x
    u = 1.0 - 2.0**-20 - 2.0 * d * t**4 - 2.0**-40
    return variates._fits(t, d, u), u <= 0.0 or variates._accepts(x, t, d, u)


@given(st.floats(-8.3, 8.3), st.one_of(st.floats(2 / 3, 50.0), st.floats(50.0, 1e12, exclude_max=True)))
@settings(deadline=None, max_examples=1_000)
def test_a_try_that_fits_is_accepted(x: float, d: float) -> None:
    fits, accepted = of_the_closest(x, d)
    assert fits or x * x > 2.24 * d
    assert accepted or not fits


TABLES = {columns: np.arange(24.0 * columns).reshape(24, columns) for columns in (1, 2, 3, 8)}


@pytest.mark.parametrize("columns", TABLES)
def test_rows_of_tables(columns: int) -> None:
    table = TABLES[columns]
    row = rows_of(table)

    @numba.njit(**OPTIONS)
    def read(rows):
        out = np.empty((2, columns, LANES))
        together = row(lanes_of(rows))
        for j in range(LANES):
            one = row(rows[j])
            for c in range(columns):
                out[0, c, j] = one[c]
        for c in range(columns):
            put_lanes(out[1, c], together[c])
        return out

    rows = np.random.default_rng(7).integers(0, 24, LANES).astype(np.uint64)
    found = read(rows)
    assert (found[0] == table[rows].T).all()
    assert (found[1] == table[rows].T).all()


@numba.njit(**OPTIONS)
def shuffled(values, lane, number):
    out = np.empty((4, LANES))
    lanes = lanes_of(values)
    put_lanes(out[0], running_sum(lanes))
    put_lanes(out[1], with_lane(lanes, lane, number))
    put_lanes(out[2], spread(lane_of(lanes, lane)))
    put_lanes(out[3], machine.number_of(lanes_from(np.int64(lane))))
    return out


@given(several(st.integers(0, 2**40).map(lambda n: n / 2**20), float), st.integers(0, LANES - 1))
@settings(deadline=None)
def test_sums_and_single_lanes(values: Numbers, lane: int) -> None:
    sums, replaced, copied, counted = shuffled(values, lane, -1.0)
    assert (sums == np.cumsum(values)).all()
    assert replaced.tolist() == [*values[:lane], -1.0, *values[lane + 1 :]]
    assert (copied == values[lane]).all()
    assert counted.tolist() == list(range(lane, lane + LANES))
