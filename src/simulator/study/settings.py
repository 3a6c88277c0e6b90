"""How a study is run; none of it changes what is simulated in a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

SamplingDesign = Literal["plain", "sobol", "latin"]

#: Rows of each mix unless stated: what the reference engine does in seconds.
DEFAULT_ROWS = 400
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
    precision : float or None
        Half-width wanted for every mean paired difference of hourly value, as a share of the baseline's
        mean cost per hour.
    most_rows : int
        Rows at which `precision` gives up.
    clock : callable
        Seconds, for the time that provenance states.
    """

    seed: int = 1
    rows: int = DEFAULT_ROWS
    mixes: tuple[str, ...] = ()
    sampling: SamplingDesign = "plain"
    engine: str = "simpy"
    workers: int = 1
    precision: float | None = None
    most_rows: int = DEFAULT_MOST_ROWS
    scenario_name: str = ""
    command: str = ""
    progress: Callable[[int, int], None] = lambda done, wanted: None
    clock: Callable[[], float] = lambda: 0.0
