"""What a reader has to say of a file: what it took it for, what it left out and on which lines, what looks odd."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from simulator.calibration.tables import TableName
from simulator.errors import Phrase
from simulator.scenario.phrases import phrase

if TYPE_CHECKING:
    import polars as pl

#: How sure we are of a format's column names: seen in several independent places, partly seen, from memory, or written
#: by the user in a mapping.
Status = Literal["verified", "partly", "unverified", "mapping"]


@dataclass(frozen=True)
class Complaint:
    """Rows of one file with the same thing wrong in the same column.

    Parameters
    ----------
    rule : str
        Stable name of what is wrong, such as "not_a_date".
    column : str
        Heading in the file; empty when the whole row is meant.
    lines : tuple of int
        Every line on which it is so, in order; 1-based, the header included.
    example : str
        The value found on the first of them.
    refused : bool
        True when the rows are left out; False when they are kept and the value alone is taken as absent.
    """

    rule: str
    column: str
    lines: tuple[int, ...]
    example: str
    refused: bool

    @property
    def said(self) -> Phrase:
        """What is wrong, in words."""
        return phrase(f"row_{self.rule}")


@dataclass(frozen=True)
class Note:
    """Something to know of the file that is wrong with no row: how it was understood, and what we are not sure of.

    Parameters
    ----------
    code : str
        Stable name.
    params : mapping
        The values that the words mention.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def said(self) -> Phrase:
        """What is to be known, in words."""
        return phrase(f"note_{self.code}", **self.params)


@dataclass(frozen=True)
class Similar:
    """Two spellings of what is probably one name.

    Parameters
    ----------
    column : str
        Canonical column, such as "product".
    written, meant : str
        The spelling found, and the one that it is close to: the more frequent one, or that of the reference file.
    rows : int
        How many rows have the first spelling.
    reference : str
        The reference file; empty when both spellings are in the data.
    """

    column: str
    written: str
    meant: str
    rows: int
    reference: str = ""


@dataclass(frozen=True)
class ReadReport:
    """Everything to be said of one file.

    Parameters
    ----------
    file : str
        As the user named it.
    table : {"time", "calls", "deals", "appointments"}
        The table that it was read into.
    format : str
        Name of the format, such as "Toggl Track".
    status : {"verified", "partly", "unverified", "mapping"}
        How sure the format's column names are.
    rows, kept : int
        Rows in the file, and rows in the table.
    complaints : tuple of Complaint
        What is wrong with which lines.
    notes : tuple of Note
        How the file was understood.
    similar : tuple of Similar
        Spellings that are probably one name.
    columns : mapping
        Canonical column -> the headings that it was read from.
    """

    file: str
    table: TableName
    format: str
    status: Status
    rows: int
    kept: int
    complaints: tuple[Complaint, ...] = ()
    notes: tuple[Note, ...] = ()
    similar: tuple[Similar, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        """Rows left out, each counted once."""
        return self.rows - self.kept


@dataclass(frozen=True)
class Reading:
    """Files of one kind, read.

    Parameters
    ----------
    table : polars.DataFrame
        The canonical table, the files one after the other.
    reports : tuple of ReadReport
        One a file, in order.
    """

    table: "pl.DataFrame"
    reports: tuple[ReadReport, ...]
