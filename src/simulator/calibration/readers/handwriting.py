"""Dates and clock times as people write them by hand -> the ways of writing that tools have."""

from functools import cache
from typing import TYPE_CHECKING

from simulator.calibration.readers.headings import plain

if TYPE_CHECKING:
    import polars as pl

#: Patterns, each with what it becomes: 46389,5; "le 5/1/2026 à 14:05"; 14h05, 9 h 30, 9 heures 30 min; 9h.
_CLOCKS = (
    (r"^(\d{5}|\d{10}|\d{13}),(\d+)$", "${1}.${2}"),
    (r"(?i)\s*,?\s+(?:à|at)\s+(\d)", " ${1}"),
    (r"(?i)(^|[\s,T])(\d{1,2})\s*h(?:eures?|rs?)?\s*(\d{2})\s*(?:m|mn|min)?$", "${1}${2}:${3}"),
    (r"(?i)(^|[\s,T])(\d{1,2})\s*h(?:eures?|rs?)?$", "${1}${2}:00"),
)
_WEEKDAY = r"(?i)^(?:[a-zà-ÿ]{3,9}\.?,?\s+)?"
#: A day with the name of its month: 5 janv. 2026, 5-Jan-26; Jan 5, 2026. What follows it is kept.
_DAY_FIRST = _WEEKDAY + r"(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([a-zà-ÿ]{3,9})\.?[\s,-]+(\d{4}|\d{2})\b(.*)$"
_MONTH_FIRST = _WEEKDAY + r"([a-zà-ÿ]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b(.*)$"
_FEWEST_LETTERS = 3


def usually_written(texts: "pl.Series") -> "pl.Series":
    """Rewrite what people write by hand as tools write it: `14h05` as `14:05`, `5 janv. 2026` as `5.01.2026`.

    Parameters
    ----------
    texts : polars.Series of str
        Dates, instants, clock times or numbers of days; French or English.

    Returns
    -------
    polars.Series of str
        What is written in no such way is as it was.
    """
    for pattern, becomes in _CLOCKS:
        texts = texts.str.replace(pattern, becomes)
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        if texts.str.contains(pattern).any():
            texts = _with_number(texts, pattern, day, month)
    return texts


def _with_number(texts: "pl.Series", pattern: str, day: int, month: int) -> "pl.Series":
    """Days with the number of their month; a dot always has the day before it."""
    import polars as pl

    words = texts.str.extract(pattern, month)
    numbers = {word: number_of_month(word) for word in words.unique().drop_nulls()}
    parts = pl.DataFrame(
        {
            "text": texts,
            "day": texts.str.extract(pattern, day),
            "month": words.replace_strict(numbers, default=None, return_dtype=pl.String),
            "year": texts.str.extract(pattern, 3),
            "rest": texts.str.extract(pattern, 4),
        }
    )
    written = pl.concat_str(pl.concat_str("day", "month", "year", separator="."), "rest")
    return parts.select(written.fill_null(pl.col("text")))["day"].alias(texts.name)


def number_of_month(word: str) -> str | None:
    """Two digits of the month that a word begins the name of, in French or English; None when it is none, or several."""
    bare = plain(word)
    if len(bare) < _FEWEST_LETTERS:
        return None
    meant = {number for name, number in _months() if name.startswith(bare)}
    return f"{meant.pop():02d}" if len(meant) == 1 else None


@cache
def _months() -> tuple[tuple[str, int], ...]:
    from babel import Locale

    names = [Locale.parse(language).months["format"]["wide"] for language in ("fr", "en")]
    return tuple((plain(name), number) for one in names for number, name in one.items())
