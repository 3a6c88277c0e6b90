"""What a benchmark hands back, and its file in benchmarks/results."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.timing import Ratio

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"


@dataclass(frozen=True)
class Figure:
    """One number, and what was asked of it: at least, at most, or nothing."""

    what: str
    value: float
    unit: str = "times"
    low: float | None = None
    high: float | None = None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether it is as asked; None when nothing was."""
        if self.at_least is not None:
            return self.value >= self.at_least
        if self.at_most is not None:
            return self.value <= self.at_most
        return None


def ratio_figure(
    what: str, ratio: Ratio, *, at_least: float | None = None, at_most: float | None = None
) -> Figure:
    """Turn a ratio with its smallest and largest round into a figure."""
    return Figure(what, ratio.median, "times", ratio.low, ratio.high, at_least, at_most)


@dataclass(frozen=True)
class Table:
    """Cells as text or numbers; numbers are shown to three digits."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True)
class Result:
    """One benchmark: `method` says how it was measured."""

    name: str
    title: str
    method: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = field(default=())


def save(result: Result) -> None:
    """Write the file of a benchmark."""
    RESULTS.mkdir(exist_ok=True)
    write(result.name, asdict(result))


def write(name: str, content: dict[str, Any]) -> None:
    """Write one file of results, four significant digits being all that a measurement holds."""
    text = json.dumps(rounded(content), ensure_ascii=False, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def rounded(content: Any) -> Any:
    """Round every number inside to four significant digits."""
    if isinstance(content, float):
        return float(f"{content:.4g}")
    if isinstance(content, dict):
        return {key: rounded(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [rounded(value) for value in content]
    return content


def load(name: str) -> Result | None:
    """Read the file of a benchmark back; None when it was never run."""
    file = RESULTS / f"{name}.json"
    if not file.exists():
        return None
    content = json.loads(file.read_text(encoding="utf-8"))
    figures = tuple(Figure(**figure) for figure in content["figures"])
    tables = tuple(Table(tuple(t["columns"]), tuple(map(tuple, t["rows"]))) for t in content["tables"])
    return Result(content["name"], content["title"], content["method"], figures, tables)


def lines(result: Result) -> Iterator[str]:
    """Say the figures and the tables on a terminal."""
    for figure in result.figures:
        asked = {True: "as asked", False: "NOT as asked", None: ""}[figure.met]
        yield f"  {figure.what}: {figure.value:.4g} {figure.unit} {asked}".rstrip()
    for table in result.tables:
        for row in (table.columns, *table.rows):
            cells = [cell if isinstance(cell, str) else f"{cell:,.4g}" for cell in row]
            yield f"    {cells[0]:<32} {'  '.join(f'{cell:>16}' for cell in cells[1:])}".rstrip()
