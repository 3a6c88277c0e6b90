"""What fitting says: every entry of the scenario with where it comes from, and the numbers behind the report."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from simulator.calibration.tables import TableName

Path = tuple[str, ...]
#: What an assumption rests on; the words are in the catalogues as `fit.why.<code>`.
Why = Literal[
    "untold",
    "headcount",
    "owed",
    "salary",
    "charges",
    "monthly",
    "margin",
    "left_over",
    "shortest",
    "stand_in",
    "other_weeks",
    "within_log",
    "implied",
    "pace",
    "french_holidays",
    "no_holidays",
    "chosen_holidays",
]
#: Remarks behind a line of the file; the words are in the catalogues as `fit.note.<code>`.
Remark = Literal[
    "",
    "currency",
    "start",
    "quarter",
    "run_off",
    "usual_days",
    "windows",
    "headcount",
    "absence",
    "last_only",
    "dialler",
    "beside_the_log",
    "borrowed",
    "by_deals",
    "by_opening",
    "opening",
    "censored",
    "too_short",
    "misfit",
    "closed_only",
    "heavy",
    "delivered",
    "order",
    "shares",
    "applies",
    "taken",
    "missed_within",
    "by_origin",
]


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from.

    Parameters
    ----------
    table : {"time", "calls", "deals", "appointments"}
        Kind of the files.
    files : tuple of str
        Their names, without folders.
    rows : int
        Rows that the number was computed from.
    first, last : date or None
        First and last day of those rows; None when they bear no date.
    holidays : int
        Public holidays from Monday to Friday in that period, where they are kept.
    """

    table: TableName
    files: tuple[str, ...]
    rows: int
    first: dt.date | None = None
    last: dt.date | None = None
    holidays: int = 0

    @property
    def weeks(self) -> float | None:
        """Weeks from the first day to the last, both included, by their working days, holidays left out; None without dates."""
        if self.first is None or self.last is None:
            return None
        working = int(np.busday_count(self.first, self.last + dt.timedelta(days=1))) - self.holidays
        return working / 5 if working > 0 else ((self.last - self.first).days + 1) / 7


@dataclass(frozen=True)
class Assumed:
    """No file tells: the number is an assumption, and `why` is the code of the sentence that says what it rests on."""

    why: Why = "untold"


Origin = Evidence | Assumed | None


@dataclass(frozen=True)
class Entry:
    """One line of the scenario file.

    Parameters
    ----------
    path : tuple of str
        Where it stands.
    value : object
        Plain value as TOML holds it, without its source.
    origin : Evidence, Assumed or None
        Where it comes from; None for what is no quantity: names, links, dates.
    note : str
        Code of a remark behind it; empty for none.
    params : mapping
        The values that the remark mentions.
    """

    path: Path
    value: Any
    origin: Origin = None
    note: Remark = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The path as users write it."""
        return ".".join(self.path)


@dataclass(frozen=True)
class HoursLine:
    """Hours of one person on one activity, all of one kind; `share` is that of the person's own hours."""

    person: str
    activity: str
    kind: str
    role: str
    hours: float
    share: float
    guessed: bool


@dataclass(frozen=True)
class TimeFacts:
    """What the time logs say.

    Parameters
    ----------
    lines : tuple of HoursLine
        Hours by person, activity and kind, the longest first within each person.
    hours : float
        All of them: work, without leave and breaks.
    away_hours : float
        Leave and breaks that the logs name: no work.
    unbilled_share : float or None
        Share of the hours that are marked as not billed, among those marked; None when nothing is marked.
    person_days, person_weeks : int
        Days, and weeks, on which a person logged anything, added over persons.
    working_days : int
        Days of the week on which work is usual.
    owed_errors : mapping
        Kind of owed hours, "unknown" for those not understood -> relative standard error of their mean over weeks of a person.
    persons : tuple of str
        Who logged.
    evidence : Evidence
        The rows.
    """

    lines: tuple[HoursLine, ...]
    hours: float
    away_hours: float
    unbilled_share: float | None
    person_days: int
    person_weeks: int
    working_days: int
    owed_errors: Mapping[str, float]
    persons: tuple[str, ...]
    evidence: Evidence

    def by_activity(self, *roles: str) -> dict[str, float]:
        """Hours of each activity over all persons: those of the roles named, or all."""
        found: dict[str, float] = {}
        for line in self.lines:
            if not roles or line.role in roles:
                found[line.activity] = found.get(line.activity, 0.0) + line.hours
        return found


@dataclass(frozen=True)
class DoubleCount:
    """Hours that stand in a time log and in a call log too.

    `calls` of the `of` calls with a person and a time overlap entries of that person that are labelled as calling; the
    overlap, `hours`, is counted once. `uncovered` hours of calls lie outside such entries and are counted beside them.
    """

    calls: int
    of: int
    hours: float
    uncovered: float


@dataclass(frozen=True)
class Span:
    """Mean of hours an attempt or a task, its error and its spread: `error` and `cv` are relative to the mean."""

    mean: float
    error: float
    cv: float
