"""A task whose turn has come: too late, missed or held, and how long it takes."""

from simulator.engine.addresses import (
    IN_MORE_BLOCK,
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
from simulator.engine.compiled.log import (
    IS_EXPIRED,
)
from simulator.engine.compiled.memory import (
    activity_of,
    case_of,
    key_of,
    platform_of,
    rules_of,
    value_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.quantities import CONTACT, HOURS_PER_DAY, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import apart, called, inlined
from simulator.streams.pointers import Pointer

_MORE_WORDS = (IN_MORE_BLOCK[PREPARE], IN_MORE_BLOCK[TRAVEL], 0, IN_MORE_BLOCK[REPORT])


@inlined
def draw_hours(program: Pointer, desk: Pointer, case: Pointer) -> None:
    """Decide, as soon as a task is in the diary, whether it will be missed, and the hours that it will take."""
    what, rules, factor, case.missed = activity_of(program, case.activity), rules_of(program, case), 1.0, 0
    if rules.may_miss:
        case.missed = int(case.no_show < value_of(desk, rules.missed))
        factor = value_of(desk, rules.spent) if case.missed else 1.0
    if factor == 0.0:
        spend(case, 0.0)
        return
    index = index_of(case, case.occurrence)
    more = (0.5, 0.5, 0.5, 0.5)
    if what.more_random:
        more = block(desk, what.more_key, index, case.key)
    for kind in range(4):
        law, case.hours[kind] = what.hours[kind], 0.0
        if law != NONE:
            u = case.contact if kind == CONTACT else more[_MORE_WORDS[kind]]
            value = law_value(program, desk, law, u, what.gamma_keys[kind], index, case.key)
            case.hours[kind] = rounded_up(value * factor)


draw_hours_again = apart(draw_hours)


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
    return case.hours[0] + case.hours[1] + case.hours[2] + case.hours[3]


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
