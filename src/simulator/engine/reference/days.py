"""The days that a person is away."""

import math
from dataclasses import dataclass

from simulator.engine.addresses import ABSENCE_COUNT, ABSENCE_DAY, ABSENCE_DAYS, LEAVE_COUNT, LEAVE_DAY
from simulator.engine.reference.chance import Chance
from simulator.engine.reference.spans import Span
from simulator.parameters import Profile

Days = dict[int, list[Span]]


@dataclass(frozen=True)
class Away:
    """Days on leave and days absent."""

    leave: frozenset[int]
    absent: frozenset[int]

    def during(self, days: Days) -> "Away":
        """Those of the days that are among the ones given."""
        return Away(self.leave & days.keys(), self.absent & days.keys())


def away(profile: Profile, person: str, days: Days, chance: Chance) -> Away:
    """Draw the days of leave, then of absence, uniformly over the working days that remain (model.md section 4)."""
    remaining = sorted(days)
    leave_days = float(profile.leave_days[chance.draw])
    leave = _picked(remaining, chance.whole(leave_days, person, LEAVE_COUNT), person, LEAVE_DAY, chance)
    sick_days = chance.value(profile.absence_days, person, 0, ABSENCE_DAYS)
    absent = _picked(remaining, chance.whole(sick_days, person, ABSENCE_COUNT), person, ABSENCE_DAY, chance)
    return Away(leave, absent)


def _picked(remaining: list[int], count: int, person: str, purpose: str, chance: Chance) -> frozenset[int]:
    picked = set()
    for index in range(min(count, len(remaining))):
        position = math.floor(chance.uniform(person, index, purpose) * len(remaining))
        picked.add(remaining.pop(position))
    return frozenset(picked)
