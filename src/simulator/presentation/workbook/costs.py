"""The sheet of the costs: the full cost by category."""

from simulator.findings import Findings, MixFindings
from simulator.presentation.labels import Names, Words
from simulator.presentation.workbook.cells import Cell, Figure, estimate, plain
from simulator.presentation.workbook.sheet import LABEL, Column, Sheet
from simulator.quantities import COST_CATEGORIES

NAMES = ("cost", "share_of_cost")


def costs_sheet(findings: Findings, words: Words) -> Sheet:
    """Return one line a category, then their total, for each mix with its share."""
    names = Names(findings.labels, words)
    columns = [Column(words.say("cost.corner"), LABEL)]
    for mix in findings.mixes:
        columns += [Column(words.say(f"workbook.{name}"), group=names.mix(mix)) for name in NAMES]
    records = list(findings.mixes.values())
    rows: list[list[Cell]] = [
        [words.say(f"cost.{key}"), *(cell for record in records for cell in _cells(record, key))]
        for key in COST_CATEGORIES
    ]
    rows.append([words.say("workbook.total"), *(cell for record in records for cell in _total(record))])
    title = words.say("cost.title", unit=words.unit)
    return Sheet(words.say("workbook.costs"), title, words.say("workbook.costs_note"), columns, rows)


def _cells(record: MixFindings, key: str) -> list[Cell]:
    cost, whole = record.cost_by_category.get(key, 0.0), record.cost.mean
    return [plain(cost, "money"), Figure(cost / whole, "share", 1) if whole > 0.0 else None]


def _total(record: MixFindings) -> list[Cell]:
    mean, _ = estimate(record.cost.mean, record.cost.se, "money")
    return [mean, None]
