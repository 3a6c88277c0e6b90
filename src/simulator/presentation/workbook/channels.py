"""The sheet of the channels: what each takes and gives, mix by mix."""

from collections.abc import Iterator

from simulator.findings import ChannelFindings, Findings, MixFindings
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, estimate
from simulator.presentation.workbook.heads import pair_columns
from simulator.presentation.workbook.sheet import TEXT, Column, Sheet

UNITS = {"hours": "hours", "cost": "money", "margin": "money", "hourly_value": "money/hour", "signed": ""}


def channels_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a mix and channel; the lines of a mix add up to its last one."""
    names = Names(findings.labels, words)
    columns = [Column(words.say("workbook.mix"), TEXT), Column(words.say("channels.corner"), TEXT)]
    for name in UNITS:
        columns += pair_columns(words, words.say(f"workbook.{name}"))
    rows = [
        [names.mix(mix), label, *_cells(found)]
        for mix, record in findings.mixes.items()
        for label, found in _lines(record, names, words)
    ]
    note = words.say("workbook.channels_note", unit=words.unit)
    name = words.say("workbook.channels")
    return Sheet(name, words.say("workbook.channels_title"), note, columns, rows, frozen=2)


def _lines(record: MixFindings, names: Names, words: Words) -> Iterator[tuple[str, ChannelFindings]]:
    """The channels of a mix, then their total, which is the mix's."""
    for name, found in record.channels.items():
        yield names.source(name), found
    value, signed = record.hourly_value_ratio_of_means, record.funnel["signed"]
    yield (
        words.say("workbook.total"),
        ChannelFindings(record.hours, record.cost, record.margin, value, signed),
    )


def _cells(found: ChannelFindings) -> list[Cell]:
    cells: list[Cell] = []
    for name, unit in UNITS.items():
        if name == "hourly_value":
            cells += estimate(found.hourly_value.value, found.hourly_value.se, unit)
        else:
            spread = getattr(found, name)
            cells += estimate(spread.mean, spread.se, unit)
    return cells
