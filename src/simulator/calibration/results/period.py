"""From which day to which results were counted, and whether two of these have days in common."""

import datetime
import math
from typing import NamedTuple

from simulator.quantities import DAYS_PER_WEEK

#: Days by which what people call so many weeks may be off: a trial that ends on a Friday, or begins on a Tuesday.
LOOSE = 7
#: Days that two periods may share without counting anything twice: a weekend told by both.
SHARED = 3


class Period(NamedTuple):
    """First and last day."""

    begins: datetime.date
    ends: datetime.date


def period_of(weeks: float, until: datetime.date | None, start: datetime.date) -> Period:
    """Return the days of so many weeks until a day; from the scenario's start where no day is told.

    Parameters
    ----------
    weeks : float
        Of trial.
    until : date or None
        Last day counted.
    start : date
        First day of the scenario.
    """
    days = datetime.timedelta(days=math.ceil(DAYS_PER_WEEK * weeks) - 1)
    return Period(start, start + days) if until is None else Period(until - days, until)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share more days than people are loose about."""
    shared = min(one.ends, other.ends) - max(one.begins, other.begins)
    return shared.days + 1 > SHARED
