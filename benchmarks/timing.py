"""Interleaved timing: absolute figures drift on a shared machine, ratios taken side by side do not."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Contestant:
    """Work to be timed, and how many units of it one call does."""

    name: str
    work: Callable[[], object]
    units: float = 1.0


@dataclass(frozen=True)
class Ratio:
    """Median, smallest and largest of the ratios of all rounds."""

    median: float
    low: float
    high: float

    def scaled(self, factor: float) -> "Ratio":
        """The ratio in other units."""
        return Ratio(self.median * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True)
class Times:
    """Seconds a unit, by contestant, one a round."""

    seconds: dict[str, list[float]]

    def median(self, name: str) -> float:
        """Median seconds a unit."""
        return statistics.median(self.seconds[name])

    def ratio(self, slow: str, fast: str) -> Ratio:
        """How many times the time of the one the other takes, round by round."""
        pairs = zip(self.seconds[slow], self.seconds[fast], strict=True)
        ratios = [one / other for one, other in pairs]
        return Ratio(statistics.median(ratios), min(ratios), max(ratios))


def interleaved(
    contestants: Sequence[Contestant], rounds: int, clock: Callable[[], float] = time.process_time
) -> Times:
    """Time everybody in turn, round after round, after one call each that does not count.

    The clock is processor time by default, what one core spends, threads of native code included; whatever uses
    several cores, or other processes, is timed with `time.perf_counter`.
    """
    for contestant in contestants:
        contestant.work()
    seconds: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            started = clock()
            contestant.work()
            seconds[contestant.name].append((clock() - started) / contestant.units)
    return Times(seconds)
