"""Everything that chance decides, drawn from the same addresses as the reference (`simulator.engine.addresses`)."""

from typing import Any

import numpy as np

from simulator.engine.addresses import ATTEMPT_BITS, OCCURRENCE_BITS, WORDS_IN_A_BLOCK
from simulator.engine.compiled.keys import SINGLE_KEY
from simulator.engine.compiled.layout import CONSTANT, GAMMA, LOGNORMAL
from simulator.engine.compiled.memory import key_of, law_of, value_of
from simulator.streams.jit import called, inlined
from simulator.streams.normal import quantile_here, quantiles_here
from simulator.streams.pointers import Pointer
from simulator.streams.tables import tabulated_at
from simulator.streams.variates import gamma, lognormal_at, uniforms_here


@inlined
def index_of(case: Pointer, occurrence: int) -> Any:
    """Index of a case's draws at the given occurrence of an activity."""
    return (np.uint64(case.index) << np.uint64(OCCURRENCE_BITS)) | np.uint64(occurrence)


@called
def block(desk: Pointer, purpose: Any, index: Any, entity: Any) -> tuple[float, float, float, float]:
    """The four uniforms of a block of the row in hand."""
    return uniforms_here(desk.seed, purpose, index, entity, desk.row)


@inlined
def law_value(
    program: Pointer, desk: Pointer, law: int, u: float, gamma_key: Any, index: Any, entity: Any
) -> float:
    """One value of an event law: from the uniform given or, for a gamma, from blocks of its own."""
    one = law_of(program, law)
    mean = value_of(desk, one.mean)
    if one.family == CONSTANT or mean == 0.0:
        return mean
    if one.family == LOGNORMAL:
        return lognormal_at(quantile_here(u), mean, one.spread)
    return _drawn(program, desk, one, mean, u, gamma_key, index, entity)


@inlined
def lognormals(desk: Pointer, one: Pointer, u: Any) -> Any:
    """Values of a lognormal law from lanes of uniforms: those that `law_value` gives for each."""
    return lognormal_at(quantiles_here(u), value_of(desk, one.mean), one.spread)


@called
def _drawn(
    program: Pointer,
    desk: Pointer,
    one: Pointer,
    mean: float,
    u: float,
    gamma_key: Any,
    index: Any,
    entity: Any,
) -> float:
    if one.family == GAMMA:
        return mean / one.shape * gamma(desk.seed, gamma_key, index, entity, desk.row, one.shape)
    return mean * tabulated_at(program.tables_at + 8 * one.at, u)


@called
def one_by_one(
    program: Pointer, desk: Pointer, law: int, count: int, entity: Any, gap: int, kind: int
) -> float:
    """Hours of one kind of `count` attempts, each drawn alone."""
    key, first = key_of(program, SINGLE_KEY + kind), np.uint64(gap) << np.uint64(ATTEMPT_BITS)
    total, limit = 0.0, program.close - program.start
    words = (0.0, 0.0, 0.0, 0.0)
    for attempt in range(count):
        if total > limit:
            return total * count / attempt
        word = attempt % WORDS_IN_A_BLOCK
        if word == 0:
            words = block(desk, key, first | np.uint64(attempt // WORDS_IN_A_BLOCK), entity)
        total += law_value(program, desk, law, words[word], key, first, entity)
    return total
