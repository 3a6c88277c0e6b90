"""Open time: sorted spans [start, end) with the two ways of counting hours along them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import sub

Span = tuple[float, float]


class Spans:
    """Sorted, disjoint spans of time, in hours from the horizon's start; touching ones are merged.

    Starts, ends and cumulated lengths are multiples of 2^-20 hour, so that every sum here is exact.
    """

    __slots__ = ("before", "ends", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        starts: list[float] = []
        ends: list[float] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(end, ends[-1])
            elif end > start:
                starts.append(start)
                ends.append(end)
        self.starts = starts
        self.ends = ends
        self.before: list[float] = [0.0, *accumulate(map(sub, ends, starts))]

    @property
    def total(self) -> float:
        """Length of all spans, in hours."""
        return self.before[-1]

    def elapsed(self, time: float) -> float:
        """Open hours before `time`."""
        i = bisect_right(self.starts, time) - 1
        if i < 0:
            return 0.0
        if time >= self.ends[i]:
            return self.before[i + 1]
        return self.before[i] + time - self.starts[i]

    def between(self, start: float, end: float) -> float:
        """Open hours from `start` to `end`."""
        return self.elapsed(end) - self.elapsed(start)

    def ends_at(self, start: float, hours: float) -> float:
        """When `hours` of open time from `start` are used up: at a close rather than at the next opening."""
        if hours <= 0.0:
            return start
        target = self.elapsed(start) + hours
        i = bisect_left(self.before, target) - 1
        if i >= len(self.starts):
            return float("inf")
        return self.starts[i] + (target - self.before[i])

    def falls_due(self, elapsed: float) -> float:
        """First open instant with `elapsed` open hours before it: at the next opening rather than at a close."""
        i = bisect_right(self.before, elapsed) - 1
        if i >= len(self.starts):
            return float("inf")
        return self.starts[i] + (elapsed - self.before[i])

    def contains(self, time: float) -> bool:
        """Whether `time` is open; a close is not."""
        i = bisect_right(self.starts, time) - 1
        return i >= 0 and time < self.ends[i]

    def next_start(self, time: float) -> float:
        """The first opening strictly after `time`; infinity when there is none."""
        i = bisect_right(self.starts, time)
        return self.starts[i] if i < len(self.starts) else float("inf")

    def end_of(self, time: float) -> float:
        """The close of the span that holds `time`."""
        return self.ends[bisect_right(self.starts, time) - 1]

    def clipped(self, start: float, end: float) -> list[Span]:
        """The parts of the spans that lie in [start, end)."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        pairs = zip(self.starts[first:last], self.ends[first:last], strict=True)
        return [(max(s, start), min(e, end)) for s, e in pairs]


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Sorted disjoint spans, less sorted disjoint holes."""
    kept: list[Span] = []
    whole, cuts = list(spans), sorted(holes)
    first = 0
    for number, (start, end) in enumerate(whole):
        while first < len(cuts) and cuts[first][1] <= start:
            first += 1
        if first == len(cuts):
            return kept + whole[number:]
        at = start
        for i in range(first, len(cuts)):
            low, high = cuts[i]
            if low >= end:
                break
            if low > at:
                kept.append((at, low))
            at = max(at, high)
        if at < end:
            kept.append((at, end))
    return kept
