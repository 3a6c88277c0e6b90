"""The looks of cells, each made once for a workbook: units, decimals, headings, texts that stay texts."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from simulator.presentation.labels import Words
from simulator.presentation.labels.assumptions import SHARES
from simulator.presentation.workbook.cells import FORMULA_STARTS, Figure

HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE6F1", "border": 1}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True, "font_color": "#555555"},
    "behind": {"font_color": "#FFFFFF", "font_size": 8},
    "head": {**HEAD, "indent": 1},
    "number_head": {**HEAD, "align": "right"},
    "group": {**HEAD, "align": "center"},
    "text": {"text_wrap": True, "valign": "top", "indent": 1},
    "left": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
}


class Formats:
    """Formats of one workbook.

    Parameters
    ----------
    book : Workbook
        Where they are made.
    words : Words
        Gives the currency.
    """

    def __init__(self, book: Workbook, words: Words) -> None:
        self._book, self._words = book, words
        self._made: dict[object, Format] = {}
        self._patterns: dict[tuple[str, int], str] = {}

    def text(self, look: str, text: str) -> Format:
        """Format of a text; one that begins as a formula does is marked as text for whoever edits the cell."""
        quoted = text.startswith(FORMULA_STARTS)
        return self._format((look, quoted), {**LOOKS[look], "quote_prefix": quoted})

    def number(self, figure: Figure, look: str) -> Format:
        """Format of a number: its unit and its decimals, on the right of its cell unless the look is "left"."""
        pattern = self._patterns.get((figure.unit, figure.digits))
        if pattern is None:
            pattern = self._patterns[figure.unit, figure.digits] = number_pattern(figure, self._words)
        align = "left" if look == "left" else "right"
        return self._format(
            (pattern, align),
            {"num_format": pattern, "valign": "top", "align": align, "indent": int(align == "left")},
        )

    def _format(self, key: object, properties: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def number_pattern(figure: Figure, words: Words) -> str:
    """Number format of a figure, in the spreadsheet's own language; separators are the reader's."""
    decimals = "." + "0" * figure.digits if figure.digits else ""
    if figure.unit in SHARES:
        return f"0{decimals}%"
    if figure.unit.split("/", maxsplit=1)[0] == "money":
        return _money_pattern(decimals, words)
    return f'#,##0{decimals}" h"' if figure.unit == "hours" else f"#,##0{decimals}"


def _money_pattern(decimals: str, words: Words) -> str:
    """Number format of an amount, its currency where the language has it."""
    unit, number = words.unit.replace('"', ""), f"#,##0{decimals}"
    if not words.unit_first:
        return f'{number}" {unit}"'
    return f'"{unit} "{number}' if unit[-1:].isalpha() else f'"{unit}"{number}'
