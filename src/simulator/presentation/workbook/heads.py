"""Headings that several sheets share."""

from simulator.presentation.labels import Words
from simulator.presentation.workbook.cells import STATISTICS, Cell, Figure
from simulator.presentation.workbook.sheet import Column


def statistics_columns(words: Words, names: tuple[str, ...] = STATISTICS, group: str = "") -> list[Column]:
    """Return one column a statistic: mean, error, quantiles."""
    return [Column(words.say(f"workbook.{name}"), group=group) for name in names]


def statistics_cells(found: dict[str, Figure], names: tuple[str, ...] = STATISTICS) -> list[Cell]:
    """Return the cells of those columns; what an estimate lacks stays blank."""
    return [found.get(name) for name in names]


def pair_columns(words: Words, name: str) -> list[Column]:
    """Return a column for a figure and one for its error."""
    return [Column(name), Column(words.say("workbook.error_of", what=name))]
