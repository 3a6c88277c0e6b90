"""A task whose turn has come: too late, missed or held, and how long it takes."""

from simulator.engine.addresses import (
    IN_MORE_BLOCK,
    VALIDATION_HOURS_WORD,
)
from simulator.engine.compiled.cases import close_case, misses, rules_of, tell
from simulator.engine.compiled.chance import block, index_of, law_value
from simulator.engine.compiled.keys import (
    VALIDATION_GAMMA_KEY,
    VALIDATION_KEY,
)
from simulator.engine.compiled.layout import (
    NONE,
    SET_UP,
    VALIDATION,
)
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
    value_of,
)
from simulator.engine.compiled.spans import rounded_up
from simulator.quantities import CONTACT, HOURS_PER_DAY, PREPARE, REPORT, TRAVEL
from simulator.streams.jit import inlined
from simulator.streams.pointers import Pointer

_MORE_WORDS = (IN_MORE_BLOCK[PREPARE], IN_MORE_BLOCK[TRAVEL], 0, IN_MORE_BLOCK[REPORT])


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
