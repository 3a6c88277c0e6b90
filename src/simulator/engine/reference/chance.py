"""Everything that chance decides, drawn by name from the streams (model.md section 5)."""

import math
from dataclasses import dataclass
from functools import lru_cache

from simulator import streams
from simulator.engine.addresses import (
    ATTEMPT_BITS,
    ATTEMPTS_WORD,
    DELIVERY,
    GAP,
    WORDS_IN_A_BLOCK,
    attempt_block,
    gamma_block,
    single_attempt_block,
)
from simulator.parameters import Law
from simulator.quantities import round_up
from simulator.streams.tables import tabulated
from simulator.streams.variates import decay

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

    def uniform(self, entity: str, index: int, purpose: str, word: int = 0) -> float:
        """Uniform in (0, 1)."""
        return Stream(self.seed, self.row, entity, purpose).uniform(index, word)

    def happens(self, probability: float, entity: str, index: int, purpose: str, word: int = 0) -> bool:
        """Whether an event of the given probability happens."""
        return self.uniform(entity, index, purpose, word) < probability

    def delivery_interval(self, entity: str, k: int) -> float:
        """Unit exponential before the k-th delivery."""
        stream = Stream(self.seed, self.row, entity, DELIVERY)
        return stream.exponential(k // WORDS_IN_A_BLOCK, k % WORDS_IN_A_BLOCK)

    def attempts(self, success: float, entity: str, gap: int) -> int:
        """Attempts up to the first success, that one included."""
        return Stream(self.seed, self.row, entity, GAP).geometric(gap, success, ATTEMPTS_WORD)

    def value(self, law: Law, entity: str, index: int, purpose: str, word: int = 0) -> float:
        """One value of an event law."""
        mean = float(law.mean[self.draw])
        if law.family == "constant" or mean == 0.0:
            return mean
        if law.family == "gamma":
            shape = 1.0 / (law.cv * law.cv)
            own = Stream(self.seed, self.row, entity, gamma_block(purpose, word))
            return mean / shape * own.gamma(index, shape)
        stream = Stream(self.seed, self.row, entity, purpose)
        if law.family == "lognormal":
            return stream.lognormal(index, mean, law.cv, word)
        assert law.table is not None
        return mean * tabulated(law.table, stream.uniform(index, word))

    def sum_of(self, law: Law, count: int, entity: str, gap: int, kind: int, limit: float) -> float:
        """Hours of one kind of `count` attempts: one draw for a constant or a gamma, one each for any other law.

        Once the values pass `limit`, a time that the run cannot reach, the rest goes on at their average.
        """
        mean = float(law.mean[self.draw])
        if law.family == "constant" or mean == 0.0:
            return mean * count
        if law.family == "gamma":
            shape = 1.0 / (law.cv * law.cv)
            stream = Stream(self.seed, self.row, entity, attempt_block(kind))
            return mean / shape * stream.gamma(gap, count * shape)
        purpose, total = single_attempt_block(kind), 0.0
        for attempt in range(count):
            if total > limit:
                return total * count / attempt
            index = (gap << ATTEMPT_BITS) | (attempt // WORDS_IN_A_BLOCK)
            total += self.value(law, entity, index, purpose, attempt % WORDS_IN_A_BLOCK)
        return total

    def whole(self, mean: float, entity: str, purpose: str) -> int:
        """A whole number with the given mean: its floor, or one more with the fraction's probability."""
        floor = math.floor(mean)
        return floor + int(self.happens(mean - floor, entity, 0, purpose))

    def rounded(self, law: Law, factor: float, entity: str, index: int, purpose: str, word: int) -> float:
        """A duration, multiplied and then rounded up once to the grid of time."""
        return round_up(self.value(law, entity, index, purpose, word) * factor)


def warmth(cools_per_day: float, waited_days: float) -> float:
    """Share of the success that is left after a wait (model.md section 4)."""
    return decay(-cools_per_day * max(waited_days, 0.0))
