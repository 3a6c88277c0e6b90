"""Which rows belong together: draws, clusters of independent rows, and the bootstrap over clusters."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices, Labels, ranks
from simulator.statistics.bootstrap import Bootstrap


@dataclass(frozen=True, eq=False)
class Design:
    """How the rows of a simulation were sampled.

    Attributes
    ----------
    draw : (rows,) int
        The draw of the beliefs that each row belongs to.
    cluster : (rows,) int
        The independent unit that each row belongs to, a function of its draw: the draw itself in plain
        sampling, the scrambling (0..15) in Sobol and Latin hypercube sampling.
    bootstrap_seed : int
        Fixes the resamples, so that the same rows always get the same errors.

    Raises
    ------
    ValueError
        If `draw` and `cluster` are not two vectors of the same length, or one draw is in two clusters.
    """

    draw: Labels
    cluster: Labels
    bootstrap_seed: int

    def __post_init__(self) -> None:
        if self.draw.ndim != 1 or self.draw.shape != self.cluster.shape:
            raise ValueError(f"draw {self.draw.shape} and cluster {self.cluster.shape} must be vectors alike")
        if not np.array_equal(self.cluster_of_draw[self.draw_index], self.cluster_index):
            raise ValueError("each draw must lie in one cluster")

    @classmethod
    def plain(cls, rows: int, bootstrap_seed: int = 0) -> "Design":
        """Plain sampling: row n is draw n // 2, and every draw is independent of the others."""
        draw = np.arange(rows, dtype=np.int64) // 2
        return cls(draw, draw, bootstrap_seed)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.draw.size)

    @cached_property
    def draw_index(self) -> Indices:
        """(rows,) rank of each row's draw among the draws, 0..draws-1."""
        return ranks(self.draw)

    @cached_property
    def draws(self) -> int:
        """Number of distinct draws."""
        return int(self.draw_index.max(initial=-1)) + 1

    @cached_property
    def cluster_index(self) -> Indices:
        """(rows,) rank of each row's cluster among the clusters, 0..clusters-1."""
        return self.draw_index if self.cluster is self.draw else ranks(self.cluster)

    @cached_property
    def clusters(self) -> int:
        """Number of distinct clusters."""
        return int(self.cluster_index.max(initial=-1)) + 1

    @cached_property
    def cluster_of_draw(self) -> Indices:
        """(draws,) rank of each draw's cluster."""
        of_draw = np.zeros(self.draws, dtype=np.int32)
        of_draw[self.draw_index] = self.cluster_index
        return of_draw

    @cached_property
    def bootstrap(self) -> Bootstrap:
        """Resamples of the clusters."""
        return Bootstrap(self.clusters, self.bootstrap_seed)


@dataclass(frozen=True, eq=False)
class Sample:
    """The rows of one quantity that are defined, with the design they come from.

    Attributes
    ----------
    values : (kept,) float
        The rows that are not nan.
    cluster : (kept,) int
        The rank of the cluster of each.
    draw : (kept,) int
        The rank of the draw of each.
    design : Design
        The whole design.
    """

    values: FloatArray
    cluster: Indices
    draw: Indices
    design: Design

    @cached_property
    def clusters(self) -> int:
        """Number of clusters with at least one defined row."""
        if self.values.size == self.design.rows:
            return self.design.clusters
        return int(np.count_nonzero(np.bincount(self.cluster)))

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """(kept,) what sorts the values."""
        return np.argsort(self.values)

    @cached_property
    def ordered(self) -> FloatArray:
        """(kept,) the values, rising."""
        return self.values[self.order]

    def standard_error(self, influence: FloatArray) -> float:
        """Standard error of a statistic from each row's influence on it, clustered.

        The rows' influences sum to zero for a mean, a ratio or a tail mean, also when clusters differ in
        size, so the variance is C / (C - 1) x sum over clusters of (sum of influence)^2 / rows^2: the
        linearised ratio estimator of Cochran, Sampling Techniques (3rd ed., 1977), section 9A.1 and
        eq. (6.9), with sampling fraction zero.

        Parameters
        ----------
        influence : (kept,) float
            Influence of each row, in the unit of the statistic.

        Returns
        -------
        float
            nan with fewer than two clusters.
        """
        if self.clusters < 2:
            return float("nan")
        sums = np.bincount(self.cluster, weights=influence)
        correction = self.clusters / (self.clusters - 1)
        return float(np.sqrt(correction * np.dot(sums, sums)) / self.values.size)


def sample(values: FloatArray, design: Design) -> Sample:
    """Keep the defined rows of `values` (rows,); raises ValueError when its length is not the design's."""
    rows = np.asarray(values, dtype=np.float64)
    if rows.shape != (design.rows,):
        raise ValueError(f"values of shape {rows.shape} for a design of {design.rows} rows")
    kept = ~np.isnan(rows)
    if kept.all():
        return Sample(rows, design.cluster_index, design.draw_index, design)
    return Sample(rows[kept], design.cluster_index[kept], design.draw_index[kept], design)


def jointly_defined(columns: tuple[FloatArray, ...]) -> tuple[FloatArray, ...]:
    """Set a row to nan in every column as soon as one column leaves it undefined; the columns if none does."""
    arrays = tuple(np.asarray(column, dtype=np.float64) for column in columns)
    undefined = np.isnan(arrays[0])
    for array in arrays[1:]:
        undefined |= np.isnan(array)
    if not undefined.any():
        return arrays
    return tuple(np.where(undefined, np.nan, array) for array in arrays)
