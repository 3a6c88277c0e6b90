"""An engine that simulates nothing: tallies are a fixed pattern of the row and the mix, made in no time."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.engine.interface import DiaryEntry
from simulator.engine.tallies import Tallies, empty
from simulator.parameters import Parameters


@dataclass(frozen=True)
class PatternEngine:
    """Rows that keep the books' identities and differ from each other in every bit that matters.

    Parameters
    ----------
    name : str
        The engine whose pace it takes.
    """

    name: str = "compiled"

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Fill the tallies of a block; each row depends on its number only."""
        tallies = empty(parameters, len(parameters.mixes), len(rows))
        numbers = np.asarray(rows, dtype=np.float64)
        for m in range(len(parameters.mixes)):
            luck = np.modf((numbers + 1.0) * 0.6180339887498949 * (m + 1))[0] + 0.5
            tallies.work_hours[m] = luck[:, None, None, None] * (1.0 + m)
            hours = tallies.work_hours[m].sum((1, 2, 3))
            share = hours[:, None, None] / np.prod(tallies.weekly_present.shape[2:])
            tallies.weekly_present[m] = np.broadcast_to(share, tallies.weekly_present[m].shape)
            tallies.money[m] = (100.0 * luck**2)[:, None, None]
            tallies.direct[m] = (7.0 * luck)[:, None, None]
            tallies.counts[m] = np.floor(10.0 * luck)[:, None, None]
            tallies.weekly_margin[m] = luck[:, None]
            tallies.weekly_direct[m] = luck[:, None] / 3.0
        return tallies

    def diary(self, parameters: Parameters, mix: str, row: int) -> list[DiaryEntry]:
        """Nothing happens."""
        return []


def slowly(rows: range) -> tuple[int, int]:
    """Take a moment; tell the first row and which process it was."""
    time.sleep(0.02)
    return rows.start, os.getpid()
