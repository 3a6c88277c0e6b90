"""The default run as a whole process, the help, and the first run ever, which compiles."""

import shutil
import statistics
import sys
import time
from pathlib import Path

from benchmarks.cases import compiled
from benchmarks.effort import FEWEST_ROUNDS, Effort
from benchmarks.processes import SIMULATE, folder, pilot, run
from benchmarks.report import ROOT, Figure, Result, Table, ratio_figure
from benchmarks.timing import Contestant, Times, interleaved

TITLE = "Whole processes"
METHOD = """\
Wall-clock time from start to exit, interleaved: `simulate scenarios/pilot.toml` with its files, pictures and terminal
output, beside `python -c "import numba, matplotlib.pyplot, scipy.stats"`, which many a scientific script pays before its
first line; `simulate --help` beside `python -c "import click"`. The first run ever is that of a fresh copy of the package
without a cache of any kind of its own: it compiles."""
IMPORTS = (sys.executable, "-c", "import numba, matplotlib.pyplot, scipy.stats")
CLICK = (sys.executable, "-c", "import click")
RUN, LIBRARIES, HELP, BARE = "default run", "import numba, pyplot, scipy.stats", "--help", "import click"
HELP_LEAST = 0.1


def measure(effort: Effort) -> Result | None:
    """Measure it; None without the compiled engine, which such numbers of rows are for."""
    if compiled(effort) is None:
        return None
    rows = effort.rows(10_000)
    with folder() as place:
        job = pilot(effort, rows, place / "warm", "--force")
        contestants = [
            Contestant(RUN, lambda: run(job)),
            Contestant(LIBRARIES, lambda: run(IMPORTS)),
            Contestant(HELP, lambda: run([*SIMULATE, "--help"])),
            Contestant(BARE, lambda: run(CLICK)),
        ]
        times = interleaved(contestants, FEWEST_ROUNDS, time.perf_counter)
        cold = [_cold(effort, rows, place / f"cold-{i}") for i in range(effort.long_rounds)]
    first = statistics.median(cold)
    budget = [2.5 * bare + HELP_LEAST for bare in times.seconds[BARE]]
    helps = [took / allowed for took, allowed in zip(times.seconds[HELP], budget, strict=True)]
    figures = (
        ratio_figure(
            f"the run of {rows:,} rows a mix, time beside the imports",
            times.ratio(RUN, LIBRARIES),
            at_most=4.0,
        ),
        Figure(
            "the help, time beside 2.5 times import click and 0.1 s", statistics.median(helps), at_most=1.0
        ),
        Figure("the first run ever, time beside a warm one", first / times.median(RUN), at_most=30.0),
    )
    return Result("start_up", TITLE, METHOD, figures, (_table(times, first),))


def _table(times: Times, first: float) -> Table:
    rows = [(name, times.median(name)) for name in times.seconds]
    return Table(("process", "seconds"), (*rows, ("first run ever", first)))


def _cold(effort: Effort, rows: int, place: Path) -> float:
    copy = place / "src"
    shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
    job = pilot(effort, rows, place / "run")
    return run(job, {"PYTHONPATH": str(copy), "NUMBA_CACHE_DIR": str(place / "numba")}).seconds
