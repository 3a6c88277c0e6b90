"""Peak memory of the whole process against the number of replications."""

from pathlib import Path

from benchmarks.cases import compiled
from benchmarks.effort import Effort
from benchmarks.processes import SIMULATE, Spent, folder, pilot, run
from benchmarks.report import Figure, Result, Table

TITLE = "Memory against replications"
METHOD = """\
Peak resident memory of `simulate scenarios/pilot.toml --replications N`, the whole process with its statistics, files and
pictures; one run each. The file of outcomes on disk grows with N, memory should not."""
ROWS = (1_000, 10_000, 100_000, 1_000_000)


def measure(effort: Effort) -> Result | None:
    """Measure it; None without the compiled engine, which such numbers of rows are for."""
    if compiled(effort) is None:
        return None
    counts = (20, 40) if effort.stand_in else effort.pick(ROWS, ROWS[:3])
    bare = run([*SIMULATE, "--help"])
    with folder() as place:
        spent = {rows: run(pilot(effort, rows, place / str(rows))) for rows in counts}
        sizes = {rows: _size(place / str(rows)) for rows in counts}
    last, before = counts[-1], counts[-2]
    figures = (
        Figure(
            f"peak memory of {last:,} rows a mix beside {before:,}",
            spent[last].mebibytes / spent[before].mebibytes,
            at_most=1.25,
        ),
        Figure(f"peak memory of {last:,} rows a mix", spent[last].mebibytes, "MiB", at_most=1536.0),
    )
    rows = tuple(_row(f"{n:,} rows a mix", spent[n], sizes[n]) for n in counts)
    columns = ("", "peak MiB", "seconds", "MiB on disk")
    return Result("memory", TITLE, METHOD, figures, (Table(columns, (_row("--help", bare, 0.0), *rows)),))


def _size(place: Path) -> float:
    return sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 2**20


def _row(name: str, spent: Spent, size: float) -> tuple[str, float, float, float]:
    return name, spent.mebibytes, spent.seconds, size
