"""Conditional means given the beliefs: draw means regressed on the beliefs' normal scores."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray
from simulator.statistics.design import Design, sample
from simulator.statistics.draws import draw_table
from simulator.statistics.features import Features
from simulator.statistics.moments import grouped_moments
from simulator.statistics.ridge import ridge
from simulator.statistics.scores import Scores, as_scores


def fitted_means(values: FloatArray, design: Design, normal_scores: Scores | FloatArray) -> FloatArray:
    """Estimate E[values | beliefs] in each draw by ridge regression.

    The draws' means, weighted by their defined rows, are regressed on the beliefs' normal scores and, when
    there are at least 20 draws a belief, on their squares: the first two Hermite polynomials. The penalty
    minimises the generalised cross-validation score (`ridge`); the intercept bears none.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    normal_scores : Scores or (draws, k) float
        Standard normal score of each belief, draws in the order of their numbers; k may be 0.

    Returns
    -------
    (draws,) float
        The fitted mean of every draw, also of one without a defined row; nan without any defined row.

    Raises
    ------
    ValueError
        If `normal_scores` has not one row a draw.
    """
    return _fitted([values], design, normal_scores)[0][:, 0]


def conditional_means(values: FloatArray, design: Design, normal_scores: Scores | FloatArray) -> FloatArray:
    """`fitted_means` rescaled about the raw mean to the variance max(B, 0): (draws,)."""
    return joint_conditional_means([values], design, normal_scores)[0]


def joint_conditional_means(
    columns: Sequence[FloatArray], design: Design, normal_scores: Scores | FloatArray
) -> list[FloatArray]:
    """`conditional_means` of several columns that are undefined in the same rows, in one pass over the beliefs."""
    fitted, locations = _fitted(columns, design, normal_scores)
    return [rescaled(fitted[:, j], *location) for j, location in enumerate(locations)]


def rescaled(fitted: FloatArray, mean: float, between: float) -> FloatArray:
    """Stretch fitted values (draws,) about `mean` to the variance max(between, 0).

    A fit shrinks or, with much noise, swells the spread of the conditional means; B estimates that spread
    without bias, so the fit gives the order and the shape, and B the size. Fitted values that do not vary,
    as without any belief, all become `mean`.
    """
    return rescaled_to(fitted, np.ones(fitted.size, dtype=np.bool_), mean, between)


def rescaled_to(fitted: FloatArray, kept: NDArray[np.bool_], mean: float, between: float) -> FloatArray:
    """The same, (draws,), with the mean and the variance of those draws only that are kept (draws,)."""
    some = fitted[kept]
    spread = float(np.std(some - some[0], ddof=1)) if some.size > 1 else 0.0
    factor = stretch(np.array(spread), np.array(between))
    return np.asarray(mean + (fitted - some.mean()) * factor, dtype=np.float64)


def stretch(spread: FloatArray, between: FloatArray) -> FloatArray:
    """Factors that bring fitted values of standard deviations `spread` to the variances max(between, 0).

    Same shape; 0 where the fitted values do not vary, nan where B is.
    """
    factor = np.where(np.isnan(between), np.nan, 0.0)
    stretched = (between > 0.0) & (spread > 0.0)
    return np.divide(np.sqrt(np.maximum(between, 0.0)), spread, out=factor, where=stretched)


def _fitted(
    columns: Sequence[FloatArray], design: Design, normal_scores: Scores | FloatArray
) -> tuple[FloatArray, list[tuple[float, float]]]:
    """Fitted means of m columns undefined in the same rows, (draws, m), and each one's `DrawTable.location`."""
    features = Features(as_scores(normal_scores, design))
    means, origin, locations = np.empty((design.draws, len(columns))), [], []
    count = np.zeros(design.draws)
    for j, column in enumerate(columns):
        table = draw_table(sample(column, design))
        count, means[:, j] = table.count, table.mean
        origin.append(table.origin)
        locations.append(table.location())
    whole = np.zeros(design.draws, dtype=np.int32)
    fit = ridge(grouped_moments(features, count, means, whole, 1)[0])
    for place, part in features.chunks():
        means[place] = np.array(origin) + fit.mean + fit.deviation(part)
    return means, locations
