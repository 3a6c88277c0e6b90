"""What becomes of a case: acceptance, appointments, branches, signature (model.md section 4)."""

import math
from typing import Any

import numpy as np

from simulator.engine.addresses import (
    ACCEPTED_WORD,
    DUE_WORD,
    FATE_WORD,
    IN_MORE_BLOCK,
    IN_TASK_BLOCK,
    NEXT_WORD,
    NO_SHOW_WORD,
    SIGNATURE_DUE_WORD,
    VALIDATION_HOURS_WORD,
)
from simulator.engine.compiled.chance import block, index_of, law_value
from simulator.engine.compiled.keys import (
    SIGNATURE_GAMMA_KEY,
    SIGNATURE_KEY,
    VALIDATION_GAMMA_KEY,
    VALIDATION_KEY,
)
from simulator.engine.compiled.layout import (
    BY_PLATFORM,
    LISTED,
    NONE,
    SET_UP,
    SIGNATURE_CASE,
    VALIDATION,
)
from simulator.engine.compiled.ledger import (
    ACCEPTED,
    ACTIVITIES,
    APPOINTMENTS,
    COOLED,
    DELIVERED,
    DONE,
    EXPIRED,
    HELD,
    MISSED,
    OPENED,
    PLATFORM_FEES,
    QUOTES,
    add_activity,
    add_count,
    add_direct,
    line_of,
)
from simulator.engine.compiled.log import (
    IS_ACCEPTED,
    IS_DELIVERED,
    IS_EXPIRED,
    LOST,
    REBOOKED,
    REFUSED,
    tell_case,
)
from simulator.engine.compiled.memory import (
    activity_of,
    add_to_tally,
    branch_of,
    case_of,
    idle_people,
    item_of,
    key_of,
    place_of,
    platform_of,
    value_of,
)
from simulator.engine.compiled.queue import drop_case, new_case, push_due, push_waiting
from simulator.engine.compiled.signing import pass_through, sign
from simulator.engine.compiled.spans import falls_due, open_until_now, rounded_up
from simulator.quantities import CONTACT, DAYS_PER_WEEK, HOURS_PER_DAY, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import called, inlined
from simulator.streams.pointers import Pointer, number_at, put_number, put_word
from simulator.streams.variates import decay

#: An appointment that is always missed and rebooked at once would never end.
MOST_REBOOKINGS = 4096
_CONTACT_WORD = IN_TASK_BLOCK[CONTACT]
_MORE_WORDS = (IN_MORE_BLOCK[PREPARE], IN_MORE_BLOCK[TRAVEL], 0, IN_MORE_BLOCK[REPORT])


@called
def open_case(
    program: Pointer, desk: Pointer, source: int, person: int, index: int, key: Any, now: float
) -> int:
    """Take charge of a new opportunity."""
    number = new_case(desk)
    case = case_of(desk, number)
    case.source, case.person, case.index, case.key, case.opened = source, person, index, key, now
    case.headline, case.under_way, case.missed = program.recorded, 0, 0
    case.activity = NONE
    for word in range(desk.words):
        put_word(desk.passed_at, number * desk.words + word, np.uint64(0))
    if case.headline:
        _count_open(desk, source, 1.0)
        add_count(program, desk, case, OPENED)
    return number


@called
def close_case(desk: Pointer, number: int) -> None:
    """An opportunity ends."""
    case = case_of(desk, number)
    if case.headline:
        _count_open(desk, case.source, -1.0)
    drop_case(desk, number)


@inlined
def _count_open(desk: Pointer, source: int, change: float) -> None:
    put_number(desk.unfinished_at, source, number_at(desk.unfinished_at, source) + change)


@called
def tell(
    desk: Pointer, what: int, number: int, now: float, activity: int = NONE, value: float = math.nan
) -> None:
    """Note in the diary what happens to a case now, if one is kept and the case is of this phase's record."""
    if desk.log_room > 0:
        tell_case(desk, what, case_of(desk, number), now, activity, value)


@inlined
def delivered(program: Pointer, desk: Pointer, number: int, platform: int, now: float) -> None:
    """A platform hands over an appointment: validate it, or accept it at once."""
    case, offer = case_of(desk, number), platform_of(program, platform)
    add_count(program, desk, case, DELIVERED)
    tell(desk, IS_DELIVERED, number, now)
    if offer.validates:
        case.activity, case.profile, case.rank, case.occurrence = VALIDATION, offer.validated_by, 0, 0
        schedule(program, desk, number, now, now)
    else:
        _accept(program, desk, number, platform, now)


