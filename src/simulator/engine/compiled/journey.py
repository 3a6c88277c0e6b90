"""What becomes of a case: acceptance, appointments, branches, signature (model.md section 4)."""

from typing import Any

import numpy as np

from simulator.engine.addresses import (
    ACCEPTED_WORD,
    NEXT_WORD,
    RECURRING_WORD,
    SIGNATURE_DUE_WORD,
    VALUE_WORD,
)
from simulator.engine.compiled.booking import book, book_foreseen, delayed
from simulator.engine.compiled.cases import close_case, tell
from simulator.engine.compiled.chance import block, index_of, law_value
from simulator.engine.compiled.foresight import foreseen_by
from simulator.engine.compiled.keys import (
    SIGNATURE_GAMMA_KEY,
    SIGNATURE_KEY,
    VALIDATION_KEY,
)
from simulator.engine.compiled.layout import BY_PLATFORM, SET_UP, SIGNATURE_CASE, VALIDATION
from simulator.engine.compiled.ledger import (
    ACCEPTED,
    ACTIVITIES,
    COOLED,
    DONE,
    HELD,
    MISSED,
    PLATFORM_FEES,
    QUOTES,
    add_activity,
    add_count,
    add_direct,
    line_of,
)
from simulator.engine.compiled.memory import (
    activity_of,
    add_to_tally,
    branch_of,
    case_of,
    channel_of,
    key_of,
    place_of,
    platform_of,
    rules_of,
    stock_of,
    value_of,
)
from simulator.engine.compiled.queue import drop_case, push_signature
from simulator.engine.compiled.signing import pass_through, sign
from simulator.engine.compiled.spans import open_until_now
from simulator.engine.compiled.states import AHEAD
from simulator.engine.compiled.whats import IS_ACCEPTED, LOST, REBOOKED, REFUSED
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer
from simulator.streams.variates import decay

#: An appointment that is always missed and rebooked at once would never end.
MOST_REBOOKINGS = 4096


@called
def accept(program: Pointer, desk: Pointer, number: int, platform: int, now: float) -> None:
    """What a platform has delivered is billed, and its appointment made."""
    case, offer = case_of(desk, number), platform_of(program, platform)
    price = value_of(desk, offer.price)
    if program.recorded:
        add_direct(program, desk, line_of(program, case), PLATFORM_FEES, price, now)
        add_count(program, desk, case, ACCEPTED)
        tell(desk, IS_ACCEPTED, number, now, value=price)
    case.led_by, case.occurrence = BY_PLATFORM, 0
    book(program, desk, number, offer.leads_to, now)


@inlined
def finish(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    """A task ends: what it leads to."""
    case = case_of(desk, number)
    if case.activity == VALIDATION:
        _validated(program, desk, number, now)
    elif case.activity == SET_UP:
        drop_case(desk, number)
    else:
        _performed(program, desk, number, now)


@inlined
def _validated(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    platform = case.source - program.n_channels
    u = block(desk, key_of(program, VALIDATION_KEY), index_of(case, 0), case.key)[ACCEPTED_WORD]
    if u < value_of(desk, platform_of(program, platform).accepted):
        accept(program, desk, number, platform, now)
    else:
        tell(desk, REFUSED, number, now)
        close_case(desk, number)


@inlined
def _performed(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    what = activity_of(program, case.activity)
    appointment = rules_of(program, case).may_miss
    if program.recorded:
        add_direct(program, desk, line_of(program, case), ACTIVITIES, value_of(desk, what.cost), now)
        if case.headline:
            add_activity(program, desk, case.activity, DONE, 1.0)
            if case.missed and appointment:
                add_count(program, desk, case, MISSED)
            elif appointment:
                add_count(program, desk, case, HELD)
            elif not what.attempt:
                add_count(program, desk, case, QUOTES)
    if case.missed and appointment:
        _rebook(program, desk, number, now)
    else:
        _decide(program, desk, number, now)


@inlined
def _rebook(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    if case.occurrence < MOST_REBOOKINGS and case.fate < value_of(desk, rules_of(program, case).rebooked):
        tell(desk, REBOOKED, number, now, case.activity)
        case.occurrence += 1
        book(program, desk, number, case.activity, now)
    else:
        tell(desk, LOST, number, now, case.activity)
        close_case(desk, number)


@inlined
def _decide(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    success = value_of(desk, rules_of(program, case).success)
    left = decay(-value_of(desk, activity_of(program, case.activity).cools) * max(case.waited, 0.0))
    if case.headline:
        add_to_tally(desk, place_of(program, COOLED) + case.source, success * (1.0 - left))
    if case.fate < success * left:
        won(program, desk, number, case.activity, now)
    else:
        tell(desk, LOST, number, now, case.activity)
        close_case(desk, number)


@called
def won(program: Pointer, desk: Pointer, number: int, activity: int, now: float) -> None:
    """A success: what follows falls due after the activity's delay."""
    case = case_of(desk, number)
    pass_through(desk, number, activity)
    target = next_of(program, desk, activity, index_of(case, case.occurrence), case.key)
    _lead_to(program, desk, number, activity, target, now)


@called
def won_at_first(program: Pointer, desk: Pointer, gap: Pointer, number: int, now: float) -> None:
    """The same for the gap that has opened a case: what follows was foreseen, unless it is another of several activities."""
    case, attempt = case_of(desk, number), channel_of(program, gap.channel).attempt
    pass_through(desk, number, attempt)
    target = next_of(program, desk, attempt, index_of(case, 0), case.key)
    stock = stock_of(desk, gap)
    if (stock.foreseen != np.uint64(0)) & (target == foreseen_by(program, attempt)):
        case.led_by, case.occurrence = attempt, 0
        book_foreseen(program, desk, number, target, now, stock, case.index & (AHEAD - 1))
    else:
        _lead_elsewhere(program, desk, number, attempt, target, now)


@inlined
def _lead_to(program: Pointer, desk: Pointer, number: int, activity: int, target: int, now: float) -> None:
    case = case_of(desk, number)
    if target != SIGNATURE_CASE:
        case.led_by, case.occurrence = activity, 0
        book(program, desk, number, target, now)
        return
    index, passed = index_of(case, 0), open_until_now(program, desk, now)
    words = block(desk, key_of(program, SIGNATURE_KEY), index, case.key)
    law, key = activity_of(program, activity).after, key_of(program, SIGNATURE_GAMMA_KEY)
    u, case.value, case.renewal = words[SIGNATURE_DUE_WORD], words[VALUE_WORD], words[RECURRING_WORD]
    case.due = delayed(program, law_value(program, desk, law, u, key, index, case.key), passed)
    case.activity, case.profile = SIGNATURE_CASE, activity_of(program, activity).by
    if case.due >= program.end:
        if not program.recorded:
            push_signature(program, desk, number, case.due)
        else:
            drop_case(desk, number)
    elif program.recorded:
        sign(program, desk, number)
        close_case(desk, number)
    else:
        drop_case(desk, number)


_lead_elsewhere = apart(_lead_to)


@inlined
def next_of(program: Pointer, desk: Pointer, activity: int, index: Any, entity: Any) -> int:
    """Which of several activities follows a success."""
    what = activity_of(program, activity)
    last = what.next_end - 1
    if last > what.next:
        u = block(desk, what.more_key, index, entity)[NEXT_WORD]
        reached = 0.0
        for b in range(what.next, last):
            reached += branch_of(program, b).share
            if u < reached:
                return branch_of(program, b).to
    return branch_of(program, last).to
