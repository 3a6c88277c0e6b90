"""The table of beliefs before and after."""

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Names, Words
from simulator.presentation.labels.quantities import quantity_name
from simulator.presentation.update.values import band_text, told_text
from simulator.updated import UpdatedFindings

METHODS: tuple[str, ...] = ("carried", "seen")
COLUMNS: tuple[str, ...] = ("seen", "before", "after")


def beliefs_grid(findings: UpdatedFindings, words: Words) -> Grid:
    """Return each belief that has changed: what was seen, and its P50 with P10 and P90 before and after."""
    names = Names(findings.labels, words)
    rows = [
        (
            quantity_name(one.path, names, words),
            [
                told_text(one.told, words, short=True) or words.say(f"update.method.{one.method}"),
                band_text(one.before, one.unit, words),
                band_text(one.after, one.unit, words),
            ],
        )
        for one in findings.beliefs
    ]
    columns = [words.say(f"update.column.{name}") for name in COLUMNS]
    return Grid(words.say("update.beliefs"), words.say("drivers.corner"), columns, rows)
