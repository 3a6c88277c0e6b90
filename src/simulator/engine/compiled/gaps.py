"""Gaps drawn ahead: the attempts up to each next success of one person on one channel, and the hours that they take.

A processor works on several draws at once where none waits for another: all blocks first, then all attempts, then the
hours kind by kind.
"""

from typing import Any

import numpy as np

from simulator.engine.addresses import ATTEMPTS_WORD
from simulator.engine.compiled.chance import one_by_one
from simulator.engine.compiled.foresight import foresee
from simulator.engine.compiled.keys import ATTEMPTS_KEY
from simulator.engine.compiled.layout import CONSTANT, GAMMA, NONE
from simulator.engine.compiled.memory import (
    activity_of,
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
from simulator.streams.lanes import lane_of, lanes_from, lanes_of, put_lanes, spread
from simulator.streams.machine import all_of, chosen, number_of
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer, word_at
from simulator.streams.variates import gamma, gammas_here, geometric_here, to_uniform


@inlined
def find_shelf(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Begin with the gaps that an earlier mix of the row has drawn, if they follow the same laws."""
    shelf, laws = shelf_of(desk, gap), word_at(desk.laws_at, channel_of(program, gap.channel).attempt)
    if (shelf.key != gap.key) | (shelf.row != desk.row) | (shelf.laws != laws):
        shelf.key, shelf.row, shelf.laws, shelf.filled = gap.key, desk.row, laws, 0


@inlined
def next_place(program: Pointer, desk: Pointer, gap: Pointer) -> int:
    """Where the gap that comes next lies in the stock, which is filled when it is used up."""
    place = gap.gaps & (AHEAD - 1)
    if place == 0:
        take_next(program, desk, gap)
        foresee(program, desk, gap)
    return place


@called
def take_next(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Take the next gaps off the shelf, or draw them when they are not there; those that a list cuts short are not kept."""
    shelf, number = shelf_of(desk, gap), gap.gaps // AHEAD
    gap.stock = gap.shelf * (desk.shelved + 1) + min(number, desk.shelved)
    if number >= shelf.filled:
        _draw_ahead(program, desk, gap)
        shelf.filled += int((number == shelf.filled) & (number < desk.shelved) & _are_whole(desk, gap))


@inlined
def _are_whole(desk: Pointer, gap: Pointer) -> bool:
    stock = stock_of(desk, gap)
    return all_of(lanes_of(stock.counted) == lanes_of(stock.attempts))


@inlined
def _draw_ahead(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Draw the next gaps."""
    stock_of(desk, gap).foreseen = np.uint64(0)
    failure, words = value_of(desk, _attempt_of(program, gap).failure), _blocks(program, desk, gap, CONTACT)
    attempts = geometric_here(to_uniform(words[ATTEMPTS_WORD]), failure)
    put_lanes(stock_of(desk, gap).attempts, attempts)
    _draw_hours(program, desk, gap, words)


@called
def draw_fewer(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Draw the hours in stock again, for the attempts that the list has left to the gap in hand; no other mix may take them."""
    shelf = shelf_of(desk, gap)
    shelf.filled = min(shelf.filled, gap.gaps // AHEAD)
    _draw_hours(program, desk, gap, _blocks(program, desk, gap, CONTACT))


@inlined
def on_the_list(gap: Pointer, attempts: Any) -> Any:
    """How many of so many attempts, which may be lanes, the list still allows."""
    return chosen((attempts < gap.contacts) | (gap.contacts == NONE), attempts, gap.contacts)


@inlined
def _attempt_of(program: Pointer, gap: Pointer) -> Pointer:
    return activity_of(program, channel_of(program, gap.channel).attempt)


@inlined
def _first_in_stock(gap: Pointer) -> int:
    return gap.gaps - (gap.gaps & (AHEAD - 1))


@inlined
def _blocks(program: Pointer, desk: Pointer, gap: Pointer, kind: int) -> Any:
    """The blocks of random words from which the gaps in stock take hours of a kind, and with contact their attempts."""
    key, index = key_of(program, ATTEMPTS_KEY + kind), lanes_from(np.uint64(_first_in_stock(gap)))
    return philox_here(desk.seed, key, np.uint64(0), index, gap.key, desk.row)


@inlined
def _draw_hours(program: Pointer, desk: Pointer, gap: Pointer, words: Any) -> None:
    """Draw the hours of the gaps in stock, each kind for all of them."""
    stock, activity, total = stock_of(desk, gap), _attempt_of(program, gap), spread(0.0)
    counted = on_the_list(gap, lanes_of(stock.attempts))
    put_lanes(stock.counted, counted)
    for kind in range(desk.task_kinds):
        hours = spread(0.0)
        if activity.hours[kind] != NONE:
            _draw_kind(program, desk, gap, kind, words)
            hours = rounded_up(lanes_of(stock.hours[kind]))
        put_lanes(stock.hours[kind], hours)
        total = total + hours
    put_lanes(stock.total, total)


@inlined
def _draw_kind(program: Pointer, desk: Pointer, gap: Pointer, kind: int, words: Any) -> None:
    """Hours of one kind; see `simulator.engine.reference.chance.Chance.sum_of`."""
    stock, law = stock_of(desk, gap), _attempt_of(program, gap).hours[kind]
    one = law_of(program, law)
    mean = value_of(desk, one.mean)
    if one.family == CONSTANT or mean == 0.0:
        put_lanes(stock.hours[kind], mean * number_of(lanes_of(stock.counted)))
    elif one.family == GAMMA:
        if kind != CONTACT:
            words = _blocks(program, desk, gap, kind)
        _draw_gammas(program, desk, gap, kind, words, mean / one.shape, one.shape)
    else:
        _draw_one_by_one(program, desk, gap, kind, law)


@inlined
def _draw_one_by_one(program: Pointer, desk: Pointer, gap: Pointer, kind: int, law: int) -> None:
    """Draw each attempt alone, up to the gap that the horizon cannot hold: those behind it are never begun."""
    stock, first, spent, limit = stock_of(desk, gap), _first_in_stock(gap), 0.0, program.close - program.start
    for j in range(AHEAD):
        stock.hours[kind, j] = 0.0
        if spent <= limit:
            stock.hours[kind, j] = one_by_one(program, desk, law, stock.counted[j], gap.key, first + j, kind)
        spent += stock.hours[kind, j]


@inlined
def _draw_gammas(
    program: Pointer, desk: Pointer, gap: Pointer, kind: int, words: Any, scale: float, shape: float
) -> None:
    """Draw all from their first tries, and those that need another alone."""
    stock = stock_of(desk, gap)
    drawn, done = gammas_here(words, shape * number_of(lanes_of(stock.counted)))
    put_lanes(stock.hours[kind], scale * drawn)
    if all_of(done):
        return
    key = key_of(program, ATTEMPTS_KEY + kind)
    for j in range(AHEAD):
        if not lane_of(done, j):
            index = np.uint64(_first_in_stock(gap) + j)
            one = gamma(desk.seed, key, index, gap.key, desk.row, shape * stock.counted[j])
            stock.hours[kind, j] = scale * one
