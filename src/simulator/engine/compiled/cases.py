"""A case: an opportunity and the one task, or signature, that it waits for."""

import math
from typing import Any

import numpy as np

from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import (
    OPENED,
    add_count,
)
from simulator.engine.compiled.log import (
    tell_case,
)
from simulator.engine.compiled.memory import (
    case_of,
    platform_of,
)
from simulator.engine.compiled.queue import drop_case, new_case
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer, number_at, put_number, put_word


@inlined
def new_opportunity(
    program: Pointer, desk: Pointer, source: int, person: int, index: int, key: Any, now: float
) -> int:
    """Room for an opportunity that has won nothing yet."""
    number = new_case(desk)
    case = case_of(desk, number)
    case.source, case.person, case.index, case.key, case.opened = source, person, index, key, now
    case.headline, case.under_way, case.missed = program.recorded, 0, 0
    case.activity, case.occurrence = NONE, 0
    first = number * desk.words
    # nearly always the only word: without a loop, which would be a call
    put_word(desk.passed_at, first, np.uint64(0))
    for word in range(1, desk.words):
        put_word(desk.passed_at, first + word, np.uint64(0))
    return number


@inlined
def open_case(
    program: Pointer, desk: Pointer, source: int, person: int, index: int, key: Any, now: float
) -> int:
    """Take charge of a new opportunity."""
    number = new_opportunity(program, desk, source, person, index, key, now)
    case = case_of(desk, number)
    if case.headline:
        count_open(desk, source, 1.0)
        add_count(program, desk, case, OPENED)
    return number


open_delivered = apart(open_case)


@called
def close_case(desk: Pointer, number: int) -> None:
    """An opportunity ends."""
    case = case_of(desk, number)
    if case.headline:
        count_open(desk, case.source, -1.0)
    drop_case(desk, number)


@inlined
def count_open(desk: Pointer, source: int, change: float) -> None:
    """Count opportunities that are open."""
    put_number(desk.unfinished_at, source, number_at(desk.unfinished_at, source) + change)


@inlined
def tell(
    desk: Pointer, what: int, number: int, now: float, activity: int = NONE, value: float = math.nan
) -> None:
    """Note in the diary what happens to a case now, if one is kept and the case is of this phase's record."""
    if desk.log_room > 0:
        tell_case(desk, what, case_of(desk, number), now, activity, value)


@inlined
def rules_for(program: Pointer, source: int, activity: int) -> int:
    """Number of the rules of a task: the platform's own where they are in force."""
    platform = source - program.n_channels
    if platform >= 0 and platform_of(program, platform).leads_to == activity:
        return program.n_activities + platform
    return activity
