"""The delete-a-group jackknife: what is found of all draws, and of those left when each group is taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray, Indices
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import draw_table
from simulator.statistics.estimates import Estimate
from simulator.statistics.features import Features
from simulator.statistics.moments import Moments, grouped_moments
from simulator.statistics.regression import rescaled_to
from simulator.statistics.ridge import ridge
from simulator.statistics.scores import Scores, as_scores

GROUPS = 20
"""Groups of draws that the jackknife leaves out in turn; with fewer clusters, each is a group."""


@dataclass(frozen=True, eq=False)
class LeftOut:
    """Conditional means of some columns: of all draws first, then with each group left out of the fit.

    Attributes
    ----------
    means : (1 + groups, draws, m) float
        In the columns' unit; also of the draws that were left out.
    group : (draws,) int
        Group of each draw, 0..groups-1.
    """

    means: FloatArray
    group: Indices

    def kept(self, variant: int) -> NDArray[np.bool_]:
        """Draws that the variant was made of, (draws,): all for 0."""
        return np.not_equal(self.group, variant - 1)


def jackknife_error(leave_out: FloatArray) -> FloatArray:
    """Standard errors from (groups, ...) statistics, each with one group left out; nan with fewer than two groups.

    Shao and Tu, The Jackknife and Bootstrap (1995), section 2.3.1.
    """
    groups = len(leave_out)
    if groups < 2:
        return np.full(leave_out.shape[1:], np.nan)
    return np.asarray(np.sqrt((groups - 1) * leave_out.var(axis=0)), dtype=np.float64)


def jackknifed(variants: FloatArray, least: float = 0.0) -> Estimate:
    """The first of (1 + groups,) statistics, with the error that the others give, `least` at the least."""
    return Estimate(float(variants[0]), float(np.fmax(jackknife_error(variants[1:]), least)))


def groups_of(design: Design, groups: int | None = None) -> tuple[Indices, int]:
    """Group of each draw, (draws,), and how many groups there are: those asked for, or as many as there can be."""
    wanted = min(GROUPS, design.clusters) if groups is None else groups
    return (design.cluster_of_draw % max(wanted, 1)).astype(np.int32), wanted


def row_means(values: FloatArray, design: Design, groups: int | None = None) -> FloatArray:
    """Means of the columns of (rows, k), (1 + groups, k): of all rows, then with each group of draws left out."""
    group, wanted = groups_of(design, groups)
    of_row = group[design.draw_index]
    kept = [np.not_equal(of_row, v - 1) for v in range(1 + wanted)]
    return np.array([values[rows].mean(axis=0) for rows in kept])


def leave_out_means(
    columns: Sequence[FloatArray],
    design: Design,
    normal_scores: Scores | FloatArray,
    groups: int | None = None,
) -> LeftOut:
    """`conditional_means` of several columns, and again without each group of draws.

    Parameters
    ----------
    columns : sequence of (rows,) float
        Without undefined rows.
    design : Design
        How the rows were sampled.
    normal_scores : Scores or (draws, k) float
        Standard normal scores of the beliefs, draws in the order of their numbers.
    groups : int, optional
        How many groups, also if some are empty: those of a study of which these draws are a part.
    """
    features = Features(as_scores(normal_scores, design))
    group, wanted = groups_of(design, groups)
    tables = [draw_table(sample(column, design)) for column in columns]
    means = np.column_stack([table.mean for table in tables])
    parts = grouped_moments(features, tables[0].count, means, group, wanted)
    whole = Moments.total(parts, features.width, len(tables))
    fits = ridge(Moments.stacked([whole, *(whole.less(part) for part in parts)]))
    found = np.empty((1 + wanted, design.draws, len(tables)))
    for place, some in features.chunks():
        for v in range(len(found)):
            found[v, place] = fits.at(v).deviation(some)
    for v in range(len(found)):
        keep = np.not_equal(group, v - 1)
        for j, table in enumerate(tables):
            found[v, :, j] = rescaled_to(found[v, :, j], keep, *table.only(keep).location())
    return LeftOut(found, group)