@called
def _accept(program: Pointer, desk: Pointer, number: int, platform: int, now: float) -> None:
    case, offer = case_of(desk, number), platform_of(program, platform)
    price = value_of(desk, offer.price)
    if program.recorded:
        add_direct(program, desk, line_of(program, case), PLATFORM_FEES, price, now)
        add_count(program, desk, case, ACCEPTED)
        tell(desk, IS_ACCEPTED, number, now, value=price)
    book(program, desk, number, offer.leads_to, BY_PLATFORM, 0, now)


@called
def book(
    program: Pointer,
    desk: Pointer,
    number: int,
    activity: int,
    led_by: int,
    occurrence: int,
    now: float,
) -> None:
    """Put an activity of a case in the diary, after a delay."""
    case, what = case_of(desk, number), activity_of(program, activity)
    case.activity, case.profile, case.rank = activity, what.by, what.rank
    case.occurrence, case.led_by, case.under_way, case.missed = occurrence, led_by, 0, 0
    if misses(program, case, activity):
        add_count(program, desk, case, APPOINTMENTS)
    u = draw_task(program, desk, case)
    schedule(program, desk, number, delay(program, desk, case, u, occurrence, now), now)


@inlined
def draw_task(program: Pointer, desk: Pointer, case: Pointer) -> float:
    """Draw the block of a task, and give the uniform of the delay before it."""
    key = activity_of(program, case.activity).task_key
    words = block(desk, key, index_of(case, case.occurrence), case.key)
    case.no_show, case.fate, case.contact = words[NO_SHOW_WORD], words[FATE_WORD], words[_CONTACT_WORD]
    return words[DUE_WORD]


@inlined
def delay(program: Pointer, desk: Pointer, case: Pointer, u: float, occurrence: int, now: float) -> float:
    """When the task that a case waits for falls due, from the uniform of its delay."""
    law = _delay_law(program, case)
    key = activity_of(program, case.activity).due_gamma_key
    return _delayed(program, desk, case, law, u, key, occurrence, now)


@inlined
def _delay_law(program: Pointer, case: Pointer) -> int:
    if case.led_by >= 0:
        return activity_of(program, case.led_by).after
    if case.led_by == BY_PLATFORM:
        return platform_of(program, case.source - program.n_channels).after
    return item_of(program, LISTED - case.led_by).due


@inlined
def _delayed(
    program: Pointer,
    desk: Pointer,
    case: Pointer,
    law: int,
    u: float,
    gamma_key: Any,
    occurrence: int,
    now: float,
) -> float:
    days = law_value(program, desk, law, u, gamma_key, index_of(case, occurrence), case.key)
    hours = rounded_up(days * program.weekly_hours / DAYS_PER_WEEK)
    return falls_due(program, open_until_now(program, desk, now) + hours)


@called
def schedule(program: Pointer, desk: Pointer, number: int, due: float, now: float) -> None:
    """Let a case fall due; what is due already falls due at once, what is due too late never."""
    case = case_of(desk, number)
    case.due = due
    if due >= program.end and program.recorded:
        drop_case(desk, number)
    elif due > now or desk.planning:
        push_due(program, desk, number, due)
    else:
        fall_due(program, desk, number, now)


