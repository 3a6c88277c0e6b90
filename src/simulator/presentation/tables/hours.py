"""Hours by kind, and the visible value beside the real one."""

from collections.abc import Iterator

from simulator.findings import Findings, MixFindings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells
from simulator.quantities import KINDS


def hours_grid(findings: Findings, words: Words) -> Grid:
    """Return one row a kind of hours that any mix spends, one column a mix."""
    names = Names(findings.labels, words)
    records = list(findings.mixes.values())
    rows = [
        (
            words.say(f"kind.{kind}"),
            [_cell(r.hours_by_kind.get(kind, 0.0), r, words) for r in records],
        )
        for kind in KINDS
        if any(r.hours_by_kind.get(kind, 0.0) > 0.0 for r in records)
    ]
    columns = [names.mix(name) for name in findings.mixes]
    return Grid(words.say("hours.title"), words.say("hours.corner"), columns, rows, blocks_by_column=True)


def _cell(hours: float, record: MixFindings, words: Words) -> str:
    whole = record.hours.mean
    share = f" ({words.percent(hours / whole)})" if whole > 0.0 else ""
    return cells.part_of_hours(hours, record, words) + share


def visible_lines(findings: Findings, words: Words) -> Iterator[str]:
    """Yield a mix's flattering figure, its margin over its contact hours before any cost, beside its real one."""
    names = Names(findings.labels, words)
    for mix, record in findings.mixes.items():
        visible, real = record.visible_hourly_value, record.hourly_value
        yield words.say(
            "hours.visible",
            mix=names.mix(mix),
            visible=words.money_estimate(visible.mean, visible.se),
            real=words.money_estimate(real.mean, real.se),
        )
