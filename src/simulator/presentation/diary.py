"""The diary of one simulated quarter: who did what, when."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Protocol

from rich.console import Console

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.page import Page
from simulator.quantities import HOURS_PER_DAY

#: First part of the name of what was inherited from before the start.
OPENING = "opening"
#: Number of the opportunity that a set-up stands for: none.
SET_UP = "0"


class DiaryEntry(Protocol):
    """What happened at a moment or over a stretch of time; every time is in hours from the start."""

    @property
    def time(self) -> float:
        """When it happened or began."""

    @property
    def until(self) -> float | None:
        """When it ended, or None for a moment."""

    @property
    def profile(self) -> str | None:
        """The profile of who did it, or None when nobody did."""

    @property
    def person(self) -> int | None:
        """The person's number within the profile, from 0."""

    @property
    def what(self) -> str:
        """Code: task, missed, prospect, restart, commitment, idle, opened, signed, expired..."""

    @property
    def activity(self) -> str:
        """The activity, or nothing."""

    @property
    def source(self) -> str:
        """The channel or platform, or nothing."""

    @property
    def opportunity(self) -> str:
        """The opportunity's name, or nothing."""

    @property
    def waited_days(self) -> float | None:
        """Calendar days between due and begun."""

    @property
    def value(self) -> float | None:
        """Money signed."""


def show_diary(
    entries: Sequence[DiaryEntry],
    start_date: dt.date,
    console: Console,
    words: Words,
    labels: Mapping[str, str],
) -> None:
    """Print a table for each day.

    Parameters
    ----------
    entries : Sequence[DiaryEntry]
        The diary of one replication, in any order.
    start_date : date
        The day of hour 0.
    console : Console
        Where to print.
    words, labels
        Language, and the labels of the scenario's pieces.
    """
    page, names = Page(console, words), Names(labels, words)
    page.paragraph(words.say("diary.title"), style="bold")
    if not entries:
        page.say("diary.empty")
    ordered = sorted(entries, key=lambda entry: entry.time)
    columns = [words.say(f"column.{key}") for key in ("who", "what", "opportunity", "waited")]
    for day, group in groupby(ordered, key=lambda entry: int(entry.time // HOURS_PER_DAY)):
        rows = [(_clock(entry), _cells(entry, words, names)) for entry in group]
        title = words.date(start_date + dt.timedelta(days=day))
        page.grid(Grid(title, words.say("column.time"), columns, rows, texts=3), turn=False)


def person_name(profile: str, person: int, words: Words, names: Names) -> str:
    """Return "Commerciaux 2": people are numbered from 1 for those who read."""
    return words.say("diary.person", profile=names.profile(profile), number=person + 1)


def _clock(entry: DiaryEntry) -> str:
    began = _time(entry.time)
    return began if entry.until is None else f"{began}–{_time(entry.until)}"


def _time(hours: float) -> str:
    minutes = round(hours % HOURS_PER_DAY * 60.0)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _cells(entry: DiaryEntry, words: Words, names: Names) -> list[str]:
    who = "" if entry.profile is None else person_name(entry.profile, entry.person or 0, words, names)
    waited = (
        ""
        if entry.waited_days is None
        else words.say("diary.waited", days=words.number(entry.waited_days, 1))
    )
    return [who, _what(entry, words, names), _opportunity(entry, words, names), waited]


def _what(entry: DiaryEntry, words: Words, names: Names) -> str:
    msgid = f"diary.what.{entry.what}"
    activity = names.activity(entry.activity) if entry.activity else ""
    said = words.say(msgid, activity=activity) if words.knows(msgid) else entry.what.replace("_", " ")
    return said if entry.value is None else f"{said} ({words.money(entry.value)})"


def _opportunity(entry: DiaryEntry, words: Words, names: Names) -> str:
    """Name the opportunity "opening/calls/0 #12" by its labels: "Outbound calls 1 #12 (inherited)"."""
    entity, mark, number = entry.opportunity.partition(" #")
    if not entity or number == SET_UP:
        return names.source(entry.source) if entry.source else ""
    head, *rest = entity.split("/")
    if head == OPENING and rest:
        return words.say("diary.inherited", opportunity=_numbered(rest, names) + mark + number)
    return _numbered([head, *rest], names) + mark + number


def _numbered(parts: Sequence[str], names: Names) -> str:
    """Return the source's label and who opened it, numbered from 1 as people are everywhere else."""
    return " ".join([names.source(parts[0]), *(str(int(p) + 1) if p.isdigit() else p for p in parts[1:])])
