"""Observed values beside the scenario file: read once, then part of the scenario."""

import csv
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from simulator.scenario.document import Document, nearest
from simulator.scenario.lines import Path
from simulator.scenario.phrases import phrase, recognised


class _UnreadableError(Exception):
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def inline_samples(document: Document, folder: FilePath) -> None:
    """Replace every `samples = "file.csv"` by the values that the file holds, in place.

    Problems are added to the document; what could not be read is left out of its data.
    """
    for path, table in list(_tables(document.data, ())):
        name = table.get("samples")
        if not isinstance(name, str):
            continue
        column = table.pop("column", None)
        try:
            table["samples"] = read_column(folder / name, name, column)
        except _UnreadableError as wrong:
            document.problems.append(document.problem(wrong.code, (*path, "samples"), name, **wrong.params))
            table["samples"] = [1.0]  # any legal value, so that one mistake is told once
            table["source"] = name
            continue
        table.setdefault("source", name if column is None else f"{name}, {column}")


def _tables(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, one in value.items():
            yield from _tables(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _tables(one, (*path, index))


def read_column(file: FilePath, name: str, column: Any) -> list[float]:
    """Read the numbers of one column of a CSV file; its first line names the columns.

    A semicolon may part the columns, and then a comma may stand for the decimal point.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as wrong:
        said = getattr(wrong, "strerror", None)
        why = recognised(said.lower()) if said else phrase("not_utf8")
        raise _UnreadableError("samples_file", file=name, why=why) from None
    lines = text.splitlines()
    delimiter = ";" if lines and ";" in lines[0] else ","
    rows = list(csv.reader(lines, delimiter=delimiter))
    place = _column_place([cell.strip() for cell in rows[0]] if rows else [], name, column)
    cells = [(number, row[place].strip()) for number, row in enumerate(rows[1:], 2) if len(row) > place]
    values = [_number(cell, delimiter, name, number) for number, cell in cells if cell]
    if not values:
        raise _UnreadableError("samples_file", file=name, why=phrase("no_value"))
    return values


def _column_place(header: list[str], name: str, column: Any) -> int:
    if column is None and len(header) == 1:
        return 0
    if column is None:
        raise _UnreadableError("samples_which", file=name, near=header[0] if header else "hours")
    if column not in header:
        raise _UnreadableError("samples_column", file=name, column=column, near=nearest(str(column), header))
    return header.index(column)


def _number(cell: str, delimiter: str, name: str, line: int) -> float:
    try:
        return float(cell.replace(",", ".") if delimiter == ";" else cell)
    except ValueError:
        raise _UnreadableError("samples_number", file=name, found=f'"{cell}"', at_line=line) from None
