"""Purposes of draws that do not depend on the scenario, hashed once."""

import numpy as np
from numpy.typing import NDArray

from simulator.engine.addresses import (
    ABSENCE_COUNT,
    ABSENCE_DAY,
    ABSENCE_DAYS,
    DELIVERY,
    LEAVE_COUNT,
    LEAVE_DAY,
    SIGNATURE,
    SIGNATURE_DUE_WORD,
    VALIDATION_BLOCK,
    VALIDATION_HOURS_WORD,
    VALUE_WORD,
    attempt_block,
    gamma_block,
    single_attempt_block,
)
from simulator.quantities import KINDS, TASK_KINDS
from simulator.streams import name_key

_ATTEMPTS = tuple(attempt_block(KINDS.index(kind)) for kind in TASK_KINDS)
_SINGLE = tuple(single_attempt_block(KINDS.index(kind)) for kind in TASK_KINDS)
_PURPOSES = (
    *_ATTEMPTS,
    *_SINGLE,
    LEAVE_COUNT,
    LEAVE_DAY,
    ABSENCE_DAYS,
    gamma_block(ABSENCE_DAYS, 0),
    ABSENCE_COUNT,
    ABSENCE_DAY,
    DELIVERY,
    VALIDATION_BLOCK,
    gamma_block(VALIDATION_BLOCK, VALIDATION_HOURS_WORD),
    SIGNATURE,
    gamma_block(SIGNATURE, SIGNATURE_DUE_WORD),
    gamma_block(SIGNATURE, VALUE_WORD),
)

#: Places in a program's `keys`: those of attempts by kind, then of single attempts by kind, then the others.
ATTEMPTS_KEY, SINGLE_KEY = 0, len(_ATTEMPTS)
(
    LEAVE_COUNT_KEY,
    LEAVE_DAY_KEY,
    ABSENCE_DAYS_KEY,
    ABSENCE_GAMMA_KEY,
    ABSENCE_COUNT_KEY,
    ABSENCE_DAY_KEY,
    DELIVERY_KEY,
    VALIDATION_KEY,
    VALIDATION_GAMMA_KEY,
    SIGNATURE_KEY,
    SIGNATURE_GAMMA_KEY,
    VALUE_GAMMA_KEY,
) = range(len(_ATTEMPTS) + len(_SINGLE), len(_PURPOSES))


def purpose_keys() -> NDArray[np.uint64]:
    """Hashed purposes, in the order of the places above."""
    return np.array([name_key(purpose) for purpose in _PURPOSES], dtype=np.uint64)
