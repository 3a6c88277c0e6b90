"""What the rows of each draw say: count, mean and scatter, and the two variances they part into."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, Sample, sample


@dataclass(frozen=True, eq=False)
class DrawTable:
    """One entry a draw, measured from an origin that keeps the sums exact for equal rows.

    Attributes
    ----------
    origin : float
        What was taken away from every row.
    count : (draws,) float
        Defined rows.
    mean : (draws,) float
        Mean over them, less `origin`; 0 where there are none.
    scatter : (draws,) float
        Sum of squared deviations from the draw's mean.
    """

    origin: float
    count: FloatArray
    mean: FloatArray
    scatter: FloatArray

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """(draws,) whether the draw has a defined row."""
        return self.count > 0

    def only(self, keep: NDArray[np.bool_]) -> "DrawTable":
        """The draws for which `keep` (draws,) holds."""
        return DrawTable(self.origin, self.count[keep], self.mean[keep], self.scatter[keep])

    def row_mean(self) -> float:
        """Mean over all the rows, each weighing the same; nan without one."""
        rows = float(self.count.sum())
        return self.origin + float(self.count @ self.mean) / rows if rows else float("nan")

    def variances(self) -> tuple[float, float]:
        """Between-draw variance B (may be negative) and within-draw variance W; see `variance_split`."""
        freedom = float((self.count[self.seen] - 1.0).sum())
        means = self.mean[self.seen]
        if freedom <= 0.0 or means.size < 2:
            return float("nan"), float("nan")
        within = float(self.scatter.sum()) / freedom
        between = float(np.var(means, ddof=1)) - within * float(np.mean(1.0 / self.count[self.seen]))
        return between, within

    def location(self) -> tuple[float, float]:
        """Mean of the rows and between-draw variance: where conditional means lie, and how far apart."""
        return self.row_mean(), self.variances()[0]


def draw_table(rows: Sample) -> DrawTable:
    """Gather the defined rows by draw, in the order of the draw numbers."""
    origin = float(rows.values[0]) if rows.values.size else 0.0
    shifted = rows.values - origin
    draws = rows.design.draws
    count = np.bincount(rows.draw, minlength=draws).astype(np.float64)
    mean = np.bincount(rows.draw, weights=shifted, minlength=draws) / np.maximum(count, 1.0)
    squares = (shifted - mean[rows.draw]) ** 2
    scatter = np.bincount(rows.draw, weights=squares, minlength=draws).astype(np.float64)
    return DrawTable(origin, count, mean, scatter)


def draw_means(values: FloatArray, design: Design) -> FloatArray:
    """Mean of the defined rows of each draw, (draws,); nan where there is none."""
    table = draw_table(sample(values, design))
    return np.where(table.seen, table.origin + table.mean, np.nan)
