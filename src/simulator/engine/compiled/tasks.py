"""A task whose turn has come: too late, missed or held, and how long it takes."""

from typing import TypeAlias

from simulator.engine.addresses import (
    FATE_WORD,
    IN_MORE_BLOCK,
    IN_TASK_BLOCK,
    NO_SHOW_WORD,
    VALIDATION_HOURS_WORD,
)
from simulator.engine.compiled.cases import close_case, tell
from simulator.engine.compiled.chance import block, index_of, law_value
from simulator.engine.compiled.keys import (
    VALIDATION_GAMMA_KEY,
    VALIDATION_KEY,
)
from simulator.engine.compiled.layout import NONE
from simulator.engine.compiled.ledger import (
    EXPIRED,
    add_count,
)
from simulator.engine.compiled.memory import (
    activity_of,
    case_of,
    hours_at,
    key_of,
    platform_of,
    rules_of,
    value_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.engine.compiled.whats import IS_EXPIRED
from simulator.quantities import CONTACT, HOURS_PER_DAY, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import called, inlined
from simulator.streams.machine import chosen
from simulator.streams.pointers import Pointer

#: Four uniforms, the words of a block.
Chances: TypeAlias = tuple[float, float, float, float]
NOT_DRAWN = -1.0
CONTACT_WORD = IN_TASK_BLOCK[CONTACT]
_MORE_WORDS = (IN_MORE_BLOCK[PREPARE], IN_MORE_BLOCK[TRAVEL], 0, IN_MORE_BLOCK[REPORT])


@inlined
def draw_task(program: Pointer, desk: Pointer, case: Pointer) -> Chances:
    """Draw the block of a task: whether it is missed, how it ends, how long contact takes, and the delay before it."""
    key = activity_of(program, case.activity).task_key
    chances = block(desk, key, index_of(case, case.occurrence), case.key)
    case.fate = chances[FATE_WORD]
    return chances


@inlined
def draw_hours(
    program: Pointer, desk: Pointer, case: Pointer, chances: Chances, contact: float = NOT_DRAWN
) -> None:
    """Decide, as soon as a task is in the diary, whether it will be missed, and the hours that it will take.

    Those of contact may have been drawn before.
    """
    what, rules, factor, case.missed = activity_of(program, case.activity), rules_of(program, case), 1.0, 0
    if rules.may_miss:
        missed = chances[NO_SHOW_WORD] < value_of(desk, rules.missed)
        case.missed, factor = int(missed), chosen(missed, value_of(desk, rules.spent), 1.0)  # no branch
    if contact == NOT_DRAWN and factor == 0.0:  # in this order: the second cannot be guessed
        spend(case, 0.0)
        return
    index = index_of(case, case.occurrence)
    more = (0.5, 0.5, 0.5, 0.5)
    if what.more_random:
        more = block(desk, what.more_key, index, case.key)
    for kind in range(4):
        law, case.hours[kind] = what.hours[kind], 0.0
        if law != NONE:
            u = chances[CONTACT_WORD] if kind == CONTACT else more[_MORE_WORDS[kind]]
            value = contact
            if kind != CONTACT or contact == NOT_DRAWN:
                value = law_value(program, desk, law, u, what.gamma_keys[kind], index, case.key)
            case.hours[kind] = rounded_up(value * factor)


@called
def draw_hours_again(program: Pointer, desk: Pointer, case: Pointer) -> None:
    """The same for a task that was in the diary before, by other rules."""
    draw_hours(program, desk, case, draw_task(program, desk, case))


@called
def draw_validation(program: Pointer, desk: Pointer, case: Pointer) -> None:
    """The hours that it will take to check a delivered appointment."""
    platform, index = platform_of(program, case.source - program.n_channels), index_of(case, 0)
    u = block(desk, key_of(program, VALIDATION_KEY), index, case.key)[VALIDATION_HOURS_WORD]
    key = key_of(program, VALIDATION_GAMMA_KEY)
    spend(case, rounded_up(law_value(program, desk, platform.validation, u, key, index, case.key)))


@inlined
def spend(case: Pointer, hours: float) -> None:
    """Let a task that no activity describes take so many hours."""
    case.hours[0], case.hours[1], case.hours[2], case.hours[3] = hours, 0.0, 0.0, 0.0


@inlined
def hours_of(case: Pointer) -> float:
    """All hours of a task."""
    return hours_at(case, 0) + hours_at(case, 1) + hours_at(case, 2) + hours_at(case, 3)


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
