"""Texts broken into lines by the width that their letters take: forty capitals need the room of seventy letters."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, LoadFlags

#: Font of the pictures; its bold letters are the wider ones.
FAMILY, WEIGHT = "DejaVu Sans", "bold"
#: Width of an ordinary letter of a sentence, its spaces counted, in ems of that font.
ORDINARY = 0.58
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_EM, _FIXED_POINT = 100.0, 65_536.0


def wrapped(text: str, width: float) -> list[str]:
    """Break a text at spaces, and inside words that are too wide, into lines of at most `width`.

    Parameters
    ----------
    text : str
        Spaces that do not break hold words together.
    width : float
        In ordinary letters.
    """
    lines: list[str] = []
    for word in filter(None, _BLANKS.split(text)):
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.extend(_pieces(word, width))
    return lines


def width_of(text: str) -> float:
    """Return how many ordinary letters a text is as wide as."""
    return sum(map(_advance, text)) / ORDINARY


def _pieces(word: str, width: float) -> Iterator[str]:
    """Yield a word in as few parts as the width allows, each of one letter at least."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


@cache
def _font() -> FT2Font:
    """A font of our own: the one that draws changes its size."""
    font = FT2Font(findfont(FontProperties(family=FAMILY, weight=WEIGHT)))
    font.set_size(_EM, 72.0)
    return font


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """Advance width of a letter in ems; of the box that stands for it when the font lacks it."""
    font = _font()
    return float(
        font.load_glyph(font.get_char_index(ord(letter)), LoadFlags.NO_HINTING).linearHoriAdvance
    ) / (_FIXED_POINT * _EM)
