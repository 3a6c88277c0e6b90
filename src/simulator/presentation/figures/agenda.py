"""The team's agendas over one simulated quarter: a panel a week, a row a person, bars for what was done."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from simulator.presentation.diary import DiaryEntry, person_name
from simulator.presentation.figures.style import COLOURS, blank, folded, headline, look, rendered
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Names, Words
from simulator.quantities import DAYS_PER_WEEK, HOURS_PER_DAY

#: What fills time, each with its colour and pattern, in the legend's order.
STYLES: Mapping[str, tuple[str, str]] = {
    "task": (COLOURS[0], ""),
    "missed": (COLOURS[1], "xx"),
    "prospect": (COLOURS[4], "///"),
    "restart": (COLOURS[7], "..."),
    "commitment": (COLOURS[2], "\\\\\\"),
    "validate": (COLOURS[3], "++"),
    "set_up": (COLOURS[5], "oo"),
    "idle": ("#eeeeee", ""),
    "leave": ("#bbbbbb", "--"),
    "absent": ("#777777", "||"),
}
WEEKS_AT_MOST = 16
BETWEEN_DAYS = 0.6
FOLDS_AT = 20
Person = tuple[str, int]


@dataclass(frozen=True)
class _Clock:
    """The part of a day in which anything happens, and the days of the week that have any."""

    opens: float
    closes: float
    days: tuple[int, ...]

    @property
    def stride(self) -> float:
        return self.closes - self.opens + BETWEEN_DAYS

    def place(self, weekday: int) -> float:
        return self.days.index(weekday) * self.stride


def draw_agenda(
    entries: Sequence[DiaryEntry], start_date: dt.date, path: Path, words: Words, labels: Mapping[str, str]
) -> None:
    """Draw the agendas into a file.

    Parameters
    ----------
    entries : Sequence[DiaryEntry]
        The diary of one replication.
    start_date : date
        The day of hour 0.
    path : Path
        Where to; its suffix, ".svg" or ".png", chooses the format (any other: png).
    words, labels
        Language, and the labels of the scenario's pieces.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    with look():
        figure = _figure(entries, start_date, words, Names(labels, words))
    (drawn,) = rendered(figure, "svg" if path.suffix == ".svg" else "png")
    write_whole({path: drawn})


