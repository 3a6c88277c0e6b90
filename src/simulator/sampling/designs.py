"""Where the beliefs' uniforms come from: plain sampling, or 16 independent scramblings of an even design."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from simulator.streams import name_key

Floats = NDArray[np.float64]
Design = Literal["plain", "sobol", "latin"]

#: Independent scramblings, from whose spread the errors of an even design are estimated.
SCRAMBLINGS = 16
#: Scrambled Sobol points are multiples of 2^-30; half a cell keeps them inside (0, 1).
_HALF_CELL = 2.0**-31
LOWEST, HIGHEST = 2.0**-54, 1.0 - 2.0**-53


@dataclass(frozen=True)
class Sheet:
    """Which draws, of which design: all that the uniforms of the beliefs depend on.

    Parameters
    ----------
    seed : int
        In 0..2^64 - 1.
    draws : range
        Numbers of the draws, one after the other.
    design : str
        "plain", "sobol" or "latin".
    total_draws : int, optional
        Draws of the whole run, for "sobol" and "latin".

    Raises
    ------
    ValueError
        When the draws are not successive, or the total does not suit the design.
    """

    seed: int
    draws: range
    design: Design = "plain"
    total_draws: int | None = None

    def __post_init__(self) -> None:
        if self.draws.step != 1 or (len(self.draws) and self.draws.start < 0):
            raise ValueError(f"draws must be successive numbers from 0, got {self.draws}")
        if self.design == "plain":
            return
        if self.total_draws is None or rounded_draws(self.total_draws, self.design) != self.total_draws:
            raise ValueError(
                f"a {self.design} design takes 16 x a power of two draws, got {self.total_draws}"
            )
        if self.draws.stop > self.total_draws:
            raise ValueError(f"draws up to {self.draws.stop} are beyond the total of {self.total_draws}")


def rounded_draws(draws: int, design: Design) -> int:
    """Return the number of draws that a design uses: at least `draws`, 16 x a power of two unless plain."""
    if design == "plain":
        return draws
    per_scrambling = max(1, -(-draws // SCRAMBLINGS))
    return int(SCRAMBLINGS * (1 << (per_scrambling - 1).bit_length()))


def uniforms(sheet: Sheet, paths: Iterable[str]) -> dict[str, Floats]:
    """Uniforms in (0, 1) of each belief, before any correlation.

    Parameters
    ----------
    sheet : Sheet
        Which draws.
    paths : iterable of str
        Every belief of the scenario; in an even design their sorted order is the order of the dimensions.

    Returns
    -------
    dict
        Path to (draws,) array.
    """
    from simulator.streams import belief_uniform

    names = sorted(paths)
    if sheet.design == "plain":
        return {path: belief_uniform(sheet.seed, sheet.draws, path) for path in names}
    if not names:
        return {}
    points = _even(sheet, len(names))
    return {path: np.ascontiguousarray(points[:, column]) for column, path in enumerate(names)}


def _even(sheet: Sheet, dimension: int) -> Floats:
    size = (sheet.total_draws or 0) // SCRAMBLINGS
    first = sheet.draws.start // size
    last = (sheet.draws.stop - 1) // size
    blocks = [
        _scrambling(sheet.seed, sheet.design, block, dimension, size) for block in range(first, last + 1)
    ]
    start = sheet.draws.start - first * size
    return np.concatenate([*blocks, np.empty((0, dimension))])[start : start + len(sheet.draws)]


@lru_cache(maxsize=2)
def _scrambling(seed: int, design: Design, block: int, dimension: int, size: int) -> Floats:
    """Points of one scrambling, kept for the blocks of rows that share it; (size, dimension), read only."""
    from scipy.stats import qmc

    from simulator.streams.philox import philox

    own = int(philox(seed, name_key(f"design/{design}"), 0, 0, 0, block)[0])
    generator = np.random.Generator(np.random.PCG64(own))
    if design == "sobol":
        points = np.asarray(qmc.Sobol(dimension, rng=generator).random(size) + _HALF_CELL, dtype=np.float64)
    else:
        points = np.clip(qmc.LatinHypercube(dimension, rng=generator).random(size), LOWEST, HIGHEST)
    points.setflags(write=False)
    return points
