"""The team quarter: the numbers that every tool simulates, and what every tool counts.

Five reps call all day. A call takes gamma hours, and 4 % of them book an appointment some five working days later with
one of two closers. An outside platform adds two appointments a day to the same queue. 15 % are missed, which takes no
time; a meeting takes lognormal hours, and 20 % of those held are signed. The quarter is 63 days of 7 hours, one after
the other on a clock of working hours; it begins empty and is cut at its end.
"""

import math
from dataclasses import dataclass, fields

REPS = 5
CLOSERS = 2
DAYS = 63
HOURS_A_DAY = 7.0
HOURS = DAYS * HOURS_A_DAY

CALL_MEAN, CALL_CV = 0.15, 0.8
BOOKS = 0.04
DELAY_MEAN, DELAY_CV = 5.0 * HOURS_A_DAY, 0.3
MEETING_MEAN, MEETING_CV = 1.5, 0.4
NO_SHOW = 0.15
SIGNS = 0.20
DELIVERED_A_DAY = 2.0

#: Shape and scale of the gamma law of a call.
CALL_SHAPE = 1.0 / CALL_CV**2
CALL_SCALE = CALL_MEAN * CALL_CV**2
#: Mean time between two deliveries.
BETWEEN_DELIVERIES = HOURS_A_DAY / DELIVERED_A_DAY


def lognormal_parameters(mean: float, cv: float) -> tuple[float, float]:
    """Mean and standard deviation of the logarithm of a lognormal variable with these two moments."""
    variance = math.log1p(cv * cv)
    return math.log(mean) - 0.5 * variance, math.sqrt(variance)


DELAY_MU, DELAY_SIGMA = lognormal_parameters(DELAY_MEAN, DELAY_CV)
MEETING_MU, MEETING_SIGMA = lognormal_parameters(MEETING_MEAN, MEETING_CV)


@dataclass
class Counts:
    """What happened in one replication."""

    calls: float = 0.0
    bookings: float = 0.0
    deliveries: float = 0.0
    held: float = 0.0
    missed: float = 0.0
    signed: float = 0.0

    @property
    def events(self) -> float:
        """Things that happen in the model: calls, bookings, deliveries, appointments held and missed.

        The same path has the same number of them in every tool, however few events the tool itself spends on it.
        """
        return self.calls + self.bookings + self.deliveries + self.held + self.missed


#: Names of the counts, in order.
COUNTED: tuple[str, ...] = tuple(field.name for field in fields(Counts))
