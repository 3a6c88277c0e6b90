"""Where the hours go, activity by activity, and the revenue that passed through each."""

from collections.abc import Iterator

from simulator.findings import ActivityFindings, Findings, MixFindings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells


def activity_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield one table a mix. Shares are of all the mix's hours and revenue; a deal passes through several."""
    names = Names(findings.labels, words)
    keys = ("hours", "share_of_hours", "done", "revenue", "share_of_revenue")
    columns = [words.say(f"column.{key}") for key in keys]
    for mix, record in findings.mixes.items():
        rows = [(names.activity(n), _cells(row, record, words)) for n, row in record.activities.items()]
        title = words.say("activities.title", mix=names.mix(mix), unit=words.unit)
        yield Grid(title, words.say("activities.corner"), columns, rows)


def _cells(row: ActivityFindings, record: MixFindings, words: Words) -> list[str]:
    error = cells.hours_error(row.hours, record) / row.hours if row.hours > 0.0 else 0.0
    return [
        cells.part_of_hours(row.hours, record, words),
        _share(row.hours, record.hours.mean, words),
        words.estimate(row.done, row.done * error, most=0 if row.done >= 100.0 else 1),
        cells.part(row.revenue, record.revenue, words),
        _share(row.revenue, record.revenue.mean, words),
    ]


def _share(part: float, whole: float, words: Words) -> str:
    return words.percent(part / whole) if whole > 0.0 else ""
