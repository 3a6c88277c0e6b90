"""How a study is run; none of it changes what is simulated in a row."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from simulator.findings import Findings
from simulator.outcomes import Blocks
from simulator.study.underway import Underway

SamplingDesign = Literal["plain", "sobol", "latin"]

#: Rows of each mix unless stated: what the compiled engine does in a few seconds.
DEFAULT_ROWS = 10_000
#: Where `--precision` stops at the latest, unless stated.
DEFAULT_MOST_ROWS = 65_536


@dataclass(frozen=True)
class Settings:
    """What the command line asks of a study.

    Parameters
    ----------
    seed : int
        In 0..2^64 - 1; the same seed gives the same bits.
    rows : int
        Rows of each mix; with Sobol or Latin hypercube rounded up to sixteen powers of two of draws.
    mixes : tuple of str
        Mixes to run; empty for all.
    workers : int
        Threads or processes on this machine.
    dask : str or None
        Address of a Dask scheduler, whose workers then do the work.
    blocks : Blocks or None
        Where finished blocks go, and which ones are there already; None keeps them in memory.
    underway : Underway or None
        A run of plain sampling with the same seed and engine, whose rows are waited for instead of simulated again.
    block_rows : int or None
        Rows of a block, when fewer than the engine is best run with: many short runs then share the workers.
    precision : float or None
        Half-width wanted for every mean paired difference of hourly value, as a share of the baseline's
        mean cost per hour.
    most_rows : int
        Rows at which `precision` gives up.
    clock : callable
        Seconds, for the time that provenance states.
    simulated : callable
        Called when all the rows are there, and nobody has stopped the run.
    described : callable
        Told what is found, all but the decision, before that is judged.
    """

    seed: int = 1
    rows: int = DEFAULT_ROWS
    mixes: tuple[str, ...] = ()
    sampling: SamplingDesign = "plain"
    engine: str = "simpy"
    workers: int = 1
    dask: str | None = None
    blocks: Blocks | None = None
    underway: Underway | None = None
    block_rows: int | None = None
    precision: float | None = None
    most_rows: int = DEFAULT_MOST_ROWS
    scenario_name: str = ""
    command: str = ""
    progress: Callable[[int, int], None] = lambda done, wanted: None
    clock: Callable[[], float] = lambda: 0.0
    simulated: Callable[[], None] = lambda: None
    described: Callable[[Findings], None] = lambda findings: None


def part_of(settings: Settings, before: int, rows: int) -> Settings:
    """The same settings for one of several runs, its progress told as a part of them all.

    Parameters
    ----------
    before : int
        Rows of the runs before it.
    rows : int
        Rows of all of them.
    """
    return replace(settings, progress=lambda done, wanted: settings.progress(before + done, rows))
