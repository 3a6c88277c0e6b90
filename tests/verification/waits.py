"""Waits of the tasks of a queue, replication by replication, the beginning left out."""

from dataclasses import dataclass

from simulator.engine.interface import DiaryEntry
from simulator.parameters import Activity, Parameters
from simulator.quantities import HOURS_PER_DAY, HOURS_PER_WEEK
from verification.toys import always_open, diary, mix, ordered, parameters, platform, profile

#: Weeks of each replication, and how many of them are left out, the queue being empty at the start.
WEEKS = 4
WARM_UP = WEEKS * HOURS_PER_WEEK / 10.0


@dataclass(frozen=True)
class Waits:
    """Per replication: the waits in hours of what was served, and how many of what arrived were dropped."""

    served: list[list[float]]
    dropped: list[int]


def queue(
    servers: int, rates: dict[str, float], activities: tuple[Activity, ...], seed: int, weeks: int = WEEKS
) -> Parameters:
    """Platforms that feed closers day and night; the order is twice what is deliverable, so it never binds.

    Each platform leads to the activity of its own position; the run-off lets every arrival be served.
    """
    sources = tuple(
        platform(name, rate * HOURS_PER_WEEK, i, 0.5) for i, (name, rate) in enumerate(rates.items())
    )
    orders = tuple(ordered(2.0 * rate * HOURS_PER_WEEK, weeks) for rate in rates.values())
    people = (profile(headcount=servers),)
    only = mix(always_open(weeks + 1), activities, platforms=sources, orders=orders, profiles=people)
    return parameters(only, weeks=weeks, run_off_weeks=1, seed=seed)


def waits(these: Parameters, replications: int) -> dict[str, Waits]:
    """Simulate and read the diaries: waits by source."""
    found = {source: Waits([], []) for source in these.sources}
    for row in range(replications):
        entries = diary(these, row)
        for source, of_source in found.items():
            served, dropped = _after_warm_up([e for e in entries if e.source == source])
            of_source.served.append(served)
            of_source.dropped.append(dropped)
    return found


def _after_warm_up(entries: list[DiaryEntry]) -> tuple[list[float], int]:
    arrived = {e.opportunity: e.time for e in entries if e.what == "delivered"}
    late = [e for e in entries if e.what in ("task", "expired") and arrived[e.opportunity] >= WARM_UP]
    served = [(e.waited_days or 0.0) * HOURS_PER_DAY for e in late if e.what == "task"]
    return served, len(late) - len(served)
