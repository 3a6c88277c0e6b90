"""Gaps drawn ahead: the attempts up to each next success of one person on one channel, and the hours that they take.

A processor works on several draws at once where none waits for another: all blocks first, then all attempts, then the
hours kind by kind.
"""

from typing import Any

import numpy as np

from simulator.engine.addresses import ATTEMPTS_WORD
from simulator.engine.compiled.chance import gamma_of_attempts, one_by_one
from simulator.engine.compiled.keys import ATTEMPTS_KEY
from simulator.engine.compiled.layout import CONSTANT, GAMMA, LOGNORMAL, NONE
from simulator.engine.compiled.memory import (
    activity_of,
    batch_of,
    channel_of,
    key_of,
    law_of,
    shelf_of,
    stock_of,
    value_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.engine.compiled.states import AHEAD
from simulator.quantities import CONTACT
from simulator.streams.jit import called, inlined
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer, word_at
from simulator.streams.variates import geometric, to_uniform


@inlined
def how_many_ahead(program: Pointer, gap: Pointer) -> int:
    """How many gaps are drawn at a time: those that need a draw for each attempt only as they come."""
    activity = _attempt_of(program, gap)
    for kind in range(4):
        law = activity.hours[kind]
        if law != NONE and law_of(program, law).family >= LOGNORMAL:
            return 1
    return AHEAD


@inlined
def find_shelf(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Begin with the gaps that an earlier mix of the row has drawn, if they follow the same laws."""
    shelf, laws = shelf_of(desk, gap), word_at(desk.laws_at, channel_of(program, gap.channel).attempt)
    if (shelf.key != gap.key) | (shelf.row != desk.row) | (shelf.laws != laws):
        shelf.key, shelf.row, shelf.laws, shelf.filled = gap.key, desk.row, laws, 0


@inlined
def next_place(program: Pointer, desk: Pointer, gap: Pointer) -> int:
    """Where the gap that comes next lies in the stock, which is filled when it is used up."""
    place = gap.gaps & (gap.ahead - 1)
    if place == 0:
        take_next(program, desk, gap)
    return place


@called
def take_next(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Take the next gaps off the shelf, or draw them when they are not there; those that a list cuts short are not kept."""
    shelf, number = shelf_of(desk, gap), gap.gaps // gap.ahead
    gap.stock = gap.shelf * (desk.shelved + 1) + min(number, desk.shelved)
    if number >= shelf.filled:
        _draw_ahead(program, desk, gap)
        shelf.filled += int((number == shelf.filled) & (number < desk.shelved) & _are_whole(desk, gap))


@inlined
def _are_whole(desk: Pointer, gap: Pointer) -> bool:
    stock, whole = stock_of(desk, gap), True
    for j in range(gap.ahead):
        whole &= stock.counted[j] == stock.attempts[j]
    return whole


@inlined
def _draw_ahead(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Draw the next gaps, as many as are drawn at a time."""
    stock, batch = stock_of(desk, gap), batch_of(desk)
    failure = value_of(desk, _attempt_of(program, gap).failure)
    for j in range(gap.ahead):
        keep_words(batch, j, _block_of(program, desk, gap, gap.gaps + j))
    for j in range(gap.ahead):
        stock.attempts[j] = geometric(to_uniform(batch.words[ATTEMPTS_WORD, j]), failure)
    _draw_hours(program, desk, gap, 0, gap.ahead)


@called
def draw_fewer(program: Pointer, desk: Pointer, gap: Pointer, place: int) -> None:
    """Draw the hours of the gap in hand again, for the attempts that are left; no other mix may take them."""
    shelf = shelf_of(desk, gap)
    shelf.filled = min(shelf.filled, gap.gaps // gap.ahead)
    keep_words(batch_of(desk), place, _block_of(program, desk, gap, gap.gaps))
    _draw_hours(program, desk, gap, place, place + 1)


@inlined
def on_the_list(gap: Pointer, attempts: int) -> int:
    """How many of so many attempts the list still allows."""
    return attempts if gap.contacts == NONE else min(attempts, gap.contacts)


@inlined
def keep_words(batch: Pointer, j: int, words: Any) -> None:
    """Keep the block of a gap."""
    batch.words[0, j], batch.words[1, j], batch.words[2, j], batch.words[3, j] = words


@inlined
def words_of(batch: Pointer, j: int) -> Any:
    """The block of a gap."""
    return batch.words[0, j], batch.words[1, j], batch.words[2, j], batch.words[3, j]


@inlined
def _attempt_of(program: Pointer, gap: Pointer) -> Pointer:
    return activity_of(program, channel_of(program, gap.channel).attempt)


@inlined
def _block_of(program: Pointer, desk: Pointer, gap: Pointer, number: int) -> Any:
    key = key_of(program, ATTEMPTS_KEY + CONTACT)
    return philox_here(desk.seed, key, np.uint64(0), np.uint64(number), gap.key, desk.row)


@inlined
def _draw_hours(program: Pointer, desk: Pointer, gap: Pointer, first: int, end: int) -> None:
    """Draw the hours of some of the gaps in stock, each kind for all of them."""
    stock, activity = stock_of(desk, gap), _attempt_of(program, gap)
    for j in range(first, end):
        stock.counted[j], stock.total[j] = on_the_list(gap, stock.attempts[j]), 0.0
    for kind in range(desk.task_kinds):
        if activity.hours[kind] != NONE:
            _draw_kind(program, desk, gap, kind, first, end)
            for j in range(first, end):
                stock.hours[kind, j] = rounded_up(stock.hours[kind, j])
                stock.total[j] += stock.hours[kind, j]
        else:
            for j in range(first, end):
                stock.hours[kind, j] = 0.0


@inlined
def _draw_kind(program: Pointer, desk: Pointer, gap: Pointer, kind: int, first: int, end: int) -> None:
    """Hours of one kind; see `simulator.engine.reference.chance.Chance.sum_of`."""
    stock, batch, law = stock_of(desk, gap), batch_of(desk), _attempt_of(program, gap).hours[kind]
    one, key = law_of(program, law), key_of(program, ATTEMPTS_KEY + kind)
    mean, in_stock = value_of(desk, one.mean), gap.gaps - (gap.gaps & (gap.ahead - 1))
    if one.family == CONSTANT or mean == 0.0:
        for j in range(first, end):
            stock.hours[kind, j] = mean * stock.counted[j]
    elif one.family == GAMMA:
        scale, shape = mean / one.shape, one.shape
        for j in range(first, end):
            words, index = words_of(batch, j), np.uint64(in_stock + j)
            drawn = gamma_of_attempts(desk, key, shape * stock.counted[j], words, index, gap.key, kind)
            stock.hours[kind, j] = scale * drawn
    else:
        for j in range(first, end):
            count = stock.counted[j]
            stock.hours[kind, j] = one_by_one(program, desk, law, count, gap.key, in_stock + j, kind)
