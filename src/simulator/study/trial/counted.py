"""What a trial shows on a day, and the counts that a rule may use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision.trial import Levels, Rule, Thresholds
from simulator.outcomes import Floats, OutcomesReader
from simulator.tried import Reading

#: Column of each thing that a platform's trial shows.
OF_PLATFORM = {
    "delivered": "platforms/{}/delivered",
    "accepted": "platforms/{}/accepted",
    "held": "channels/{}/held",
    "quotes": "channels/{}/quotes",
    "signed": "channels/{}/signed",
    "hours": "channels/{}/hours",
}
#: The same of the whole team, where nothing is ordered from a platform.
OF_TEAM = {
    "appointments": "funnel/appointments",
    "held": "funnel/held",
    "quotes": "funnel/quotes",
    "signed": "funnel/signed",
    "hours": "hours",
}
#: Counts that a rule may use, the plainest first; the second is what the first is a share of.
COUNTED = (
    ("quotes", None),
    ("accepted", None),
    ("appointments", None),
    ("held", None),
    ("signed", None),
    ("delivered", None),
    ("quotes", "accepted"),
    ("held", "accepted"),
    ("signed", "accepted"),
    ("accepted", "delivered"),
    ("quotes", "appointments"),
    ("signed", "appointments"),
)
#: A share is read in steps of a twentieth; 2 in all, more than nothing else can be.
STEPS, MOST_STEPS = 20, 40


@dataclass(frozen=True)
class Count:
    """A count, or a share of another one, by name."""

    count: str
    of: str | None

    def levels(self, seen: Mapping[str, Floats]) -> Levels:
        """Whole levels, (rows,): the count itself; of a share 0 where there is nothing to share, then a twentieth each."""
        counted = seen[self.count]
        if self.of is None:
            return np.rint(counted).astype(np.intp)
        whole = seen[self.of]
        steps = np.floor(STEPS * counted / np.maximum(whole, 1.0) + 1e-9)
        return np.where(whole > 0.0, 1.0 + np.minimum(steps, MOST_STEPS), 0.0).astype(np.intp)

    def reading(self, thresholds: Thresholds, most: int) -> Reading:
        """Thresholds as people read them; a level above `most`, the highest seen, is never met."""
        go_on, stop = self._value(thresholds.go_on, most), self._value(thresholds.stop, most)
        at_least, below = (go_on, stop) if thresholds.upward else (stop, go_on)
        return Reading(self.count, self.of, at_least, below, upward=thresholds.upward)

    def _value(self, level: int, most: int) -> float | None:
        if level > most:
            return None
        return float(level) if self.of is None else max(level - 1, 0) / STEPS


def seen_of(outcomes: OutcomesReader, mix: str, platforms: Sequence[str]) -> dict[str, Floats]:
    """What a trial shows, by name, (rows,) each; of several platforms together."""
    if not platforms:
        return {name: outcomes.of(mix, column) for name, column in OF_TEAM.items()}
    return {
        name: np.sum([outcomes.of(mix, column.format(platform)) for platform in platforms], axis=0)
        for name, column in OF_PLATFORM.items()
    }


def counts_of(seen: Mapping[str, Floats]) -> list[Count]:
    """Counts that differ from each other and vary, the plainest first."""
    found: list[Count] = []
    for name, of in COUNTED:
        count = Count(name, of)
        if name in seen and (of is None or of in seen):
            levels = count.levels(seen)
            if not any(np.array_equal(levels, other.levels(seen)) for other in found):
                found.append(count)
    return found


def reading_of(rule: Rule, counts: Sequence[Count], levels: Sequence[Levels]) -> Reading:
    """A rule as people read it."""
    most = int(levels[rule.count].max(initial=0))
    return counts[rule.count].reading(rule.thresholds, most)
