"""Units, kinds of hours and the grid of time on which every clock of the model runs."""

import math
from collections.abc import Iterable
from functools import reduce
from operator import add

#: Kinds of hours, in the order in which a task spends them (model.md section 2).
KINDS: tuple[str, ...] = (
    "prepare",
    "travel",
    "contact",
    "report",
    "meeting",
    "training",
    "validate",
    "idle",
)
PREPARE, TRAVEL, CONTACT, REPORT, MEETING, TRAINING, VALIDATE, IDLE = range(len(KINDS))

#: Kinds that an activity can spend; the others come from commitments, validations and waiting.
TASK_KINDS: tuple[str, ...] = ("prepare", "travel", "contact", "report")
#: Kinds that cost per useful hour leaves out (model.md section 1).
USELESS_KINDS: tuple[str, ...] = ("meeting", "training", "idle")

#: Categories of the full cost (model.md section 7).
COST_CATEGORIES: tuple[str, ...] = (
    "payroll",
    "commission",
    "activities",
    "attempts",
    "campaigns",
    "platform",
    "set_up",
)

TICKS_PER_HOUR = 1 << 20
HOURS_PER_DAY = 24.0
HOURS_PER_WEEK = 168.0
DAYS_PER_WEEK = 7


def round_up(hours: float) -> float:
    """Round a time up to the grid of 2^-20 hour, so that clock sums are exact (model.md section 4).

    Parameters
    ----------
    hours : float
        A time or a duration, in hours; infinity stays infinity.

    Returns
    -------
    float
        The smallest multiple of 2^-20 hour that is not below `hours`.
    """
    if math.isinf(hours):
        return hours
    return math.ceil(hours * TICKS_PER_HOUR) / TICKS_PER_HOUR


def added(values: Iterable[float]) -> float:
    """Sum from left to right; the built-in `sum` compensates rounding from Python 3.12 on, and so moves bits."""
    return reduce(add, values, 0.0)
