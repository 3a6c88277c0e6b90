"""The beliefs behind a regression, as normal scores read a chunk of draws at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design

CHUNK = 8192
"""Draws read at a time: a constant, because the last bits of sums over draws depend on it."""


class Scores(Protocol):
    """Standard normal score of each belief in each draw, never all of them in memory."""

    @property
    def draws(self) -> int:
        """Number of draws."""

    @property
    def width(self) -> int:
        """Number of beliefs."""

    def chunks(self) -> Iterator[FloatArray]:
        """Scores (at most `CHUNK` draws, width), draws in the order of their numbers; each time from the first."""


@dataclass(frozen=True, eq=False)
class ScoreTable:
    """Scores that are in memory already, (draws, width)."""

    table: FloatArray

    @property
    def draws(self) -> int:
        """Number of draws."""
        return len(self.table)

    @property
    def width(self) -> int:
        """Number of beliefs."""
        return int(self.table.shape[1])

    def chunks(self) -> Iterator[FloatArray]:
        """Slices of the table."""
        return (self.table[first : first + CHUNK] for first in range(0, self.draws, CHUNK))


def as_scores(normal_scores: "Scores | FloatArray", design: Design) -> Scores:
    """Read an array (draws, k) as scores.

    Raises
    ------
    ValueError
        When there is not one row a draw.
    """
    if isinstance(normal_scores, np.ndarray):
        if normal_scores.ndim != 2 or len(normal_scores) != design.draws:
            raise ValueError(f"normal scores of shape {normal_scores.shape} for {design.draws} draws")
        return ScoreTable(normal_scores.astype(np.float64, copy=False))
    if normal_scores.draws != design.draws:
        raise ValueError(f"normal scores of {normal_scores.draws} draws for {design.draws} draws")
    return normal_scores
