"""Gaps drawn ahead: the attempts up to each next success of one person on one channel, and the hours that they take.

A processor works on several draws at once where none waits for another: all blocks first, then all hours.
"""

from typing import Any

import numpy as np

from simulator.engine.addresses import ATTEMPTS_WORD
from simulator.engine.compiled.chance import sum_of_attempts
from simulator.engine.compiled.keys import ATTEMPTS_KEY
from simulator.engine.compiled.layout import LOGNORMAL, NONE
from simulator.engine.compiled.memory import activity_of, channel_of, drawn_of, key_of, law_of, value_of
from simulator.engine.compiled.spans import rounded_up
from simulator.engine.compiled.states import AHEAD
from simulator.quantities import CONTACT
from simulator.streams.jit import called, inlined
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer
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
def next_drawn(program: Pointer, desk: Pointer, gap: Pointer) -> Pointer:
    """The gap that comes next; more are drawn when none is in stock."""
    place = gap.gaps & (gap.ahead - 1)
    if place == 0:
        draw_ahead(program, desk, gap)
    return drawn_of(gap, place)


@called
def draw_ahead(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Draw the next gaps, as many as are drawn at a time."""
    first, failure = gap.gaps, value_of(desk, _attempt_of(program, gap).failure)
    for j in range(gap.ahead):
        keep_words(drawn_of(gap, j), _block_of(program, desk, gap, first + j))
    for j in range(gap.ahead):
        drawn = drawn_of(gap, j)
        drawn.attempts = geometric(to_uniform(words_of(drawn)[ATTEMPTS_WORD]), failure)
    for j in range(gap.ahead):
        drawn = drawn_of(gap, j)
        _draw_hours(program, desk, gap, drawn, first + j, on_the_list(gap, drawn))


@called
def draw_fewer(program: Pointer, desk: Pointer, gap: Pointer, drawn: Pointer) -> None:
    """Draw the hours of the gap in hand again, for the attempts that are left."""
    _draw_hours(program, desk, gap, drawn, gap.gaps, on_the_list(gap, drawn))


@inlined
def on_the_list(gap: Pointer, drawn: Pointer) -> int:
    """How many attempts of a gap the list still allows."""
    return drawn.attempts if gap.contacts == NONE else min(drawn.attempts, gap.contacts)


@inlined
def keep_words(drawn: Pointer, words: Any) -> None:
    """Keep a block in stock."""
    drawn.word_0, drawn.word_1, drawn.word_2, drawn.word_3 = words


@inlined
def words_of(drawn: Pointer) -> Any:
    """The block in stock."""
    return drawn.word_0, drawn.word_1, drawn.word_2, drawn.word_3


@inlined
def _attempt_of(program: Pointer, gap: Pointer) -> Pointer:
    return activity_of(program, channel_of(program, gap.channel).attempt)


@inlined
def _block_of(program: Pointer, desk: Pointer, gap: Pointer, number: int) -> Any:
    key = key_of(program, ATTEMPTS_KEY + CONTACT)
    return philox_here(desk.seed, key, np.uint64(0), np.uint64(number), gap.key, desk.row)


@inlined
def _draw_hours(
    program: Pointer, desk: Pointer, gap: Pointer, drawn: Pointer, number: int, attempts: int
) -> None:
    activity, words, total = _attempt_of(program, gap), words_of(drawn), 0.0
    for kind in range(desk.task_kinds):
        hours, law = 0.0, activity.hours[kind]
        if law != NONE:
            hours = rounded_up(sum_of_attempts(program, desk, law, attempts, words, gap.key, number, kind))
        drawn.hours[kind] = hours
        total += hours
    drawn.counted, drawn.total = attempts, total
