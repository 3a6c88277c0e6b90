"""Numbers and durations as people and tools write them -> numbers, a whole column at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.readers.origins import UNITS

if TYPE_CHECKING:
    import polars as pl

#: Currency signs and codes, and the sign %.
_NOISE = r"[€$£%]|\b(?:EUR|USD|GBP|CHF)\b"
#: A blank (the narrow and no-break ones too) or an apostrophe that parts thousands: three digits follow, no fewer, no more.
_PARTED = r"[\s\u00a0\u202f\u2009'’]+(\d{3})\b"
#: One mark with three digits after it: 1.234 is a thousand and more, or one and a bit.
_AMBIGUOUS = r"^[-+−]?\d{1,3}[.,]\d{3}$"
_CLOCK = r"^(?:(\d+):)?(\d{1,2}):(\d{2}(?:[.,]\d+)?)$"
_WORDED = r"^(?:(\d+)\s*h(?:ours?|eures?|rs?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?|n)?)?\s*(?:(\d+)\s*s(?:ec(?:ondes?|onds?)?)?)?$"


@dataclass(frozen=True)
class Numbers:
    """A column of numbers that was read.

    Parameters
    ----------
    values : polars.Series of float
        Null where there is none, or none that can be read.
    assumed : str
        A value that could be read in two ways when nothing in the file decided; empty otherwise.
    """

    values: "pl.Series"
    assumed: str = ""


def read_numbers(texts: "pl.Series", decimal_comma: bool | None) -> Numbers:
    """Read a column of numbers.

    Parameters
    ----------
    texts : polars.Series of str
        Null where there is none.
    decimal_comma : bool or None
        Whether the file writes a comma before decimals, as far as the rest of it tells.
    """
    quick = _plain(texts)
    if decimal_comma is not True and quick.null_count() == texts.null_count():
        return Numbers(quick)
    return _carefully(texts, decimal_comma)


def _plain(texts: "pl.Series") -> "pl.Series":
    """Numbers written as programs do; null for anything else."""
    import polars as pl

    numbers = texts.cast(pl.Float64, strict=False)
    if numbers.is_finite().all():
        return numbers
    return numbers.to_frame().select(pl.when(pl.all().is_finite()).then(pl.all()))[texts.name]


def _carefully(texts: "pl.Series", decimal_comma: bool | None) -> Numbers:
    """Read each value with the column's decimal mark, else with the other mark where that alone makes sense of it."""
    bare = _bare(texts)
    commas, points = _marks_of(bare)
    undecided = bare.str.contains(_AMBIGUOUS).fill_null(value=False)
    comma = bool(decimal_comma) if commas == points else commas > points
    column, other = (".", ","), (",", ".")
    values = _marked(bare, *(column if comma else other))
    if values.null_count() > texts.null_count():
        values = values.fill_null(_marked(bare, *(other if comma else column)))
    told = (commas > 0) != (points > 0)
    first = texts.head(0) if told else texts.filter(undecided)
    return Numbers(values, str(first[0]) if len(first) else "")


def _bare(texts: "pl.Series") -> "pl.Series":
    """Numbers without what stands around them, and without the blanks and apostrophes that part their thousands."""
    signed = texts.str.replace_all(_NOISE, "").str.strip_chars().str.replace(r"^[-−]\s*", "-")
    return signed.str.replace_all(_PARTED, "${1}")


def _marked(bare: "pl.Series", thousands: str, decimal: str) -> "pl.Series":
    """Numbers of given marks; null where a mark of thousands has not three digits after it."""
    import polars as pl

    number = pl.col(bare.name)
    grouped = rf"^[-+]?[1-9]\d{{0,2}}(?:[{thousands}]\d{{3}})+(?:[{decimal}]\d*)?$"
    sound = ~number.str.contains(thousands, literal=True) | number.str.contains(grouped)
    plain = number.str.replace_all(thousands, "", literal=True).str.replace(decimal, ".", literal=True)
    return _plain(bare.to_frame().select(pl.when(sound).then(plain))[bare.name])


