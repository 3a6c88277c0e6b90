"""The work of one block: sample the draws of its rows and no others, simulate them, keep the books."""

import pickle
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from simulator.engine.accounting import account
from simulator.engine.interface import Engine
from simulator.outcomes import Encoded, encode
from simulator.sampling import Excerpt, sample
from simulator.scenario import Scenario
from simulator.study.room import refused_when_endless
from simulator.study.settings import SamplingDesign


@dataclass(frozen=True)
class Pace:
    """How an engine is best run: rows of a block, and whether it lets other threads run meanwhile.

    A block is large enough to hide the cost of sampling its draws and of passing it on, and small enough for
    a steady progress bar. It depends on the engine only: never on who does the work.
    """

    block_rows: int
    kind: Literal["threads", "processes"]


#: The compiled engine takes a few seconds for 10,000 rows, SimPy a tenth of a second for one.
PACES = {"compiled": Pace(1024, "threads"), "simpy": Pace(10, "processes")}


def pace_of(engine: Engine) -> Pace:
    """Pace of an engine by its name; that of SimPy for one that nobody knows."""
    return PACES.get(engine.name, PACES["simpy"])


@dataclass(frozen=True)
class Work:
    """Simulates blocks of one run; a pure function of their rows that can be sent to another process.

    Parameters
    ----------
    scenario : bytes
        The resolved scenario, pickled: one process then unpickles it once for all its blocks.
    engine : Engine
        What simulates.
    mixes : tuple of str
        Mixes to run; empty for all.
    seed : int
        The seed.
    sampling : str
        "plain", "sobol" or "latin".
    design : int
        Draws of the even design; 0 for plain sampling.
    run : str
        Digest of the run, which its blocks carry.
    excerpt : Excerpt, optional
        What is simulated of the scenario's horizon; all of it unless given.
    """

    scenario: bytes
    engine: Engine
    mixes: tuple[str, ...]
    seed: int
    sampling: SamplingDesign
    design: int
    run: str
    excerpt: Excerpt | None = None

    def __call__(self, rows: range) -> Encoded:
        """Simulate successive rows of every mix; return them as a block."""
        draws = range(rows.start // 2, (rows.stop + 1) // 2)
        parameters = sample(
            _scenario(self.scenario),
            self.mixes or None,
            self.seed,
            draws,
            self.sampling,
            self.design or None,
        )
        if self.excerpt is not None:
            parameters = self.excerpt(parameters)
        with refused_when_endless():
            tallies = self.engine.run(parameters, rows)
        return encode(account(parameters, tallies, rows), self.run, self.design)


@lru_cache(maxsize=4)
def _scenario(pickled: bytes) -> Scenario:
    scenario: Scenario = pickle.loads(pickled)  # noqa: S301  # written by `Work`'s own maker a moment ago
    return scenario
