"""Dates and instants as people and tools write them -> wall clocks of one zone, a whole column at a time."""

import re
from typing import TYPE_CHECKING, Literal

from simulator.calibration.readers.handwriting import usually_written
from simulator.calibration.readers.zones import moved

if TYPE_CHECKING:
    import polars as pl

Order = Literal["day-first", "month-first"]
#: Years that a row about sales work can be of; anything else is a slip or another unit.
FIRST_YEAR, LAST_YEAR = 1990, 2100
#: Excel's number of 1970-01-01; it counts from 1899-12-31 and has a 29 February 1900 that never was.
EXCEL_OF_UNIX_EPOCH = 25_569
_DAY = re.compile(
    r"(?P<a>\d{1,4})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{2,4})"
    r"(?:(?P<gap>T|\s+|,\s*)(?P<clock>\d{1,2}:\d{2})(?P<s>:\d{2})?(?P<f>\.\d+)?"
    r"(?P<half>\s*[AaPp][Mm])?(?P<zone>\s*(?:Z|[+-]\d{2}(?::?\d{2})?))?)?"
)
_OFFSET = re.compile(r"Z|[+-](?P<h>\d{2})(?::?(?P<m>\d{2}))?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BY_DIGITS = {14: "%Y%m%d%H%M%S", 12: "%Y%m%d%H%M", 8: "%Y%m%d", 10: "@s", 13: "@ms", 5: "@serial"}
#: What one value tells of the order, when day and month may stand either way.
_TWO_WAYS = r"^(\d{1,2})[-/](\d{1,2})[-/]\d{2}"
_EXAMPLES = 1000


def pattern(example: str, order: Order) -> str | None:
    """Name the way in which an instant is written, for polars; None when it is none that is known.

    `@s`, `@ms` and `@serial` are Unix seconds, Unix milliseconds and Excel's days.
    """
    if _NUMBER.fullmatch(example):
        return _BY_DIGITS.get(len(example.split(".", maxsplit=1)[0]))
    found = _DAY.fullmatch(example)
    if found is None:
        return None
    day = _day_pattern(found["a"], found["c"], found["mark"], order)
    if day is None or found["clock"] is None:
        return day
    hour = "%I:%M" if found["half"] else "%H:%M"
    return "".join(
        (
            day,
            found["gap"],
            hour,
            "" if found["s"] is None else ":%S",
            "" if found["f"] is None else "%.f",
            "" if found["half"] is None else _blanks(found["half"]) + "%p",
            "" if found["zone"] is None else _blanks(found["zone"]) + "%#z",
        )
    )


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _day_pattern(first: str, last: str, mark: str, order: Order) -> str | None:
    if len(first) == 4 and len(last) <= 2:
        return f"%Y{mark}%m{mark}%d"
    if len(first) > 2 or len(last) == 3:
        return None
    year = "%Y" if len(last) == 4 else "%y"
    day_first = mark == "." or order == "day-first"
    return mark.join(("%d", "%m", year) if day_first else ("%m", "%d", year))


def parsed(texts: "pl.Series", order: Order, zone: str, written: str = "") -> "pl.Series":
    """Read a column of instants.

    Parameters
    ----------
    texts : polars.Series of str
        Null where there is none.
    order : {"day-first", "month-first"}
        How 03/04/2026 is read; a dot parts day first always, and a year in front comes before month and day.
    zone : str
        Zone into which instants with an offset, and Unix times, are turned.
    written : str, optional
        Zone of instants without an offset; that of `zone` unless stated.

    Returns
    -------
    polars.Series of Datetime("us")
        Null where there is no instant, or where it cannot be read or is of no plausible year.
    """
    found = _read(texts, order, zone, written or zone)
    pending = found.is_null() & texts.is_not_null()
    if not pending.any():
        return found
    places = pending.arg_true()
    usual = usually_written(texts.filter(pending))
    return found.scatter(places, _read(usual, order, zone, written or zone))


def _read(texts: "pl.Series", order: Order, zone: str, written: str) -> "pl.Series":
    """Read the ways of writing that polars knows."""
    found = _nothing(texts)
    tried: set[str] = set()
    for sight in (1, _EXAMPLES, _EXAMPLES):
        pending = texts.filter(found.is_null()).drop_nulls().head(sight).unique()
        new = {form for one in pending if (form := pattern(one, order))} - tried
        for form in sorted(new):
            read = _one_pattern(texts, form, zone, written)
            found = found.fill_null(read) if tried else read
            tried.add(form)
    return found


def _nothing(texts: "pl.Series") -> "pl.Series":
    import polars as pl

    return pl.Series(texts.name, [None], dtype=pl.Datetime("us")).new_from_index(0, len(texts))


def _one_pattern(texts: "pl.Series", form: str, zone: str, written: str) -> "pl.Series":
    if form.startswith("@"):
        read, told = _numbered(texts, form), "" if form == "@serial" else "UTC"
    elif form.endswith("%#z"):
        read, told = _with_offset(texts, form), "UTC"
    else:
        read, told = texts.str.to_datetime(form, strict=False, time_unit="us"), ""
    return moved(_plausible(read), told or written, zone)


def _plausible(read: "pl.Series") -> "pl.Series":
    """Instants of the years that a row can be of; null for the others."""
    import polars as pl

    first, last = pl.datetime(FIRST_YEAR, 1, 1), pl.datetime(LAST_YEAR, 12, 31)
    inside = pl.col(read.name).is_between(first, last)
    frame = read.to_frame()
    if frame.select(inside.all())[read.name][0]:
        return read
    return frame.select(pl.when(inside).then(pl.col(read.name)))[read.name]


def _with_offset(texts: "pl.Series", form: str) -> "pl.Series":
    """Instants in universal time. Where the clocks are of one length, the few offsets that follow are read apart."""
    import polars as pl

    if form != "%Y-%m-%dT%H:%M:%S%#z":
        return texts.str.to_datetime(form, strict=False, time_unit="us").dt.replace_time_zone(None)
    clocks = texts.str.head(19).str.to_datetime(form[:-3], strict=False, time_unit="us")
    ends = texts.str.slice(19)
    offsets = {end: _offset(end) for end in ends.unique().drop_nulls()}
    if len(offsets) == 1 and None not in offsets.values():
        shift = pl.Series(list(offsets.values()), dtype=pl.Int64)
    else:
        shift = ends.replace_strict(offsets, default=None, return_dtype=pl.Int64)
    return clocks - shift.cast(pl.Duration("us"))


def _offset(text: str) -> int | None:
    """Microseconds by which a clock is ahead of universal time; None when the text does not say."""
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    minutes = int(found["h"] or 0) * 60 + int(found["m"] or 0)
    return minutes * 60_000_000 * (-1 if text.startswith("-") else 1)


def _numbered(texts: "pl.Series", form: str) -> "pl.Series":
    import polars as pl

    number = pl.col(texts.name)
    low, high, seconds = {
        "@s": (1e9, 1e10, number),
        "@ms": (1e12, 1e13, number / 1000),
        "@serial": (1e4, 1e5, ((number - EXCEL_OF_UNIX_EPOCH) * 86_400).round()),
    }[form]
    instant = (seconds * 1e6).cast(pl.Int64).cast(pl.Datetime("us"))
    numbers = texts.cast(pl.Float64, strict=False).to_frame()
    return numbers.select(pl.when(number.is_between(low, high, closed="left")).then(instant))[texts.name]


def evidence(texts: "pl.Series") -> tuple[int, int, int]:
    """What a column tells of the order of day and month.

    Parameters
    ----------
    texts : polars.Series of str
        Instants as they are written.

    Returns
    -------
    tuple of int
        Days that can only be read with the day first; only with the month first; both ways, with another meaning.
        Different days are counted, not rows.
    """
    import polars as pl

    examples = texts.drop_nulls().head(_EXAMPLES).unique()
    if not any(map(_depends, examples)) and not any(map(_depends, usually_written(examples))):
        return 0, 0, 0
    days = texts.str.head(10).unique().drop_nulls()
    first, second = (days.str.extract(_TWO_WAYS, group).cast(pl.Int64, strict=False) for group in (1, 2))
    low = (first <= 12) & (second <= 12)
    return (
        int(((first > 12) & (second <= 12)).sum()),
        int(((first <= 12) & (second > 12)).sum()),
        int((low & (first != second)).sum()),
    )


def _depends(example: str) -> bool:
    """Whether a value is of a kind that reads in two ways."""
    return bool(_DAY.fullmatch(example)) and pattern(example, "day-first") != pattern(example, "month-first")
