"""Texts as outlines of letters, found once for all the pictures that a process draws."""

from functools import cache, lru_cache
from typing import Any

from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath


class Outlines(TextToPath):
    """Remembers where the letters of a text stand: half the texts of a picture are in its narrow one too."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Any] = {}
        self._letters = lru_cache(maxsize=4096)(self._found)

    def get_glyphs_with_font(
        self,
        font: FT2Font,
        s: str,
        glyph_map: dict[str, Any] | None = None,
        return_new_glyphs_only: bool = False,
        **more: Any,
    ) -> tuple[list[Any], dict[str, Any], list[Any]]:
        """Return each letter's name and place, and the outlines of those that `glyph_map` lacks."""
        letters, had = self._letters(font, s, **more), glyph_map or {}
        return letters, {name: self._known[name] for name, *_ in letters if name not in had}, []

    def _found(self, font: FT2Font, text: str, **more: Any) -> list[Any]:
        letters, new, _ = super().get_glyphs_with_font(
            font, text, self._known, return_new_glyphs_only=True, **more
        )
        self._known |= new
        return letters


@cache
def outlines() -> Outlines:
    """Return those of this process."""
    return Outlines()
