"""Tasks drawn ahead: those to which the gaps in stock lead, for all of them at once.

Whoever books one looks it up. Mixes of a row that have the task in common, and its laws, draw it once.
"""

from typing import Any

import numpy as np

from simulator.engine.addresses import (
    DUE_WORD,
    FATE_WORD,
    IN_MORE_BLOCK,
    IN_TASK_BLOCK,
    NO_SHOW_WORD,
    OCCURRENCE_BITS,
)
from simulator.engine.compiled.booking import open_hours
from simulator.engine.compiled.chance import lognormals
from simulator.engine.compiled.layout import CONSTANT, NONE
from simulator.engine.compiled.memory import (
    activity_of,
    branch_of,
    channel_of,
    law_of,
    rules_at,
    stock_of,
    value_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.quantities import CONTACT, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import called, inlined
from simulator.streams.lanes import lanes_from, put_lanes, spread
from simulator.streams.machine import chosen
from simulator.streams.philox import philox_here
from simulator.streams.pointers import Pointer, word_at
from simulator.streams.variates import to_uniform

#: Words of the blocks from which each kind of hours is drawn.
_PREPARE_WORD, _TRAVEL_WORD, _REPORT_WORD = (IN_MORE_BLOCK[kind] for kind in (PREPARE, TRAVEL, REPORT))
_CONTACT_WORD = IN_TASK_BLOCK[CONTACT]


@inlined
def foreseen_by(program: Pointer, attempt: int) -> int:
    """The activity that an attempt is taken to lead to: the last of those that it may, nearly always the only one."""
    return branch_of(program, activity_of(program, attempt).next_end - 1).to


@inlined
def foresee(program: Pointer, desk: Pointer, gap: Pointer) -> None:
    """Have the tasks drawn to which the gaps in stock may lead, unless they are, or follow laws that lanes do not know."""
    attempt = channel_of(program, gap.channel).attempt
    laws = word_at(desk.laws_at, program.n_activities + attempt)
    if stock_of(desk, gap).foreseen != laws:
        _draw(program, desk, gap, attempt)
        stock_of(desk, gap).foreseen = laws


@called
def _draw(program: Pointer, desk: Pointer, gap: Pointer, attempt: int) -> None:
    """Decide for each task what `simulator.engine.compiled.tasks` decides for one, and when it falls due."""
    stock, only = stock_of(desk, gap), foreseen_by(program, attempt)
    what, rules = activity_of(program, only), rules_at(program, only)
    index = lanes_from(np.uint64(gap.gaps)) << np.uint64(OCCURRENCE_BITS)
    words = philox_here(desk.seed, what.task_key, np.uint64(0), index, gap.key, desk.row)
    more = words
    if what.more_random:
        more = philox_here(desk.seed, what.more_key, np.uint64(0), index, gap.key, desk.row)
    missed, factor = spread(0.0), spread(1.0)
    if rules.may_miss:
        misses = to_uniform(words[NO_SHOW_WORD]) < value_of(desk, rules.missed)
        missed, factor = chosen(misses, 1.0, missed), chosen(misses, value_of(desk, rules.spent), factor)
    put_lanes(stock.missed, missed)
    put_lanes(stock.fate, to_uniform(words[FATE_WORD]))
    days = _values(program, desk, activity_of(program, attempt).after, words[DUE_WORD])
    put_lanes(stock.due, open_hours(program, days))
    hours = _values(program, desk, what.hours[PREPARE], more[_PREPARE_WORD])
    put_lanes(stock.taking[PREPARE], rounded_up(hours * factor))
    hours = _values(program, desk, what.hours[TRAVEL], more[_TRAVEL_WORD])
    put_lanes(stock.taking[TRAVEL], rounded_up(hours * factor))
    hours = _values(program, desk, what.hours[CONTACT], words[_CONTACT_WORD])
    put_lanes(stock.taking[CONTACT], rounded_up(hours * factor))
    hours = _values(program, desk, what.hours[REPORT], more[_REPORT_WORD])
    put_lanes(stock.taking[REPORT], rounded_up(hours * factor))


@called
def _values(program: Pointer, desk: Pointer, law: int, words: Any) -> Any:
    """Values of an event law, one for each word; 0 where there is none."""
    if law == NONE:
        return spread(0.0)
    one = law_of(program, law)
    if one.family == CONSTANT:
        return spread(value_of(desk, one.mean))
    return lognormals(desk, one, to_uniform(words))
