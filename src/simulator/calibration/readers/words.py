"""Words of a file -> truth values, and the words of the canonical tables."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from simulator.calibration.readers.headings import plain

if TYPE_CHECKING:
    import polars as pl

TRUE = ("yes", "y", "true", "t", "1", "1.0", "x", "oui", "o", "vrai", "v")
FALSE = ("no", "n", "false", "f", "0", "0.0", "-", "non", "faux")
TRUTHS = {"true": TRUE, "false": FALSE}


def canonical(word: str, values: Mapping[str, Iterable[str]], otherwise: str | None) -> str | None:
    """Value that a word stands for; None when the file's words do not have it."""
    bare = plain(word)
    for value, words in values.items():
        if any(fnmatchcase(bare, plain(one)) for one in words):
            return value
    return otherwise


def translated(
    texts: "pl.Series", values: Mapping[str, Iterable[str]], otherwise: str | None = None
) -> "pl.Series":
    """Turn each word into the value that it stands for.

    Parameters
    ----------
    texts : polars.Series of str
        Null where there is none.
    values : mapping
        Value -> words; case and accents do not count, `*` stands for anything.
    otherwise : str, optional
        Value of any other word.

    Returns
    -------
    polars.Series of str
        Null where there is none, or where the word is unknown.
    """
    import polars as pl

    words = texts.unique().drop_nulls().to_list()
    found = {word: canonical(word, values, otherwise) for word in words}
    if not found:
        return texts
    return texts.replace_strict(found, default=None, return_dtype=pl.String)


def truths(
    texts: "pl.Series", values: Mapping[str, Iterable[str]], otherwise: str | None = None
) -> "pl.Series":
    """Turn each word into a truth value: yes, true, 1, oui, vrai … unless the mapping names its own words."""
    words = texts.unique().drop_nulls().to_list()
    meant = {word: canonical(word, values or TRUTHS, otherwise) for word in words}
    if all(meant.values()):
        return texts.is_in([word for word, value in meant.items() if value == "true"])
    return translated(texts, values or TRUTHS, otherwise) == "true"
