"""Headings and words as they are compared: case, accents, blanks and marks do not count."""

import re
import unicodedata


def plain(text: str) -> str:
    """Return a heading without what tools and people change in it: case, accents, runs of blanks, a byte-order mark."""
    spread = unicodedata.normalize("NFKD", text.replace("\ufeff", "").replace("’", "'"))
    bare = "".join(mark for mark in spread if not unicodedata.combining(mark))
    return re.sub(r"[\s_]+", " ", bare).strip().casefold()


def letters(text: str) -> str:
    """Return letters and digits only, so that `GTXPro` and `GTX Pro` are one."""
    return re.sub(r"[\W_]+", "", plain(text))
