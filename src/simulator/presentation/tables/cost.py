"""The full cost by category."""

from simulator.findings import Findings
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.tables import cells
from simulator.quantities import COST_CATEGORIES


def cost_grid(findings: Findings, words: Words) -> Grid:
    """Return one row a category that any mix pays, one column a mix."""
    names = Names(findings.labels, words)
    records = list(findings.mixes.values())
    rows = [
        (
            words.say(f"cost.{key}"),
            [cells.part(r.cost_by_category.get(key, 0.0), r.cost, words) for r in records],
        )
        for key in COST_CATEGORIES
        if any(r.cost_by_category.get(key, 0.0) != 0.0 for r in records)
    ]
    columns = [names.mix(name) for name in findings.mixes]
    title = words.say("cost.title", unit=words.unit)
    return Grid(title, words.say("cost.corner"), columns, rows, blocks_by_column=True)
