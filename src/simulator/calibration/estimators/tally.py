"""Positive observations as values and counts: all that a law is fitted on, however many rows there are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from simulator.calibration.estimators.records import Floats

#: Up to so many rows every distinct value is kept; beyond, values are gathered in cells of the logarithm.
EXACT_ROWS = 10_000
#: Width of such a cell: a thousandth, far below what a second or a cent rounds away.
CELL = 1e-3


@dataclass(frozen=True)
class Tally:
    """Distinct values in rising order, and how often each was seen; sums are those of the rows themselves.

    Attributes
    ----------
    values, counts
        (values,) each.
    rows, zeros
        Positive rows, and rows at zero.
    mean, sd
        Of the positive rows, sd with divisor rows - 1 (0 for one row).
    log_mean, log_sd
        Of their logarithms, sd with divisor rows.
    """

    values: Floats
    counts: Floats
    rows: int
    zeros: int
    mean: float
    sd: float
    log_mean: float
    log_sd: float

    @property
    def constant(self) -> bool:
        """Whether all positive rows are alike."""
        return len(self.values) == 1

    def quantiles(self, levels: Floats) -> Floats:
        """Smallest value that a share `levels` of the rows does not exceed."""
        reached = np.cumsum(self.counts) / self.rows
        place = np.searchsorted(reached, levels - 1e-12)
        return self.values[np.minimum(place, len(self.values) - 1)]


def tally(observed: ArrayLike) -> Tally:
    """Count observations of a positive quantity.

    Parameters
    ----------
    observed
        (rows,) numbers of 0 or more, in any order.

    Raises
    ------
    ValueError
        Without a positive row, or with one that is negative or not a number.
    """
    rows = np.asarray(observed, dtype=np.float64).ravel()
    if rows.size and not (np.isfinite(rows).all() and rows.min() >= 0.0):
        raise ValueError("observations must be numbers of 0 or more")
    positive = rows[rows > 0.0]
    if not positive.size:
        raise ValueError("there is no positive observation")
    logs = np.log(positive)
    values, counts = _exact(positive) if positive.size <= EXACT_ROWS else _cells(positive, logs)
    sd = float(positive.std(ddof=1)) if positive.size > 1 else 0.0
    return Tally(
        values=values,
        counts=counts,
        rows=positive.size,
        zeros=rows.size - positive.size,
        mean=float(positive.mean()),
        sd=sd,
        log_mean=float(logs.mean()),
        log_sd=float(logs.std()),
    )


def _exact(positive: Floats) -> tuple[Floats, Floats]:
    values, counts = np.unique(positive, return_counts=True)
    return values, counts.astype(np.float64)


def _cells(positive: Floats, logs: Floats) -> tuple[Floats, Floats]:
    """Mean and count of the rows in each cell of the logarithm, without sorting them."""
    low = float(logs.min())
    wide = max(CELL, (float(logs.max()) - low) / 1e6)
    cell = ((logs - low) / wide).astype(np.intp)
    counts = np.bincount(cell).astype(np.float64)
    kept = counts > 0.0
    return np.bincount(cell, positive)[kept] / counts[kept], counts[kept]


def relative_spread(found: Tally) -> float:
    """Coefficient of variation of the positive rows; 0 when they are alike."""
    return 0.0 if found.constant else found.sd / found.mean
