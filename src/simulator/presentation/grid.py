"""A table as it is said, wherever it is shown: on a console, a page, a slide, in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """A table: one label and one text a column for each row.

    Too wide for the page, it is turned on its side; too wide again, it is shown as one block of "key: value"
    lines a row, or a column when `blocks_by_column`. The first `texts` columns hold words, the others numbers.
    """

    title: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    blocks_by_column: bool = False
    texts: int = 0

    def turned(self) -> "Grid":
        """Return the same table with rows for columns."""
        labels = [label for label, _ in self.rows]
        rows = [(name, [cells[k] for _, cells in self.rows]) for k, name in enumerate(self.columns)]
        return Grid(self.title, "", labels, rows, not self.blocks_by_column)