@called
def fall_due(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    """A case is due: it waits at its desk, which is looked at once more at this instant if anybody has time."""
    profile = case_of(desk, number).profile
    push_waiting(program, desk, profile, number)
    if idle_people(desk, profile) > 0:
        put_number(desk.calls_at, profile, now)


@inlined
def misses(program: Pointer, case: Pointer, activity: int) -> bool:
    """Whether a task is an appointment, which may be missed."""
    what = activity_of(program, activity)
    if what.attempt:
        return False
    platform = case.source - program.n_channels
    if platform >= 0 and platform_of(program, platform).leads_to == activity:
        return platform_of(program, platform).may_miss != 0
    return what.may_miss != 0


@inlined
def rules_of(program: Pointer, case: Pointer) -> Any:
    """Places of (missed, rebooked, spent, success) among the values, the platform's own where they are in force."""
    platform = case.source - program.n_channels
    if platform >= 0 and platform_of(program, platform).leads_to == case.activity:
        own = platform_of(program, platform)
        return own.missed, own.rebooked, own.spent, own.success
    what = activity_of(program, case.activity)
    return what.missed, what.rebooked, what.spent, what.success


@inlined
def begin(program: Pointer, desk: Pointer, case: Pointer) -> float:
    """Decide whether a task that starts now is missed, and the hours that it will take; returns their sum."""
    if case.under_way == 0:
        for kind in range(4):
            case.hours[kind] = 0.0
        if case.activity == VALIDATION:
            platform = platform_of(program, case.source - program.n_channels)
            words = block(desk, key_of(program, VALIDATION_KEY), index_of(case, 0), case.key)
            key = key_of(program, VALIDATION_GAMMA_KEY)
            u, index = words[VALIDATION_HOURS_WORD], index_of(case, 0)
            case.hours[0] = rounded_up(law_value(program, desk, platform.validation, u, key, index, case.key))
        elif case.activity == SET_UP:
            platform = platform_of(program, case.source - program.n_channels)
            case.hours[0] = rounded_up(value_of(desk, platform.set_up_hours))
        else:
            _begin_activity(program, desk, case)
    return case.hours[0] + case.hours[1] + case.hours[2] + case.hours[3]


@inlined
def _begin_activity(program: Pointer, desk: Pointer, case: Pointer) -> None:
    what, factor = activity_of(program, case.activity), 1.0
    if misses(program, case, case.activity):
        missed, _, spent, _ = rules_of(program, case)
        case.missed = int(case.no_show < value_of(desk, missed))
        factor = value_of(desk, spent) if case.missed else 1.0
    index = index_of(case, case.occurrence)
    more = (0.5, 0.5, 0.5, 0.5)
    if what.more_random:
        more = block(desk, what.more_key, index, case.key)
    for kind in range(4):
        law = what.hours[kind]
        if law != NONE:
            u = case.contact if kind == CONTACT else more[_MORE_WORDS[kind]]
            value = law_value(program, desk, law, u, what.gamma_keys[kind], index, case.key)
            case.hours[kind] = rounded_up(value * factor)


@inlined
def expires(program: Pointer, desk: Pointer, number: int, now: float) -> bool:
    """Whether a task whose turn comes now is too late; it is then dropped."""
    case = case_of(desk, number)
    if case.activity < 0:
        return False
    if (now - case.due) / HOURS_PER_DAY <= value_of(desk, activity_of(program, case.activity).expires):
        return False
    add_count(program, desk, case, EXPIRED)
    tell(desk, IS_EXPIRED, number, now, case.activity)
    close_case(desk, number)
    return True


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
        _accept(program, desk, number, platform, now)
    else:
        tell(desk, REFUSED, number, now)
        close_case(desk, number)


@inlined
def _performed(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    what = activity_of(program, case.activity)
    appointment = misses(program, case, case.activity)
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
    _, rebooked, _, _ = rules_of(program, case)
    if case.occurrence < MOST_REBOOKINGS and case.fate < value_of(desk, rebooked):
        tell(desk, REBOOKED, number, now, case.activity)
        book(program, desk, number, case.activity, case.led_by, case.occurrence + 1, now)
    else:
        tell(desk, LOST, number, now, case.activity)
        close_case(desk, number)


@inlined
def _decide(program: Pointer, desk: Pointer, number: int, now: float) -> None:
    case = case_of(desk, number)
    success = value_of(desk, rules_of(program, case)[3])
    left = decay(-value_of(desk, activity_of(program, case.activity).cools) * max(case.waited, 0.0))
    if case.headline:
        add_to_tally(desk, place_of(program, COOLED) + case.source, success * (1.0 - left))
    if case.fate < success * left:
        won(program, desk, number, case.activity, case.occurrence, now)
    else:
        tell(desk, LOST, number, now, case.activity)
        close_case(desk, number)


@called
def won(
    program: Pointer,
    desk: Pointer,
    number: int,
    activity: int,
    occurrence: int,
    now: float,
) -> None:
    """A success: what follows falls due after the activity's delay."""
    case = case_of(desk, number)
    pass_through(desk, number, activity)
    target = _branch(program, desk, case, activity, occurrence)
    if target != SIGNATURE_CASE:
        book(program, desk, number, target, activity, 0, now)
        return
    words = block(desk, key_of(program, SIGNATURE_KEY), index_of(case, 0), case.key)
    law, key = activity_of(program, activity).after, key_of(program, SIGNATURE_GAMMA_KEY)
    u = words[SIGNATURE_DUE_WORD]
    case.due = _delayed(program, desk, case, law, u, key, 0, now)
    case.activity, case.profile = SIGNATURE_CASE, activity_of(program, activity).by
    if case.due >= program.end:
        if not program.recorded:
            push_due(program, desk, number, case.due)
        else:
            drop_case(desk, number)
    elif program.recorded:
        sign(program, desk, number)
        close_case(desk, number)
    else:
        drop_case(desk, number)


@inlined
def _branch(program: Pointer, desk: Pointer, case: Pointer, activity: int, occurrence: int) -> int:
    what = activity_of(program, activity)
    last = what.next_end - 1
    if last > what.next:
        u = block(desk, what.more_key, index_of(case, occurrence), case.key)[NEXT_WORD]
        reached = 0.0
        for b in range(what.next, last):
            reached += branch_of(program, b).share
            if u < reached:
                return branch_of(program, b).to
    return branch_of(program, last).to
