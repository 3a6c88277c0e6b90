"""The sheet of the hours: by kind, by profile, by activity, and what activities bring."""

from collections.abc import Iterator

from simulator.findings import Findings, MixFindings
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, Figure, plain
from simulator.presentation.workbook.sheet import TEXT, Column, Sheet
from simulator.quantities import KINDS

NAMES = ("hours", "share_of_hours", "done", "revenue")


def hours_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a kind, profile or activity; each of the three adds up to the hours, activities apart."""
    names = Names(findings.labels, words)
    columns = [Column(words.say("workbook.by"), TEXT), Column(words.say("column.what"), TEXT)]
    for mix in findings.mixes:
        columns += [Column(words.say(f"workbook.{name}"), group=names.mix(mix)) for name in NAMES]
    return Sheet(
        words.say("workbook.hours_sheet"),
        words.say("workbook.hours_title"),
        words.say("workbook.hours_note"),
        columns,
        list(_rows(findings, names, words)),
        frozen=2,
    )


def _rows(findings: Findings, names: Names, words: Words) -> Iterator[list[Cell]]:
    first, records = next(iter(findings.mixes.values())), findings.mixes.values()
    for kind in KINDS:
        cells = [_hours(r.hours_by_kind.get(kind, 0.0), r) for r in records]
        yield _line(words.say("workbook.by_kind"), words.say(f"kind.{kind}"), cells)
    for profile in first.hours_by_profile:
        cells = [_hours(r.hours_by_profile[profile], r) for r in records]
        yield _line(words.say("workbook.by_profile"), names.profile(profile), cells)
    for activity in first.activities:
        cells = [_activity(activity, r) for r in records]
        yield _line(words.say("workbook.by_activity"), names.activity(activity), cells)
    total: list[list[Cell]] = [
        [Figure(r.hours.mean, "hours"), None, None, Figure(r.revenue.mean, "money")] for r in records
    ]
    yield _line(words.say("workbook.total"), words.say("source.team"), total)


def _line(by: str, what: str, cells: list[list[Cell]]) -> list[Cell]:
    return [by, what, *(cell for mix in cells for cell in mix)]


def _hours(hours: float, record: MixFindings) -> list[Cell]:
    return [plain(hours, "hours"), _share(hours, record), None, None]


def _activity(name: str, record: MixFindings) -> list[Cell]:
    found = record.activities[name]
    return [
        plain(found.hours, "hours"),
        _share(found.hours, record),
        Figure(found.done, "", 1),
        plain(found.revenue, "money"),
    ]


def _share(hours: float, record: MixFindings) -> Figure | None:
    whole = record.hours.mean
    return Figure(hours / whole, "share", 1) if whole > 0.0 else None
