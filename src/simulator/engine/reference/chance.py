"""Everything that chance decides, drawn by name from the streams (model.md section 5)."""

import math
from dataclasses import dataclass
from functools import lru_cache

from simulator import streams
from simulator.parameters import Law
from simulator.quantities import round_up

#: The index of a draw is (opportunity << 16) | occurrence: a rebooked appointment is a new occurrence.
OCCURRENCE_BITS = 16
#: With a named law each attempt is a draw of its own: index (gap << 32) | attempt.
ATTEMPT_BITS = 32

#: A stream draws the same whoever holds it, so the same names share one object.
Stream = lru_cache(maxsize=1024)(streams.Stream)


@dataclass(frozen=True)
class Chance:
    """The draws of one row under one draw of the beliefs.

    Parameters
    ----------
    seed, row : int
        First words of every key.
    draw : int
        Position of the row's draw in the parameter arrays.
    """

    seed: int
    row: int
    draw: int

    def uniform(self, entity: str, index: int, purpose: str) -> float:
        """Uniform in (0, 1)."""
        return Stream(self.seed, self.row, entity, purpose).uniform(index)

    def happens(self, probability: float, entity: str, index: int, purpose: str) -> bool:
        """Whether an event of the given probability happens."""
        return self.uniform(entity, index, purpose) < probability

    def exponential(self, entity: str, index: int, purpose: str) -> float:
        """Unit exponential."""
        return Stream(self.seed, self.row, entity, purpose).exponential(index)

    def attempts(self, success: float, entity: str, gap: int) -> int:
        """Attempts up to the first success, that one included."""
        return Stream(self.seed, self.row, entity, "attempts").geometric(gap, success)

    def value(self, law: Law, entity: str, index: int, purpose: str) -> float:
        """One value of an event law."""
        mean = float(law.mean[self.draw])
        if law.family == "constant" or mean == 0.0:
            return mean
        stream = Stream(self.seed, self.row, entity, purpose)
        if law.family == "gamma":
            shape = 1.0 / (law.cv * law.cv)
            return mean / shape * stream.gamma(index, shape)
        if law.family == "lognormal":
            return stream.lognormal(index, mean, law.cv)
        assert law.quantile is not None
        return mean * law.quantile(stream.uniform(index))

    def sum_of(self, law: Law, count: int, entity: str, gap: int, purpose: str, limit: float) -> float:
        """Sum of `count` values: one draw for a constant or a gamma, one a value for any other law.

        Once the values pass `limit`, a time that the run cannot reach, the rest goes on at their average.
        """
        mean = float(law.mean[self.draw])
        if law.family == "constant" or mean == 0.0:
            return mean * count
        if law.family == "gamma":
            shape = 1.0 / (law.cv * law.cv)
            return mean / shape * Stream(self.seed, self.row, entity, purpose).gamma(gap, count * shape)
        total = 0.0
        for attempt in range(count):
            if total > limit:
                return total * count / attempt
            total += self.value(law, entity, (gap << ATTEMPT_BITS) | attempt, purpose)
        return total

    def whole(self, mean: float, entity: str, purpose: str) -> int:
        """A whole number with the given mean: its floor, or one more with the fraction's probability."""
        floor = math.floor(mean)
        return floor + int(self.happens(mean - floor, entity, 0, purpose))

    def rounded(self, law: Law, factor: float, entity: str, index: int, purpose: str) -> float:
        """A duration, multiplied and then rounded up once to the grid of time."""
        return round_up(self.value(law, entity, index, purpose) * factor)
