"""Cells of a sheet -> one column of a canonical table, and the cells that could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from simulator.calibration.readers.amounts import Numbers, read_durations, read_numbers
from simulator.calibration.readers.instants import Order, parsed
from simulator.calibration.readers.origins import Origin
from simulator.calibration.readers.sheets import blank_out
from simulator.calibration.readers.words import translated, truths

if TYPE_CHECKING:
    import polars as pl

#: Columns that are durations, with the unit that they are kept in.
DURATIONS = {"hours": "h", "talk_s": "s", "ring_s": "s", "wrap_up_s": "s"}
SECONDS = {"h": 3600.0, "s": 1.0}
#: Kind of value -> rule that a cell breaks when it cannot be read.
RULES = {
    "text": "not_a_known_word",
    "truth": "not_yes_or_no",
    "number": "not_a_number",
    "whole": "not_a_whole_number",
    "instant": "not_a_date",
    "day": "not_a_date",
    "duration": "not_a_duration",
}


@dataclass(frozen=True)
class Cells:
    """Cells of a sheet and what is known of how they are written.

    Parameters
    ----------
    by_heading : mapping
        Heading of the format -> its cells; a heading that the file does not have is absent.
    lines : polars.Series
        Line of each row.
    order : {"day-first", "month-first"}
        Order of day and month.
    zone : str
        Zone of the wall clocks wanted.
    decimal_comma : bool or None
        Whether numbers have a decimal comma.
    """

    by_heading: Mapping[str, "pl.Series"]
    lines: "pl.Series"
    order: Order
    zone: str
    decimal_comma: bool | None

    def has(self, way: Origin) -> bool:
        """Whether the file has a heading that this way reads; the whole of them where one alone means nothing."""
        if way.how in ("cell", "clock", "span", "less", "present"):
            return all(heading in self.by_heading for heading in way.headings)
        return way.how == "constant" or any(heading in self.by_heading for heading in way.headings)


@dataclass(frozen=True)
class Column:
    """One column, read.

    Parameters
    ----------
    values : polars.Series
        Null where there is none.
    unread : polars.Series of bool
        Where a cell holds something that could not be read.
    texts : polars.Series of str
        What stands there.
    headings : tuple of str
        Headings that it was read from.
    rule : str
        What an unread cell breaks.
    assumed : str
        A number that could be read in two ways; empty otherwise.
    """

    values: "pl.Series"
    unread: "pl.Series"
    texts: "pl.Series"
    headings: tuple[str, ...] = field(default=())
    rule: str = ""
    assumed: str = ""


def read_column(name: str, kind: str, ways: Sequence[Origin], cells: Cells) -> Column | None:
    """Read a column in each of its ways; the first that gives a value wins, row by row.

    Returns
    -------
    Column or None
        None when the file has none of the headings.
    """
    read = [_read(name, kind, way, cells) for way in ways if cells.has(way)]
    if not read:
        return None
    first = read[0]
    values, texts, unread = first.values, first.texts, first.unread
    for place, other in enumerate(read[1:], 1):
        values, texts = values.fill_null(_beside(read[:place], other)), texts.fill_null(other.texts)
        unread = unread | other.unread
    if len(read) > 1:
        unread = unread & values.is_null()
    headings = tuple(dict.fromkeys(heading for one in read for heading in one.headings))
    return Column(values, unread, texts, headings, first.rule, "".join(one.assumed for one in read)[:40])


def _beside(earlier: Sequence[Column], later: Column) -> "pl.Series":
    """Values of a later way, but the day alone where the clock time that stands beside it could not be read."""
    import polars as pl

    values = later.values
    for one in earlier:
        if len(one.headings) > 1 and later.headings == one.headings[:1] and one.unread.any():
            values = values.to_frame("0").select(pl.when(~one.unread).then(pl.col("0")))["0"]
    return values.alias(later.values.name)


def _read(name: str, kind: str, way: Origin, cells: Cells) -> Column:
    """Read a column in one way: the cells as they stand first, then without the blanks around them if need be."""
    if way.how in ("present", "join") or (kind == "text" and not way.values):
        return _attempt(name, kind, way, _bare(way, cells))
    first = _attempt(name, kind, way, cells)
    return _attempt(name, kind, way, _bare(way, cells)) if first.unread.any() else first


def _bare(way: Origin, cells: Cells) -> Cells:
    """Cells of a way without blanks around them."""
    import polars as pl

    read = {heading: cells.by_heading[heading] for heading in way.headings if heading in cells.by_heading}
    bare = blank_out(pl.DataFrame(list(read.values()), schema=list(read))) if read else None
    stripped = {} if bare is None else {heading: bare[heading] for heading in read}
    return replace(cells, by_heading={**cells.by_heading, **stripped})


def _attempt(name: str, kind: str, way: Origin, cells: Cells) -> Column:
    texts = _texts(way, cells)
    unit = DURATIONS.get(name, "")
    assumed = ""
    if way.how == "present":
        values = texts.is_not_null()
    elif way.how == "span":
        values = _span(way, cells) / SECONDS[unit or "s"]
    elif way.how == "less":
        values = _less(way, cells, unit or "s")
    elif unit:
        numbers = read_durations(texts, way.unit or unit, cells.decimal_comma)
        values, assumed = numbers.values / SECONDS[unit], numbers.assumed
    else:
        values, assumed = _of_kind(kind, texts, way, cells)
    unread = texts.is_not_null() & values.is_null()
    return Column(
        values.alias(name), unread, texts, way.headings, RULES["duration" if unit else kind], assumed
    )


def _texts(way: Origin, cells: Cells) -> "pl.Series":
    """What stands in the cells that a way reads, joined by a blank; null where any but a joined one is empty."""
    import polars as pl

    if way.how == "constant":
        return pl.Series("text", [way.constant]).new_from_index(0, len(cells.lines))
    there = [cells.by_heading[heading] for heading in way.headings if heading in cells.by_heading]
    if len(there) == 1 or way.how == "less":
        return there[0].alias("text")
    if way.how == "span":
        frame = pl.DataFrame({"from": there[0], "to": there[1]})
        return frame.select(pl.when(pl.col("from").is_not_null()).then(pl.col("to")).alias("text"))["text"]
    frame = pl.DataFrame({str(place): one for place, one in enumerate(there)})
    joined = pl.concat_str(pl.all(), separator=" ", ignore_nulls=way.how == "join")
    return frame.select(pl.when(joined != "").then(joined).alias("text"))["text"]


def _span(way: Origin, cells: Cells) -> "pl.Series":
    """Seconds from one instant to another, those of a night when clocks change included."""
    import polars as pl

    start, end = (
        parsed(cells.by_heading[heading], cells.order, "UTC", way.zone or cells.zone)
        for heading in way.headings
    )
    between = (end - start).to_physical()
    return (between // 1_000_000).cast(pl.Float64) + (between % 1_000_000).cast(pl.Float64) / 1e6


def _less(way: Origin, cells: Cells, unit: str) -> "pl.Series":
    """A duration less another one, which is nothing where it is not told."""
    whole, part = (
        read_durations(cells.by_heading[heading], way.unit or unit, cells.decimal_comma).values
        for heading in way.headings
    )
    return (whole - part.fill_null(0.0)) / SECONDS[unit]


def _of_kind(kind: str, texts: "pl.Series", way: Origin, cells: Cells) -> tuple["pl.Series", str]:
    import polars as pl

    if kind in ("instant", "day"):
        instants = parsed(texts, cells.order, cells.zone, way.zone)
        return (instants if kind == "instant" else instants.cast(pl.Date)), ""
    if kind in ("number", "whole"):
        numbers = read_numbers(texts, cells.decimal_comma)
        return (_whole(numbers) if kind == "whole" else numbers.values), numbers.assumed
    if kind == "truth":
        return truths(texts, way.values, way.otherwise), ""
    return (translated(texts, way.values, way.otherwise) if way.values else texts), ""


def _whole(numbers: Numbers) -> "pl.Series":
    import polars as pl

    value = pl.col(numbers.values.name)
    frame = numbers.values.to_frame()
    return frame.select(pl.when(value == value.round()).then(value).cast(pl.Int64, strict=False))[
        numbers.values.name
    ]
