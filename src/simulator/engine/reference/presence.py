"""When a person is there, what commitments take of it, and when a task may start."""

from dataclasses import dataclass
from typing import NamedTuple

from simulator.engine.reference.chance import Chance
from simulator.engine.reference.days import Away, Days, away
from simulator.engine.reference.spans import Span, Spans, without
from simulator.engine.reference.timetable import Timetable
from simulator.parameters import Profile
from simulator.quantities import round_up


class Committed(NamedTuple):
    """One commitment kept: its kind of hours and when."""

    kind: int
    start: float
    end: float


@dataclass(frozen=True)
class Presence:
    """The time of one person.

    `present` are the calendar's windows less days away; `working` is that less commitments, and holds the
    run-off's windows too; in `available` spans a task may start. `nominal` counts the calendar's hours less
    leave.
    """

    present: Spans
    working: Spans
    available: Spans
    commitments: tuple[Committed, ...]
    nominal: float
    gone: Away


def presence(profile: Profile, number: int, person: str, timetable: Timetable, chance: Chance) -> Presence:
    """Draw a person's days away and lay out the time that is left (model.md section 4)."""
    days = timetable.days
    gone = away(profile, person, timetable.planned_days, chance).during(days)
    here = {day: spans for day, spans in days.items() if day not in gone.leave and day not in gone.absent}
    kept = _commitments(profile, timetable, here, chance.draw)
    present = Spans(span for spans in here.values() for span in spans)
    busy = [(c.start, c.end) for c in kept]
    working = Spans([*without(zip(present.starts, present.ends, strict=True), busy), *timetable.run_off])
    holes = timetable.protected[number]
    available = Spans(without(zip(working.starts, working.ends, strict=True), holes)) if holes else working
    nominal = timetable.open_hours - sum(_length(days[day]) for day in gone.leave)
    return Presence(present, working, available, tuple(kept), nominal, gone)


def _length(spans: list[Span]) -> float:
    return sum(end - start for start, end in spans)


def _commitments(profile: Profile, timetable: Timetable, here: Days, draw: int) -> list[Committed]:
    """Weekly ones take the first hours of the week's first open day, daily ones the last hours of each day."""
    if not profile.commitments:
        return []
    owed = [(c.every, c.kind, round_up(float(c.hours[draw]))) for c in profile.commitments]
    weekly = [(kind, hours) for every, kind, hours in owed if every == "week"]
    daily = [(kind, hours) for every, kind, hours in reversed(owed) if every == "day"]
    kept = []
    for day, spans in here.items():
        free = spans
        if day in timetable.first_days:
            for kind, hours in weekly:
                taken, free = _first_hours(free, hours)
                kept += [Committed(kind, start, end) for start, end in taken]
        for kind, hours in daily:
            taken, free = _last_hours(free, hours)
            kept += [Committed(kind, start, end) for start, end in taken]
    return kept


def _first_hours(spans: list[Span], hours: float) -> tuple[list[Span], list[Span]]:
    taken: list[Span] = []
    rest: list[Span] = []
    for start, end in spans:
        cut = min(end, start + hours)
        if cut > start:
            taken.append((start, cut))
            hours -= cut - start
        if cut < end:
            rest.append((cut, end))
    return taken, rest


def _last_hours(spans: list[Span], hours: float) -> tuple[list[Span], list[Span]]:
    taken: list[Span] = []
    rest: list[Span] = []
    for start, end in reversed(spans):
        cut = max(start, end - hours)
        if cut < end:
            taken.append((cut, end))
            hours -= end - cut
        if start < cut:
            rest.append((start, cut))
    return taken, rest[::-1]
