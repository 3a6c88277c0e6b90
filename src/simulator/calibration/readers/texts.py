"""CSV files: compressed or not, of any usual encoding and separator, with the line of every row."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from simulator.calibration.readers.refusals import refused
from simulator.calibration.readers.report import Complaint, Note
from simulator.calibration.readers.sheets import ROWS_OF_HEAD, Body, blank_out

if TYPE_CHECKING:
    import polars as pl

SEPARATORS = (",", ";", "\t", "|")
#: Line breaks in one cell from which a quotation mark was not closed.
LONGEST_CELL = 200
#: Bytes that are enough to see the first rows.
_SIGHT = 65_536
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def unzipped(data: bytes, name: str) -> bytes:
    """Bytes of a file, gunzipped when they are gzipped.

    Raises
    ------
    InputError
        When the archive is cut short or damaged.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise refused("export_archive", name) from None


def decoded(data: bytes, name: str) -> tuple[bytes, str]:
    """Bytes in UTF-8 without a mark, with line feeds, and the encoding that they were found in.

    Raises
    ------
    InputError
        When the bytes are no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    plain = data
    if not data.isascii():
        encoding, plain = _in_utf8(data, encoding, name)
    if b"\x00" in plain:
        raise refused("export_not_a_table", name)
    if b"\r" in plain[:_SIGHT] and b"\n" not in plain[:_SIGHT]:
        plain = plain.replace(b"\r", b"\n")
    return plain, encoding


def _in_utf8(data: bytes, encoding: str, name: str) -> tuple[str, bytes]:
    for candidate in (encoding, "cp1252"):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        return candidate, data if candidate == "utf-8" else text.encode()
    raise refused("export_encoding", name)


@dataclass(frozen=True)
class TextSheet:
    """A CSV file.

    Parameters
    ----------
    name : str
        The file as the user named it.
    data : bytes
        UTF-8, without a mark.
    encoding : str
        What it was written in.
    """

    name: str
    data: bytes
    encoding: str

    @cached_property
    def separator(self) -> str:
        """The mark that parts most cells; Excel's line `sep=;` decides."""
        text = self._sight
        if text[:4].lower() == "sep=" and text[4:5]:
            return text[4]
        return max(SEPARATORS, key=lambda mark: (_widest(text, mark), -SEPARATORS.index(mark)))

    @cached_property
    def head(self) -> tuple[tuple[str, ...], ...]:
        """The first rows."""
        return tuple(row for row, _ in self._first_rows)

    @property
    def decimal_comma(self) -> bool | None:
        """A semicolon parts cells where a comma is the decimal mark."""
        return {";": True, ",": False}.get(self.separator)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Tell of an encoding that had to be guessed."""
        return (Note("encoding", {"encoding": "Windows-1252"}),) if self.encoding == "cp1252" else ()

    @cached_property
    def _sight(self) -> str:
        seen = self.data[:_SIGHT]
        whole = seen if len(self.data) <= _SIGHT else seen[: seen.rfind(b"\n") + 1]
        return whole.decode(errors="replace")

    @cached_property
    def _first_rows(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The first rows, each with the number of lines that it and those above take."""
        reader = csv.reader(io.StringIO(self._sight, newline=""), delimiter=self.separator)
        rows = []
        try:
            for row in reader:
                rows.append((tuple(row), reader.line_num))
                if len(rows) == ROWS_OF_HEAD:
                    break
        except csv.Error:
            pass
        return tuple(rows)

    def body(self, heading: int, places: Sequence[int]) -> Body:
        """Cells of the places asked for."""
        row, above = self._first_rows[heading]
        start = _after_line(self.data, above)
        rest = self.data[start:]
        expected = rest.count(b"\n") + (not rest.endswith(b"\n") and bool(rest))
        cells = _quick(rest, self.separator, len(row))
        lines = None if cells is None else _lines(cells, above, expected)
        if cells is None or lines is None:
            return _slow(self.name, rest.decode(), self.separator, len(row), places, above)
        return _without_blank_rows(cells.select(str(place) for place in places), lines)


def _widest(text: str, mark: str) -> int:
    try:
        rows = csv.reader(io.StringIO(text[: _SIGHT // 4], newline=""), delimiter=mark)
        widths = [len(row) for _, row in zip(range(ROWS_OF_HEAD), rows, strict=False) if row]
    except csv.Error:
        return 0
    return sorted(widths)[len(widths) // 2] if widths else 0


def _after_line(data: bytes, count: int) -> int:
    at = 0
    for _ in range(count):
        end = data.find(b"\n", at)
        if end < 0:
            return len(data)
        at = end + 1
    return at


def _quick(rest: bytes, separator: str, width: int) -> "pl.DataFrame | None":
    """Every cell; None when a row has cells too many, which polars only sees when it reads all of them."""
    import polars as pl

    schema = {str(place): pl.String for place in range(width)}
    if not rest or rest.isspace():
        return pl.DataFrame(schema=schema)
    try:
        return pl.read_csv(rest, has_header=False, schema=schema, separator=separator)
    except (pl.exceptions.PolarsError, ValueError):
        return None


def _lines(cells: "pl.DataFrame", above: int, expected: int) -> "pl.Series | None":
    """Line of each row, those with line breaks in their cells being longer; None when they do not add up."""
    import polars as pl

    if cells.height in (0, expected):
        return pl.int_range(above + 1, above + 1 + cells.height, eager=True)
    counts = pl.all().str.count_matches("\n", literal=True).fill_null(0)
    breaks = cells.select(pl.sum_horizontal(counts).cast(pl.Int64).alias("breaks"))["breaks"]
    longest, total = breaks.max(), breaks.sum()
    if not isinstance(longest, int) or longest > LONGEST_CELL or cells.height + total != expected:
        return None
    before = breaks.cum_sum().shift(1, fill_value=0)
    return pl.int_range(above + 1, above + 1 + cells.height, eager=True) + before


def _without_blank_rows(cells: "pl.DataFrame", lines: "pl.Series") -> Body:
    import polars as pl

    if not cells.width:
        return Body(cells, lines)
    full = cells.select(pl.any_horizontal(pl.all().is_not_null()))[cells.columns[0]]
    return Body(cells, lines) if full.all() else Body(cells.filter(full), lines.filter(full))


def _slow(name: str, text: str, separator: str, width: int, places: Sequence[int], above: int) -> Body:
    """Read row by row what the quick way cannot number: cells with line breaks in them, rows with cells too many."""
    import polars as pl

    rows: list[list[str | None]] = []
    lines, crowded, examples = [], [], []
    for line, row in _records(name, text, separator, above):
        if any(row[width:]):
            crowded.append(line)
            examples.append(separator.join(row))
        else:
            rows.append([row[place] if place < len(row) else None for place in places])
            lines.append(line)
    cells = pl.DataFrame(rows, schema={str(place): pl.String for place in places}, orient="row")
    found = _without_blank_rows(blank_out(cells), pl.Series(lines, dtype=pl.Int64))
    complaints = (
        (Complaint("too_many_cells", "", tuple(crowded), examples[0][:72], refused=True),) if crowded else ()
    )
    return Body(found.cells, found.lines, complaints)


def _records(name: str, text: str, separator: str, above: int) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each record."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    last = 0
    try:
        for row in reader:
            line, last, taken = above + last + 1, reader.line_num, reader.line_num - last
            if taken > LONGEST_CELL:
                raise refused("export_quotes", name, line)
            yield line, row
    except csv.Error:
        raise refused("export_quotes", name, above + last + 1) from None
