"""Where each random draw lives: purpose, index and word (docs/decisions/0011). Both engines read this page.

One block of Philox has four words, so the draws of one event share a block. An index is the opportunity's, its
occurrence in the low bits: a rebooked appointment is a new occurrence.
"""

from simulator.quantities import CONTACT, PREPARE, REPORT, TRAVEL

OCCURRENCE_BITS = 16
#: Every entity of the opening phase begins so (model.md section 4).
OPENING_PREFIX = "opening/"

#: The attempts up to the next success, index gap. A gamma of contact hours takes the other words of its block.
GAP, ATTEMPTS_WORD = "gap", 3
#: Words of `task_block`: when it falls due, whether it is missed, how it ends or whether it is rebooked.
DUE_WORD, NO_SHOW_WORD, FATE_WORD = 0, 1, 2
#: Word of `more_block`: which of several activities follows.
NEXT_WORD = 0
#: The block and the word of each kind of hours of a task.
IN_TASK_BLOCK = {CONTACT: 3}
IN_MORE_BLOCK = {PREPARE: 1, TRAVEL: 2, REPORT: 3}
#: A signature: when it falls due, what it is worth, whether it recurs.
SIGNATURE, SIGNATURE_DUE_WORD, VALUE_WORD, RECURRING_WORD = "signature", 0, 1, 2
#: The check of a delivered appointment: how long it takes, whether it is accepted.
VALIDATION_BLOCK, VALIDATION_HOURS_WORD, ACCEPTED_WORD = "validation", 0, 1
#: The delivery k of a platform: word k % 4 of the block at index k // 4.
DELIVERY, WORDS_IN_A_BLOCK = "delivery", 4
#: Without a gamma each attempt is a draw: word a % 4 of `single_attempt_block` at index (gap << 32) | a // 4.
ATTEMPT_BITS = 32
#: A person's leave and absence.
LEAVE_COUNT, LEAVE_DAY = "leave/count", "leave/day"
ABSENCE_DAYS, ABSENCE_COUNT, ABSENCE_DAY = "absence/days", "absence/count", "absence/day"


def task_block(activity: str) -> str:
    """Purpose of the draws that every task of an activity needs."""
    return f"task/{activity}"


def more_block(activity: str) -> str:
    """Purpose of the draws that some tasks of an activity need."""
    return f"more/{activity}"


def hours_address(activity: str, kind: int) -> tuple[str, int]:
    """Purpose and word of one kind of hours of a task."""
    if kind in IN_TASK_BLOCK:
        return task_block(activity), IN_TASK_BLOCK[kind]
    return more_block(activity), IN_MORE_BLOCK[kind]


def attempt_block(kind: int) -> str:
    """Purpose of the hours of one kind of all attempts of a gap, drawn as one gamma."""
    return GAP if kind == CONTACT else f"gap/{kind}"


def single_attempt_block(kind: int) -> str:
    """Purpose of the hours of one kind of single attempts."""
    return f"attempt/{kind}"


def gamma_block(purpose: str, word: int) -> str:
    """Purpose of a gamma that stands for a word of another block: it needs blocks of its own."""
    return f"{purpose}/{word}"
