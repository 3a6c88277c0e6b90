"""The week of a profile: the hours that a person is there, those that are owed, those that calls and follow-up take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.calibration.fit import usual
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.records import HoursLine, Span, TimeFacts
from simulator.calibration.fit.team import Group
from simulator.calibration.fit.told import Told, assumed, mean_of, neat

#: Weeks of log from which the days without an entry are taken for absence.
LONG_ENOUGH = 4.0
#: Share of a day that weekly commitments may take of its first day before they are written as daily ones.
MOST_OF_A_DAY = 0.8
#: What the commitments of a log are called, by kind.
OWED_NAMES = {
    "meeting": "meetings",
    "training": "training",
    "report": "reporting",
    "validate": "validation",
    "unknown": "not_understood",
}


@dataclass(frozen=True)
class Week:
    """Hours of a week of one person of a profile.

    Parameters
    ----------
    daily, days : float, int
        Open hours of a day, working days of a week.
    absent_share : float or None
        Share of the working days without an entry; None where it cannot be known.
    owed : mapping
        Name of the commitment -> its table, as the scenario holds it.
    owed_hours : float
        Of a whole week.
    calling, messages : float or None
        Hours of calling and of messages a week; None without a log.
    follow : mapping or None
        Hours of what follows what is opened, by kind, a week; None without a log.
    """

    daily: float
    days: int
    absent_share: float | None
    owed: Mapping[str, Told]
    owed_hours: float
    calling: float | None = None
    messages: float | None = None
    follow: Mapping[str, float] | None = None

    @property
    def present(self) -> float:
        """Hours present a week, absences taken off."""
        return self.daily * self.days * (1.0 - (self.absent_share or 0.0))


def week_of(group: Group, facts: Facts) -> Week:
    """Sum up the week of a profile; usual hours where no log holds any of its people."""
    lines = _lines(group, facts.time)
    if facts.time is None or not lines:
        return _usual(facts.time)
    time = facts.time
    daily, absent = time.hours / time.person_days, _absent(time)
    weeks = sum(line.hours for line in lines) / (daily * time.working_days)  # of presence
    owed = _owed(lines, weeks, daily, time)
    present = time.working_days * daily * (1.0 - (absent or 0.0))
    weekly = {role: sum(x.hours for x in lines if x.role == role) / weeks for role in ("call", "message")}
    scale = present / (daily * time.working_days)
    return Week(
        daily=daily,
        days=time.working_days,
        absent_share=absent,
        owed=owed,
        owed_hours=sum(x.hours for x in lines if x.role in ("owed", "unknown")) / weeks * scale,
        calling=weekly["call"] * scale,
        messages=weekly["message"] * scale,
        follow={kind: hours / weeks * scale for kind, hours in by_kind(lines, "follow").items()},
    )


def _lines(group: Group, time: TimeFacts | None) -> list[HoursLine]:
    people = set(group.persons)
    return [] if time is None else [line for line in time.lines if line.person in people]


def by_kind(lines: Iterable[HoursLine], role: str) -> dict[str, float]:
    """Hours of one part of the work, by kind."""
    found: dict[str, float] = {}
    for line in lines:
        if line.role == role:
            found[line.kind] = found.get(line.kind, 0.0) + line.hours
    return found


def _usual(time: TimeFacts | None) -> Week:
    """A week of which no log tells; the day's length is the others', where there are others."""
    daily = usual.DAY if time is None else time.hours / time.person_days
    days = usual.DAYS if time is None else time.working_days
    owed = {
        name: assumed({"kind": kind, "hours": hours, "every": every}, "owed")
        for name, (kind, hours, every) in usual.OWED.items()
    }
    return Week(daily, days, None, owed, usual.owed_hours(days))


def _absent(time: TimeFacts) -> float | None:
    weeks = time.evidence.weeks or 0.0
    if weeks < LONG_ENOUGH:
        return None
    share = 1.0 - time.person_days / (len(time.persons) * time.working_days * weeks)
    return max(0.0, share)


def _owed(lines: list[HoursLine], weeks: float, daily: float, time: TimeFacts) -> dict[str, Told]:
    """Commitments a person: weekly where they fit into the week's first day, daily otherwise."""
    found, left = {}, daily * MOST_OF_A_DAY
    unknown = sum(by_kind(lines, "unknown").values())
    kinds = {**by_kind(lines, "owed"), **({"unknown": unknown} if unknown else {})}
    for kind, hours in sorted(kinds.items()):
        weekly = hours / weeks
        every = "week" if kind not in ("report", "unknown") and weekly <= left else "day"
        left -= weekly if every == "week" else weekly / time.working_days
        each = weekly if every == "week" else weekly / time.working_days
        told = mean_of(Span(each, time.owed_errors.get(kind, 0.0), 0.0))
        found[OWED_NAMES[kind]] = Told(
            {"kind": "report" if kind == "unknown" else kind, "hours": told, "every": every}, time.evidence
        )
    return found


def windows_of(daily: float) -> list[str]:
    """Open hours of a day of that length: from nine, with a break of an hour and a half after three and a half."""
    minutes = max(5, 5 * round(daily * 12))
    if minutes <= 210:  # the morning
        return [f"09:00-{_clock(540 + minutes)}"]
    return ["09:00-12:30", f"14:00-{_clock(min(840 + minutes - 210, 1440))}"]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def absence_of(week: Week, open_days: float) -> float | int:
    """Days of absence in so many open days."""
    return neat((week.absent_share or 0.0) * open_days, 3)