def _marks_of(bare: "pl.Series") -> tuple[int, int]:
    """Values in which a comma, and in which a point, can only be the decimal mark."""
    import polars as pl

    column = pl.col(bare.name)
    comma, point = (
        r"\d,\d{1,2}$|\d,\d{4,}$|\.\d{3},|^[-+]?0,|\..*\.",
        r"\d\.\d{1,2}$|\d\.\d{4,}$|,\d{3}\.|^[-+]?0\.|,.*,",
    )
    commas, points = (
        bare.to_frame()
        .select(comma=column.str.contains(comma).sum(), point=column.str.contains(point).sum())
        .row(0)
    )
    return int(commas), int(points)


def tells_decimal_comma(texts: "pl.Series") -> bool | None:
    """Whether a column has a decimal comma; None when it does not tell."""
    if not any(texts.str.contains(mark, literal=True).any() for mark in ",."):
        return None
    commas, points = _marks_of(_bare(texts))
    return None if commas == points else commas > points


def read_durations(texts: "pl.Series", unit: str, decimal_comma: bool | None) -> Numbers:
    """Read a column of durations, in seconds.

    Parameters
    ----------
    texts : polars.Series of str
        1:30:00, 1:30, "1 h 30 min", or numbers.
    unit : str
        Unit of the numbers. Two numbers with a colon are hours and minutes where it is "h", else minutes and seconds.
    decimal_comma : bool or None
        As for `read_numbers`.
    """
    quick = _plain(texts)
    if decimal_comma is not True and quick.null_count() == texts.null_count():
        return Numbers(quick * UNITS[unit])
    clocked = texts.str.contains(":", literal=True).fill_null(value=False)
    if clocked.all():
        return Numbers(_clock(texts, unit))
    worded = texts.str.contains("[hHmMsS]").fill_null(value=False) & ~clocked
    numbers = read_numbers(_where(~clocked & ~worded, texts), decimal_comma)
    seconds = numbers.values * UNITS[unit]
    if clocked.any():
        seconds = seconds.fill_null(_clock(_where(clocked, texts), unit))
    if worded.any():
        seconds = seconds.fill_null(_words(_where(worded, texts)))
    return Numbers(seconds, numbers.assumed)


def _where(mask: "pl.Series", texts: "pl.Series") -> "pl.Series":
    import polars as pl

    return texts.to_frame().select(pl.when(mask).then(pl.col(texts.name)))[texts.name]


def _clock(texts: "pl.Series", unit: str) -> "pl.Series":
    import polars as pl

    quick = (texts.str.to_time("%H:%M:%S", strict=False).cast(pl.Int64) // 1_000_000_000).cast(pl.Float64)
    if not (quick.is_null() & texts.is_not_null()).any():
        return quick
    groups = pl.col(texts.name).str.extract_groups(_CLOCK)
    first, second, third = (
        groups.struct.field(str(place)).str.replace(",", ".").cast(pl.Float64, strict=False)
        for place in (1, 2, 3)
    )
    of_two = second * 3600 + third * 60 if unit == "h" else second * 60 + third
    read = pl.when(first.is_not_null()).then(first * 3600 + second * 60 + third).otherwise(of_two)
    return texts.to_frame().select(read.alias(texts.name))[texts.name]


def _words(texts: "pl.Series") -> "pl.Series":
    import polars as pl

    lower = pl.col(texts.name).str.to_lowercase().str.replace(r"^(\d+)\s*h\s*(\d{1,2})$", "${1}h${2}m")
    groups = lower.str.extract_groups(_WORDED)
    hours, minutes, seconds = (
        groups.struct.field(str(place)).cast(pl.Float64, strict=False) for place in (1, 2, 3)
    )
    known = hours.is_not_null() | minutes.is_not_null() | seconds.is_not_null()
    total = hours.fill_null(0) * 3600 + minutes.fill_null(0) * 60 + seconds.fill_null(0)
    return texts.to_frame().select(pl.when(known).then(total).alias(texts.name))[texts.name]
