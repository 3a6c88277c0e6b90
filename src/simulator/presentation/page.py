"""A page of text on a console: paragraphs and grids that fit its width and its character set."""

import os
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.presentation.labels import Words
from simulator.presentation.labels.words import NO_BREAK

GAP = 2
LABEL_AT_LEAST = 16
HEADER_AT_MOST = 24
PLAIN = {
    "±": "+/-", "–": "-", "—": "-", "−": "-", "€": "EUR", "£": "GBP", "…": "...", "«": '"', "»": '"', "’": "'",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "→": "->", "≥": ">=", "≤": "<=", "×": "x",
    "œ": "oe", "·": "-",
}  # fmt: skip
RULE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
PLAIN_RULE = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


@dataclass(frozen=True)
class Grid:
    """A table: one label and one text a column for each row.

    Too wide for the page, it is turned on its side; too wide again, it is shown as one block of "key: value"
    lines a row, or a column when `blocks_by_column`. The first `texts` columns hold words, the others numbers.
    """

    title: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    blocks_by_column: bool = False
    texts: int = 0

    def turned(self) -> "Grid":
        """Return the same table with rows for columns."""
        labels = [label for label, _ in self.rows]
        rows = [(name, [cells[k] for _, cells in self.rows]) for k, name in enumerate(self.columns)]
        return Grid(self.title, "", labels, rows, not self.blocks_by_column)


class Page:
    """Where text goes; every label is inert (no markup, no control characters) and every character can be shown.

    Parameters
    ----------
    console : Console
        Knows the width, the colours and the encoding.
    words : Words
        The language.
    """

    def __init__(self, console: Console, words: Words) -> None:
        self.console = console
        self.words = words
        self.encoding = "ascii" if os.environ.get("LC_ALL") in ("C", "POSIX") else console.encoding

    def plain(self, text: str) -> str:
        """Return the text without control characters, in characters that the stream can show."""
        if not self._shows("«"):
            text = text.replace(f"«{NO_BREAK}", '"').replace(f"{NO_BREAK}»", '"')
        spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
        return "".join(c if self._shows(c) else _nearest(c) for c in spaced)

    def heading(self, text: str) -> None:
        """Print a title, an empty line before it."""
        self._print("")
        self.paragraph(text, style="bold")

    def paragraph(self, text: str, style: str = "", indent: str = "") -> None:
        """Print a text, folded at spaces that may break."""
        width = max(10, self.console.width)
        lines = textwrap.wrap(self.plain(text), width, subsequent_indent=indent, break_on_hyphens=False)
        for line in lines or [""]:
            self._print(line, style)

    def bullet(self, text: str) -> None:
        """Print one item of a list."""
        self.paragraph(f"- {text}", indent="  ")

    def say(self, msgid: str, **params: object) -> None:
        """Print a message of the catalogue as a paragraph."""
        self.paragraph(self.words.say(msgid, **params))

    def grid(self, grid: Grid, *, turn: bool = True) -> None:
        """Print a table in the first shape that fits; `turn=False` never turns it on its side."""
        if not grid.rows or not grid.columns:
            return
        self.heading(grid.title)
        for shape in (grid, grid.turned()) if turn else (grid,):
            widths = self._widths(shape)
            if widths is not None:
                self._table(shape, widths)
                return
        self._blocks(grid.turned() if grid.blocks_by_column else grid)

    def _widths(self, grid: Grid) -> list[int] | None:
        """Return the columns' widths, or None when the page is too narrow."""
        cells = list(zip(*(texts for _, texts in grid.rows), strict=True))
        others = [
            max(_longest_word(self.plain(name), HEADER_AT_MOST), *(cell_len(self.plain(c)) for c in column))
            for name, column in zip(grid.columns, cells, strict=True)
        ]
        left = self.console.width - sum(others) - GAP * len(others)
        labels = [self.plain(label) for label in (grid.corner, *(label for label, _ in grid.rows))]
        natural = max(cell_len(label) for label in labels)
        least = max(min(natural, LABEL_AT_LEAST), *(_longest_word(label, HEADER_AT_MOST) for label in labels))
        if left < least:
            return None
        return [min(natural, left), *self._wider(grid.columns, others, left - natural)]

    def _wider(self, columns: Sequence[str], widths: Sequence[int], spare: int) -> list[int]:
        """Give what width is left to headers that would fold."""
        wider = []
        for name, width in zip(columns, widths, strict=True):
            wanted = min(max(0, spare), max(0, cell_len(self.plain(name)) - width))
            spare -= wanted
            wider.append(width + wanted)
        return wider

    def _table(self, grid: Grid, widths: Sequence[int]) -> None:
        rule = RULE if self._shows("─") else PLAIN_RULE
        table = Table(box=rule, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="")
        for k, (name, width) in enumerate(zip((grid.corner, *grid.columns), widths, strict=True)):
            justify = "right" if k > grid.texts else "left"
            table.add_column(self._text(name), width=width, justify=justify, vertical="bottom")  # type: ignore[arg-type]
        for label, cells in grid.rows:
            table.add_row(*(self._text(text) for text in (label, *cells)))
        self.console.print(table, highlight=False)

    def _blocks(self, grid: Grid) -> None:
        for label, cells in grid.rows:
            self.paragraph(label, style="italic")
            for name, text in zip(grid.columns, cells, strict=True):
                self.paragraph("  " + self.words.say("pair", name=name, text=text), indent="    ")

    def _shows(self, character: str) -> bool:
        try:
            character.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def _text(self, text: str) -> Text:
        return Text(self.plain(text), overflow="fold")

    def _print(self, text: str, style: str = "") -> None:
        self.console.print(Text(text, style=style), highlight=False, soft_wrap=True)


def _nearest(character: str) -> str:
    if character in PLAIN:
        return PLAIN[character]
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def _longest_word(text: str, most: int) -> int:
    return min(most, max((cell_len(word) for word in text.split(" ")), default=0))
