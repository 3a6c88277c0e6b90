"""What a signature brings: revenue, margin, commission, cash (model.md section 7)."""

import numpy as np

from simulator.engine.compiled.chance import index_of, law_value
from simulator.engine.compiled.keys import VALUE_GAMMA_KEY
from simulator.engine.compiled.ledger import (
    COLLECTED,
    EARNED,
    MARGIN,
    RECURRING,
    RECURRING_MARGIN,
    REVENUE,
    SIGNED,
    WEEKLY_DIRECT,
    WEEKLY_MARGIN,
    add_activity,
    add_commission,
    add_count,
    add_money,
    line_of,
    week_of,
)
from simulator.engine.compiled.log import tell_case
from simulator.engine.compiled.memory import (
    add_to_tally,
    case_of,
    key_of,
    place_of,
    profile_of,
    source_of,
    value_of,
)
from simulator.engine.compiled.whats import IS_SIGNED
from simulator.quantities import HOURS_PER_DAY
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, put_word, word_at


@called
def sign(program: Pointer, desk: Pointer, number: int) -> None:
    """Record revenue, margin, commission and the cash that comes in time, at the date when a case is signed."""
    case = case_of(desk, number)
    source, seller = source_of(program, case.source), profile_of(program, case.profile)
    line, now, index = line_of(program, case), case.due, index_of(case, 0)
    key = key_of(program, VALUE_GAMMA_KEY)
    revenue = law_value(program, desk, source.value, case.value, key, index, case.key)
    recurring = 0.0
    if case.renewal < value_of(desk, source.recurs):
        recurring = value_of(desk, source.recurring)
    rate = value_of(desk, source.margin)
    margin = rate * (revenue + recurring)
    add_money(program, desk, line, REVENUE, revenue)
    add_money(program, desk, line, RECURRING, recurring)
    add_money(program, desk, line, MARGIN, margin)
    add_money(program, desk, line, RECURRING_MARGIN, rate * recurring)
    if now + value_of(desk, source.payment) * HOURS_PER_DAY < program.close:
        add_to_tally(desk, place_of(program, COLLECTED), revenue)
    commission = revenue * value_of(desk, seller.commission) * (1.0 + value_of(desk, seller.charges))
    add_commission(program, desk, line, case.profile, commission)
    if case.headline:
        add_count(program, desk, case, SIGNED)
        week = week_of(program, now)
        add_to_tally(desk, place_of(program, WEEKLY_MARGIN) + week, margin)
        add_to_tally(desk, place_of(program, WEEKLY_DIRECT) + week, commission)
        _credit(program, desk, number, revenue)
    if desk.log_room > 0:
        tell_case(desk, IS_SIGNED, case, now, case.activity, revenue)


@inlined
def _credit(program: Pointer, desk: Pointer, number: int, revenue: float) -> None:
    """Credit every activity that the deal passed through."""
    for activity in range(program.n_activities):
        word = word_at(desk.passed_at, number * desk.words + (activity >> 6))
        if (word >> np.uint64(activity & 63)) & np.uint64(1):
            add_activity(program, desk, activity, EARNED, revenue)


@inlined
def pass_through(desk: Pointer, number: int, activity: int) -> None:
    """Remember that a case has won an activity."""
    place = number * desk.words + (activity >> 6)
    bit = np.uint64(1) << np.uint64(activity & 63)
    put_word(desk.passed_at, place, word_at(desk.passed_at, place) | bit)
