"""A file opened but not yet understood: its first rows as texts, and the rest on request."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from simulator.calibration.readers.report import Complaint, Note

if TYPE_CHECKING:
    import polars as pl

#: Rows among which the headings are looked for: some reports have a title above them.
ROWS_OF_HEAD = 30


@dataclass(frozen=True)
class Body:
    """Cells below the headings.

    Parameters
    ----------
    cells : polars.DataFrame
        One column of texts a place asked for, called by its number; null where a cell is empty. Blanks around a text
        may be left, since few files have them and to look for them takes as long as reading: who reads a cell in vain
        looks again with `blank_out`.
    lines : polars.Series
        Line of each row in the file, 1-based.
    complaints : tuple of Complaint
        Rows that are not in `cells`, since they cannot be told apart into cells.
    """

    cells: "pl.DataFrame"
    lines: "pl.Series"
    complaints: tuple[Complaint, ...] = ()


class Sheet(Protocol):
    """What a reader asks of a CSV file and of a sheet of a workbook alike."""

    @property
    def name(self) -> str:
        """The file as the user named it, with the sheet where there are several."""

    @property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows, headings among them."""

    @property
    def decimal_comma(self) -> bool | None:
        """Whether numbers have a decimal comma, as far as the way that cells are parted tells; None when it does not."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was noticed on opening it."""

    def body(self, heading: int, places: Sequence[int]) -> Body:
        """Cells of the places asked for, below the row of the head (from 0) that holds the headings."""


def blank_out(cells: "pl.DataFrame") -> "pl.DataFrame":
    """Cells without blanks at their ends; null where nothing is left. Columns without such blanks are as they were."""
    import polars as pl

    cell = pl.all()
    padded = cell.str.starts_with(" ") | cell.str.ends_with(" ") | (cell == "")
    found = cells.select(padded.any())
    needy = (
        [name for name, some in zip(cells.columns, found.row(0), strict=True) if some] if cells.width else []
    )
    if not needy:
        return cells
    bare = pl.col(needy).str.strip_chars()
    return cells.with_columns(pl.when(bare != "").then(bare))