def _figure(entries: Sequence[DiaryEntry], start: dt.date, words: Words, names: Names) -> Figure:
    bars = [
        e
        for e in entries
        if e.until is not None and e.until > e.time and e.profile is not None and e.what in STYLES
    ]
    if not bars:
        figure, (axes,) = blank(2.0)
        axes.set_axis_off()
        headline(figure, words.say("diary.empty"))
        return figure
    people = sorted({(str(e.profile), e.person or 0) for e in bars})
    clock = _clock(bars)
    pieces = [piece for e in bars for piece in _days(e, clock)]
    weeks = sorted({day // DAYS_PER_WEEK for day, *_ in pieces})
    shown = weeks[:WEEKS_AT_MOST]
    figure, panels = blank(1.4 + len(shown) * (0.75 + 0.26 * len(people)), rows=len(shown))
    for axes, week in zip(panels, shown, strict=True):
        _panel(axes, [p for p in pieces if p[0] // DAYS_PER_WEEK == week], people, clock)
        _axis(axes, week, start, people, clock, words, names)
    panels[-1].set_xlabel(
        words.say("figure.agenda_axis", opens=_hour(clock.opens), closes=_hour(clock.closes))
    )
    figure.legend(handles=_legend(bars, words), loc="outside lower center", ncols=3)
    headline(figure, _finding(bars, pieces, start, words))
    return figure


def _clock(bars: Sequence[DiaryEntry]) -> _Clock:
    """Find the hours of the day that are worked, from bars that start and end on the same day."""
    same_day = [e for e in bars if e.until is not None and e.until <= _midnight(e.time)]
    opens = min((e.time % HOURS_PER_DAY for e in same_day), default=0.0)
    closes = max((_of_day(e) for e in same_day), default=HOURS_PER_DAY)
    days = {int(e.time // HOURS_PER_DAY) % DAYS_PER_WEEK for e in bars}
    return _Clock(math.floor(opens * 2) / 2, math.ceil(closes * 2) / 2, tuple(sorted(days)))


def _midnight(time: float) -> float:
    return (time // HOURS_PER_DAY + 1.0) * HOURS_PER_DAY


def _of_day(entry: DiaryEntry) -> float:
    return (entry.until or entry.time) - entry.time // HOURS_PER_DAY * HOURS_PER_DAY


Piece = tuple[int, float, float, DiaryEntry]


def _days(entry: DiaryEntry, clock: _Clock) -> list[Piece]:
    """Cut a bar at nights: (day, from hour, to hour, entry)."""
    until = entry.until if entry.until is not None else entry.time
    pieces = []
    for day in range(int(entry.time // HOURS_PER_DAY), math.ceil(until / HOURS_PER_DAY)):
        low = max(clock.opens, entry.time - day * HOURS_PER_DAY)
        high = min(clock.closes, until - day * HOURS_PER_DAY)
        if high > low and day % DAYS_PER_WEEK in clock.days:
            pieces.append((day, low, high, entry))
    return pieces


def _panel(axes: Axes, pieces: Sequence[Piece], people: Sequence[Person], clock: _Clock) -> None:
    for what, (colour, hatch) in STYLES.items():
        of_kind = [p for p in pieces if p[3].what == what]
        axes.barh(
            [people.index((str(e.profile), e.person or 0)) for *_, e in of_kind],
            [high - low for _, low, high, _ in of_kind],
            left=[clock.place(day % DAYS_PER_WEEK) + low - clock.opens for day, low, _, _ in of_kind],
            height=0.8, color=colour, hatch=hatch, edgecolor="white", linewidth=0.25,
        )  # fmt: skip


def _axis(
    axes: Axes, week: int, start: dt.date, people: Sequence[Person], clock: _Clock, words: Words, names: Names
) -> None:
    axes.set_yticks(range(len(people)), [folded(person_name(*p, words, names), FOLDS_AT) for p in people])
    axes.set_ylim(len(people) - 0.5, -0.5)
    axes.set_xlim(-BETWEEN_DAYS / 2, len(clock.days) * clock.stride - BETWEEN_DAYS / 2)
    dates = [start + dt.timedelta(days=week * DAYS_PER_WEEK + day) for day in clock.days]
    middles = [clock.place(day) + (clock.closes - clock.opens) / 2 for day in clock.days]
    axes.set_xticks(middles, [words.short_date(date) for date in dates])
    axes.tick_params(length=0, labelsize=8.5)
    axes.grid(visible=False)
    for day in clock.days[1:]:
        axes.axvline(clock.place(day) - BETWEEN_DAYS / 2, color="#bbbbbb", linewidth=0.8)


def _hour(hour: float) -> str:
    return f"{int(hour):02d}:{round(hour % 1 * 60):02d}"


def _legend(bars: Sequence[DiaryEntry], words: Words) -> list[Patch]:
    used = {e.what for e in bars}
    return [
        Patch(
            facecolor=colour,
            hatch=hatch,
            edgecolor="#888888",
            linewidth=0.3,
            label=words.say(f"agenda.{what}"),
        )
        for what, (colour, hatch) in STYLES.items()
        if what in used
    ]


def _times(bars: Sequence[DiaryEntry], what: str) -> int:
    """Count what was done once however many bars a lunch or a night cut it into."""
    return len(
        {(e.profile, e.person, e.activity, e.opportunity, e.waited_days) for e in bars if e.what == what}
    )


def _finding(bars: Sequence[DiaryEntry], pieces: Sequence[Piece], start: dt.date, words: Words) -> str:
    days = {day for day, *_ in pieces}
    weeks = {day // DAYS_PER_WEEK for day in days}
    last = start + dt.timedelta(days=max(days))
    said = words.say(
        "figure.agenda_title",
        tasks=_times(bars, "task"),
        missed=_times(bars, "missed"),
        start=words.date(start),
        end=words.date(last),
    )
    if len(weeks) <= WEEKS_AT_MOST:
        return said
    return f"{said} ({words.say('figure.page', done=WEEKS_AT_MOST, all=len(weeks))})"
