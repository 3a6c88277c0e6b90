"""Ridge regression from sums alone, its penalty chosen by generalised cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments

# Penalties per unit of weight, from none to one that leaves a hundredth of each coefficient: never all of
# it, because the fitted values are rescaled afterwards and need a direction.
_PENALTIES = np.concatenate(([0.0], np.logspace(-6, 2, 33)))
_RANK_TOLERANCE = 1e-10


@dataclass(frozen=True, eq=False)
class Fit:
    """Linear fits of m responses: `mean` (m,) plus columns (n, p) times `coefficient` (p, m) less `offset` (m,)."""

    mean: FloatArray
    coefficient: FloatArray
    offset: FloatArray

    @classmethod
    def side_by_side(cls, fits: Sequence["Fit"]) -> "Fit":
        """Several fits as one, responses one after the other."""
        return cls(
            np.concatenate([fit.mean for fit in fits]),
            np.hstack([fit.coefficient for fit in fits]),
            np.concatenate([fit.offset for fit in fits]),
        )

    def deviation(self, columns: FloatArray) -> FloatArray:
        """Fitted values less `mean`, (n, m)."""
        return np.asarray(columns @ self.coefficient - self.offset, dtype=np.float64)


def ridge(sums: Moments) -> Fit:
    """Fit on `sums`, each response with the penalty of its least cross-validation score.

    The score is that of Golub, Heath and Wahba, Technometrics 21 (1979), 215-223; the intercept bears no
    penalty. Without a draw every mean is nan.
    """
    return scored_ridge(sums)[0]


def scored_ridge(sums: Moments) -> tuple[Fit, FloatArray]:
    """The fit of `ridge`, and the least score of each response, (m,), by which sets of columns are compared."""
    if sums.weight == 0.0:
        nothing = np.full_like(sums.response, np.nan)
        return Fit(nothing, np.zeros_like(sums.cross), np.zeros_like(nothing)), nothing
    mean, centre = sums.response / sums.weight, sums.column / sums.weight
    coefficient = np.zeros_like(sums.cross)
    gram = sums.gram - np.outer(sums.column, centre)
    eigenvalue, vector = np.linalg.eigh(gram) if len(gram) else (np.zeros(0), gram)
    kept = eigenvalue > _RANK_TOLERANCE * max(float(eigenvalue.max(initial=0.0)), 0.0)
    square = np.maximum(sums.square - sums.response * mean, 0.0)
    score = square / max(sums.draws - 1.0, 0.5) ** 2
    if kept.any():
        projected = vector[:, kept].T @ (sums.cross - np.outer(sums.column, mean))
        for j, one in enumerate(projected.T):
            shrunk, score[j] = _shrunk(eigenvalue[kept], one, float(square[j]), sums)
            coefficient[:, j] = vector[:, kept] @ shrunk
    return Fit(mean, coefficient, centre @ coefficient), score


def _shrunk(
    eigenvalue: FloatArray, projected: FloatArray, square: float, sums: Moments
) -> tuple[FloatArray, float]:
    """Coefficients along the eigenvectors, and their score."""
    explained = projected**2 / eigenvalue
    penalty, score = _best_penalty(eigenvalue / sums.weight, explained, square, sums.draws)
    return projected / (eigenvalue + sums.weight * penalty), score


def _best_penalty(
    eigenvalue: FloatArray, explained: FloatArray, square: float, draws: float
) -> tuple[float, float]:
    """The penalty per unit of weight that minimises the residual square over (draws - freedom)^2, and that score."""
    shrink = eigenvalue / (eigenvalue + _PENALTIES[:, None])
    residual = np.maximum(square - (1.0 - (1.0 - shrink) ** 2) @ explained, 0.0)
    spare = draws - 1.0 - shrink.sum(axis=1)
    score = np.where(spare > 0.5, residual / np.maximum(spare, 0.5) ** 2, np.inf)
    # Without a spare draw at any penalty the heaviest one is the only careful choice.
    best = int(np.argmin(score)) if np.isfinite(score).any() else -1
    return float(_PENALTIES[best]), float(score[best])
