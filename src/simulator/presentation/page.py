"""A page of text on a console: paragraphs and grids that fit its width and its character set."""

import os
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Words
from simulator.presentation.labels.turning import unturned
from simulator.presentation.labels.words import NO_BREAK

F = TypeVar("F")
GAP = 2
LABEL_AT_LEAST = 16
HEADER_AT_MOST = 24
PLAIN = {
    "±": "+/-", "–": "-", "—": "-", "−": "-", "€": "EUR", "£": "GBP", "…": "...", "«": '"', "»": '"', "’": "'",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "→": "->", "≥": ">=", "≤": "<=", "×": "x",
    "œ": "oe", "·": "-",
}  # fmt: skip
#: A symbol that stands before its amount: what replaces it takes a space.
_SYMBOL_FIRST = re.compile("[€£](?=[0-9])")
#: Spaces that do not break.
HELD = (NO_BREAK, "\N{NARROW NO-BREAK SPACE}")
#: What colours a terminal or moves its cursor: nothing of it may be left of a label (ECMA-48, control sequences).
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
RULE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
PLAIN_RULE = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


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
        return "".join(c if self._shows(c) else _nearest(c) for c in self._held(text))

    def _held(self, text: str) -> str:
        """The same with the spaces that do not break still there, even if the stream cannot show them."""
        if not self._shows("«"):
            text = text.replace(f"«{NO_BREAK}", '"').replace(f"{NO_BREAK}»", '"')
        if not self._shows("€"):
            text = _SYMBOL_FIRST.sub(rf"\g<0>{NO_BREAK}", text)
        text = unturned(_ANSI.sub("", text))
        spaced = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)
        return "".join(c if c in HELD or self._shows(c) else _nearest(c) for c in spaced)

    def heading(self, text: str) -> None:
        """Print a title, an empty line before it."""
        self._print("")
        self.paragraph(text, style="bold")

    def paragraph(self, text: str, style: str = "", indent: str = "") -> None:
        """Print a text, folded at spaces that may break."""
        for line in self._folded(text, max(10, self.console.width), indent):
            self._print(line, style)

    def paragraphs(self, texts: Iterable[str], style: str = "") -> None:
        """Print several texts."""
        for text in texts:
            self.paragraph(text, style)

    def bullet(self, text: str) -> None:
        """Print one item of a list."""
        self.paragraph(f"- {text}", indent="  ")

    def section(self, title: str, items: Iterable[str]) -> None:
        """Print a list below its title; nothing when there are no items."""
        found = list(items)
        if found:
            self.heading(title)
        for item in found:
            self.bullet(item)

    def folder(self, folder: Path) -> None:
        """Print, as an item of a list, where the files are."""
        self.bullet(self.words.say("provenance.folder", folder=folder))

    def say(self, msgid: str, **params: object) -> None:
        """Print a message of the catalogue as a paragraph."""
        self.paragraph(self.words.say(msgid, **params))

    def grids(self, grids: Iterable[Grid], *, turn: bool = True) -> None:
        """Print several tables."""
        for grid in grids:
            self.grid(grid, turn=turn)

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
        columns = [
            [self.plain(text) for text in (name, *column)]
            for name, column in zip(grid.columns, cells, strict=True)
        ]
        least = [_least(column, k < grid.texts) for k, column in enumerate(columns)]
        labels = [self.plain(label) for label in (grid.corner, *(label for label, _ in grid.rows))]
        label = max(
            min(_widest(labels), LABEL_AT_LEAST), *(_longest_word(text, HEADER_AT_MOST) for text in labels)
        )
        spare = self.console.width - label - sum(least) - GAP * len(least)
        if spare < 0:
            return None
        return _shared([label, *least], [_widest(labels), *(_widest(column) for column in columns)], spare)

    def _table(self, grid: Grid, widths: Sequence[int]) -> None:
        rule = RULE if self._shows("─") else PLAIN_RULE
        table = Table(box=rule, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="")
        for k, (name, width) in enumerate(zip((grid.corner, *grid.columns), widths, strict=True)):
            justify = "right" if k > grid.texts else "left"
            vertical = "top" if grid.texts else "bottom"
            table.add_column(self._text(name, width), width=width, justify=justify, vertical=vertical)  # type: ignore[arg-type]
        for label, cells in grid.rows:
            table.add_row(
                *(self._text(text, width) for text, width in zip((label, *cells), widths, strict=True))
            )
        self.console.print(table, highlight=False)

    def _blocks(self, grid: Grid) -> None:
        for label, cells in grid.rows:
            if grid.texts:
                said = [text for text in cells[: grid.texts] if text]
                self.paragraph(f"{label}  {self.words.join(said)}", indent="  ")
            else:
                self.paragraph(label, style="italic")
            for name, text in zip(grid.columns[grid.texts :], cells[grid.texts :], strict=True):
                if text or not grid.texts:
                    self.paragraph("  " + self.words.say("pair", name=name, text=text), indent="    ")

    def _shows(self, character: str) -> bool:
        try:
            character.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def _text(self, text: str, width: int) -> Text:
        return Text("\n".join(self._folded(text, width)), overflow="fold")

    def _folded(self, text: str, width: int, indent: str = "") -> list[str]:
        """Fold at spaces that may break: rich would break at any, before a French colon or a unit."""
        folded = textwrap.wrap(self._held(text), width, subsequent_indent=indent, break_on_hyphens=False)
        return [self.plain(line) for line in folded] or [""]

    def _print(self, text: str, style: str = "") -> None:
        self.console.print(Text(text, style=style), highlight=False, soft_wrap=True)


def alone(sentences: Callable[[F, Words], Iterable[str]]) -> Callable[[F, Console, Words], None]:
    """Return what prints the sentences that say what was found, and nothing else."""

    def show(findings: F, console: Console, words: Words) -> None:
        Page(console, words).paragraphs(sentences(findings, words))

    return show


def _nearest(character: str) -> str:
    if character in PLAIN:
        return PLAIN[character]
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def _least(column: Sequence[str], words: bool) -> int:
    """Return the least width of a column, its name first: numbers never fold, words and names may."""
    if words:
        return max(_longest_word(text, HEADER_AT_MOST) for text in column)
    return max(_longest_word(column[0], HEADER_AT_MOST), *(cell_len(text) for text in column[1:]))


def _widest(texts: Sequence[str]) -> int:
    return max(cell_len(text) for text in texts)


def _shared(least: Sequence[int], wished: Sequence[int], spare: int) -> list[int]:
    """Share what width is left, from the first column on, up to what each wishes."""
    widths = []
    for narrow, wide in zip(least, wished, strict=True):
        more = min(spare, max(0, wide - narrow))
        spare -= more
        widths.append(narrow + more)
    return widths


def _longest_word(text: str, most: int) -> int:
    return min(most, max((cell_len(word) for word in text.split(" ")), default=0))
