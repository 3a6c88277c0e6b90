"""Where the hours go, activity by activity, and the revenue that passed through each."""

from collections.abc import Iterator

from simulator.findings import ActivityFindings, Findings, MixFindings
from simulator.presentation.labels import Names, Words
from simulator.presentation.page import Grid


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
    return [
        words.number(row.hours),
        _share(row.hours, record.hours.mean, words),
        words.number(row.done, 0 if row.done >= 100.0 else 1),
        words.number(row.revenue),
        _share(row.revenue, record.revenue.mean, words),
    ]


def _share(part: float, whole: float, words: Words) -> str:
    return words.percent(part / whole) if whole > 0.0 else ""
