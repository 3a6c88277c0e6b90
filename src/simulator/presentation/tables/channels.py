"""What each channel, platform and idle time takes and gives, mix by mix."""

from collections.abc import Iterator

from simulator.findings import ChannelFindings, Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells


def channel_grids(findings: Findings, words: Words) -> Iterator[Grid]:
    """Yield one table a mix; its rows add up to the mix's hours and cost."""
    names = Names(findings.labels, words)
    columns = [words.say(f"column.{key}") for key in ("hours", "cost", "margin", "hourly_value", "signed")]
    for mix, record in findings.mixes.items():
        rows = [
            (names.source(name), _cells(row, words)) for name, row in record.channels.items() if _used(row)
        ]
        title = words.say("channels.title", mix=names.mix(mix), unit=words.unit)
        yield Grid(title, words.say("channels.corner"), columns, rows)


def _used(row: ChannelFindings) -> bool:
    """Tell whether the mix uses the channel at all."""
    return row.hours.p95 != 0.0 or row.cost.p95 != 0.0 or row.margin.mean != 0.0


def _cells(row: ChannelFindings, words: Words) -> list[str]:
    return [
        cells.bare_mean(row.hours, words, most=0),
        cells.bare_mean(row.cost, words, most=0),
        cells.bare_mean(row.margin, words, most=0),
        cells.single(row.hourly_value, words),
        cells.count(row.signed, words),
    ]
