"""The beliefs behind a run, worked out again a chunk of draws at a time instead of being held."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulator.outcomes import Floats
from simulator.sampling import Design, Sheet, all_beliefs, belief_paths_of, belief_scores, belief_values
from simulator.scenario import Scenario
from simulator.statistics import CHUNK

#: Chunks of normal scores that stay in memory, some 2 MB each: a run of so many draws works them out once.
REMEMBERED = 4


@dataclass(frozen=True, eq=False)
class Beliefs:
    """Every belief of any mix in every draw of a run.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    seed : int
        Of the run.
    draws : int
        Draws 0 .. draws - 1.
    design : str
        "plain", "sobol" or "latin".
    planned : int
        Draws that an even design is laid out for.
    """

    scenario: Scenario
    seed: int
    draws: int
    design: Design
    planned: int

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the beliefs, sorted."""
        return tuple(all_beliefs(self.scenario))

    def used_by(self, *mixes: str) -> "UsedBeliefs":
        """Normal scores of the beliefs that any of the mixes uses."""
        used = {path for mix in mixes for path in belief_paths_of(self.scenario, mix)}
        return UsedBeliefs(self, tuple(i for i, path in enumerate(self.paths) if path in used))

    def tables(self) -> Iterator[Mapping[str, NDArray[np.generic]]]:
        """Draw numbers and values, one column a belief, a chunk of draws at a time."""
        for sheet in self.sheets():
            yield {"draw": np.asarray(sheet.draws), **belief_values(self.scenario, sheet)}

    def sheets(self) -> Iterator[Sheet]:
        """The draws of each chunk, in order."""
        for first in range(0, self.draws, CHUNK):
            draws = range(first, min(first + CHUNK, self.draws))
            yield Sheet(self.seed, draws, self.design, self.planned)


@dataclass(frozen=True, eq=False)
class UsedBeliefs:
    """Normal scores of some of the beliefs, as the statistics read them (`simulator.statistics.Scores`)."""

    beliefs: Beliefs
    columns: tuple[int, ...]

    @property
    def draws(self) -> int:
        """Number of draws."""
        return self.beliefs.draws

    @property
    def width(self) -> int:
        """Number of beliefs."""
        return len(self.columns)

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the beliefs, in the order of the columns."""
        return tuple(self.beliefs.paths[i] for i in self.columns)

    def first(self, draws: int) -> Floats:
        """Scores of the first draws, (draws, width)."""
        held: list[Floats] = []
        for chunk in self.chunks():
            held.append(chunk[: draws - sum(map(len, held))])
            if sum(map(len, held)) >= draws:
                break
        return np.concatenate(held)

    def chunks(self) -> Iterator[Floats]:
        """Scores (at most `CHUNK` draws, width), from the first draw to the last."""
        for sheet in self.beliefs.sheets():
            yield _scores(self.beliefs, sheet)[:, self.columns]


@lru_cache(maxsize=REMEMBERED)
def _scores(beliefs: Beliefs, sheet: Sheet) -> Floats:
    return belief_scores(beliefs.scenario, sheet)
