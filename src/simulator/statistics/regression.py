"""Conditional means given the beliefs: draw means regressed on the beliefs' normal scores."""

from dataclasses import dataclass

import numpy as np

from simulator.statistics.design import Design, FloatArray, sample
from simulator.statistics.draws import DrawTable, draw_table

DRAWS_PER_SQUARE = 20
"""Squares enter the regression when there are at least so many draws a belief."""

# Penalties per unit of weight, from none to one that leaves a hundredth of each coefficient: never all of
# it, because the fitted values are rescaled afterwards and need a direction.
_PENALTIES = np.concatenate(([0.0], np.logspace(-6, 2, 33)))
_RANK_TOLERANCE = 1e-10


def fitted_means(values: FloatArray, design: Design, normal_scores: FloatArray) -> FloatArray:
    """Estimate E[values | beliefs] in each draw by ridge regression.

    The draws' means, weighted by their defined rows, are regressed on the beliefs' normal scores and, when
    there are at least 20 draws a belief, on their squares: the first two Hermite polynomials. The penalty
    minimises the generalised cross-validation score (Golub, Heath and Wahba, Technometrics 21 (1979),
    215-223); the intercept bears none.

    Parameters
    ----------
    values : (rows,) float
        nan where undefined.
    design : Design
        How the rows were sampled.
    normal_scores : (draws, k) float
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
    columns = features(normal_scores, design)
    table = draw_table(sample(values, design))
    if not table.seen.any():
        return np.full(design.draws, np.nan)
    return table.origin + ridge(moments(columns, table), columns)


def features(normal_scores: FloatArray, design: Design) -> FloatArray:
    """Columns of the regression: scores z, and (z^2 - 1) / sqrt(2) when the draws allow: (draws, p)."""
    scores = np.asarray(normal_scores, dtype=np.float64)
    if scores.ndim != 2 or scores.shape[0] != design.draws:
        raise ValueError(f"normal scores of shape {scores.shape} for {design.draws} draws")
    if design.draws < DRAWS_PER_SQUARE * scores.shape[1]:
        return scores
    return np.hstack([scores, (scores**2 - 1.0) / np.sqrt(2.0)])


@dataclass(frozen=True, eq=False)
class Moments:
    """Weighted sums of a regression, so that leaving draws out is a subtraction.

    Attributes
    ----------
    draws, weight : float
        Draws seen, and their rows.
    column : (p,) float
        Sums of the columns.
    response, square : float
        Sum of the response and of its square.
    gram : (p, p) float
        Sums of products of columns.
    cross : (p,) float
        Sums of products of columns and response.
    """

    draws: float
    weight: float
    column: FloatArray
    response: float
    square: float
    gram: FloatArray
    cross: FloatArray

    def less(self, other: "Moments") -> "Moments":
        """These moments without the draws of `other`."""
        return Moments(
            self.draws - other.draws,
            self.weight - other.weight,
            self.column - other.column,
            self.response - other.response,
            self.square - other.square,
            self.gram - other.gram,
            self.cross - other.cross,
        )


def moments(columns: FloatArray, table: DrawTable) -> Moments:
    """Weighted sums over the draws of `table`, whose rows `columns` (draws, p) match."""
    weighted = columns * table.count[:, None]
    return Moments(
        draws=float(np.count_nonzero(table.count)),
        weight=float(table.count.sum()),
        column=weighted.sum(axis=0),
        response=float(table.count @ table.mean),
        square=float(table.count @ table.mean**2),
        gram=weighted.T @ columns,
        cross=weighted.T @ table.mean,
    )


def ridge(sums: Moments, columns: FloatArray) -> FloatArray:
    """Fit on `sums` with the penalty of least cross-validation score, and give the fit at `columns`."""
    mean = sums.response / sums.weight
    if columns.shape[1] == 0:
        return np.full(columns.shape[0], mean)
    centre = sums.column / sums.weight
    gram = sums.gram - np.outer(sums.column, centre)
    cross = sums.cross - sums.column * mean
    square = max(sums.square - sums.response * mean, 0.0)
    eigenvalue, vector = np.linalg.eigh(gram)
    kept = eigenvalue > _RANK_TOLERANCE * max(float(eigenvalue[-1]), 0.0)
    if not kept.any():
        return np.full(columns.shape[0], mean)
    eigenvalue, vector = eigenvalue[kept], vector[:, kept]
    projected = vector.T @ cross
    explained = projected**2 / eigenvalue
    penalty = _best_penalty(eigenvalue / sums.weight, explained, square, sums.draws)
    coefficient = vector @ (projected / (eigenvalue + sums.weight * penalty))
    return np.asarray(mean + (columns - centre) @ coefficient, dtype=np.float64)


def _best_penalty(eigenvalue: FloatArray, explained: FloatArray, square: float, draws: float) -> float:
    """The penalty per unit of weight that minimises the residual square over (draws - freedom)^2."""
    shrink = eigenvalue / (eigenvalue + _PENALTIES[:, None])
    residual = np.maximum(square - (1.0 - (1.0 - shrink) ** 2) @ explained, 0.0)
    spare = draws - 1.0 - shrink.sum(axis=1)
    score = np.where(spare > 0.5, residual / np.maximum(spare, 0.5) ** 2, np.inf)
    # Without a spare draw at any penalty the heaviest one is the only careful choice.
    return float(_PENALTIES[np.argmin(score)]) if np.isfinite(score).any() else float(_PENALTIES[-1])


def rescaled(fitted: FloatArray, mean: float, between: float) -> FloatArray:
    """Stretch fitted values (draws,) about `mean` to the variance max(between, 0).

    A fit shrinks or, with much noise, swells the spread of the conditional means; B estimates that spread
    without bias, so the fit gives the order and the shape, and B the size. Fitted values that do not vary,
    as without any belief, all become `mean`.
    """
    if np.isnan(between):
        return np.full(fitted.shape, np.nan)
    spread = float(np.std(fitted - fitted[0], ddof=1)) if fitted.size > 1 else 0.0
    if between <= 0.0 or spread == 0.0:
        return np.full(fitted.shape, mean)
    deviation = fitted - fitted.mean()
    return np.asarray(mean + deviation * (np.sqrt(between) / spread), dtype=np.float64)


def conditional_means(values: FloatArray, design: Design, normal_scores: FloatArray) -> FloatArray:
    """`fitted_means` rescaled about the raw mean to the variance max(B, 0): (draws,)."""
    table = draw_table(sample(values, design))
    return rescaled(fitted_means(values, design, normal_scores), table.row_mean(), table.variances()[0])
