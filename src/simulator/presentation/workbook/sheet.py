"""A sheet before it is written: one table, its heading, and what the pictures of it show."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.presentation.workbook.cells import Cell

TEXT, NUMBER, LABEL = 22, 13, 44


@dataclass(frozen=True)
class Column:
    """A column: its name, its width in characters, the heading that it shares with its neighbours, where it is set."""

    name: str
    width: int = NUMBER
    group: str = ""
    left: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a chart: a column over the rows `first` to `last` of the table.

    It is called as its column is, or by the text in the column `called` of its first row.
    """

    column: int
    first: int
    last: int
    colour: str
    weight: float = 2.0
    dashed: bool = False
    called: int | None = None


@dataclass(frozen=True)
class Chart:
    """Lines along the values of the column `across`; `axes` are the words below and beside."""

    title: str
    across: int
    lines: Sequence[Line]
    axes: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `frozen` columns at the left stay in sight, as the headings do."""

    name: str
    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1
    charts: Sequence[Chart] = ()
    charts_name: str = ""

    @property
    def grouped(self) -> bool:
        """Whether there is a line of headings above the columns'."""
        return any(column.group for column in self.columns)

    @property
    def head(self) -> int:
        """Lines above the table: title, note, headings."""
        return 4 if self.grouped else 3
