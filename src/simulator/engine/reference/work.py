"""Opportunities, and the tasks that people do for them."""

from dataclasses import dataclass, field

from simulator.engine.addresses import OCCURRENCE_BITS
from simulator.parameters import LAST_PRIORITY, Law

#: Activity numbers of the two tasks that no activity describes.
VALIDATION = -2
SET_UP = -3


@dataclass(frozen=True, slots=True)
class Delay:
    """The delay that led to a due task, redrawn when the appointment is rebooked.

    `after` is the activity that carries it; None when a platform does, or a listed item (`listed`).
    """

    law: Law
    after: int | None = None
    listed: bool = False


@dataclass(eq=False, slots=True)
class Opportunity:
    """One chance of a deal: the `index`-th of a channel's person or of a platform.

    `entity` keys its draws; `headline` is False for what was open at the horizon's start.
    """

    source: int
    source_name: str
    person: int
    index: int
    opened: float
    entity: str
    headline: bool
    passed: set[int] = field(default_factory=set)
    closed: bool = False

    def at(self, occurrence: int) -> int:
        """Index of its draws at the given occurrence of an activity."""
        return (self.index << OCCURRENCE_BITS) | occurrence

    @property
    def age(self) -> tuple[float, str, int, int]:
        """Sorts the oldest first: opening time, then source name, person, index."""
        return self.opened, self.source_name, self.person, self.index


@dataclass(eq=False, slots=True)
class Task:
    """A due piece of work for one profile.

    `remaining` holds hours by kind when the task was under way at the horizon's start, and `missed` is then
    already known.
    """

    opportunity: Opportunity
    activity: int
    profile: int
    due: float
    priority: int
    occurrence: int = 0
    led_by: Delay | None = None
    remaining: tuple[tuple[int, float], ...] | None = None
    missed: bool = False

    @property
    def rank(self) -> tuple[int, int, float, tuple[float, str, int, int], int]:
        """Sorts the task to be done first (model.md section 4)."""
        first = 0 if self.activity in (VALIDATION, SET_UP) else 1
        return first, self.priority if first else 0, self.due, self.opportunity.age, self.occurrence


@dataclass(eq=False, slots=True)
class Signature:
    """A deal that will be signed when its delay is over; `by` did the last activity."""

    opportunity: Opportunity
    due: float
    by: int


def set_up_task(opportunity: Opportunity, by: int, due: float) -> Task:
    """The task of starting with a platform."""
    return Task(opportunity, SET_UP, by, due, LAST_PRIORITY)
