"""Ridge regression from sums alone, its penalty chosen by generalised cross-validation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments

# Penalties per unit of weight, from none to one that leaves a hundredth of each coefficient: never all of
# it, because the fitted values are rescaled afterwards and need a direction.
_PENALTIES = np.concatenate(([0.0], np.logspace(-6, 2, 33)))
_RANK_TOLERANCE = 1e-10


@dataclass(frozen=True, eq=False)
class Fit:
    """Linear fits of m responses: `mean` (m,) plus columns (n, p) times `coefficient` (p, m) less `offset` (m,).

    Several fits may lie one behind the other, as many leading axes of every attribute.
    """

    mean: FloatArray
    coefficient: FloatArray
    offset: FloatArray

    @property
    def side_by_side(self) -> "Fit":
        """Several fits (f, ...) as one, responses one after the other."""
        return Fit(self.mean.ravel(), np.hstack(list(self.coefficient)), self.offset.ravel())

    def deviation(self, columns: FloatArray) -> FloatArray:
        """Fitted values less `mean`, (n, m); of as many tables as fits, where there are several."""
        return np.asarray(columns @ self.coefficient - self.offset[..., None, :], dtype=np.float64)

    def at(self, place: int | slice) -> "Fit":
        """One, or some, of several fits."""
        return Fit(self.mean[place], self.coefficient[place], self.offset[place])


def ridge(sums: Moments) -> Fit:
    """Fit on `sums`, each response with the penalty of its least cross-validation score.

    The score is that of Golub, Heath and Wahba, Technometrics 21 (1979), 215-223; the intercept bears no
    penalty. Without a draw every mean is nan. Stacked sums give as many fits.
    """
    return scored_ridge(sums)[0]


def scored_ridge(sums: Moments) -> tuple[Fit, FloatArray]:
    """The fit of `ridge`, and the least score of each response, (m,), by which sets of columns are compared."""
    mean, centre, gram, cross = sums.centred()
    weight, draws = (np.asarray(one, dtype=np.float64)[..., None] for one in (sums.weight, sums.draws))
    eigenvalue, vector = np.linalg.eigh(gram)
    kept = eigenvalue > _RANK_TOLERANCE * eigenvalue.max(axis=-1, keepdims=True, initial=0.0)
    projected = np.where(kept[..., None], np.swapaxes(vector, -1, -2) @ cross, 0.0)
    strength = np.where(kept, eigenvalue, np.inf)[..., None]  # nothing lies along the others
    square = np.maximum(sums.square - sums.response * mean, 0.0)
    shrink = _shrink(eigenvalue / np.where(weight > 0.0, weight, 1.0), kept)
    penalty, score = _best_penalty(shrink, projected**2 / strength, square, draws)
    shrunk = projected / (strength + weight[..., None] * penalty[..., None, :])
    coefficient = vector @ shrunk
    offset = (centre[..., None, :] @ coefficient)[..., 0, :]
    alone = square / np.maximum(draws - 1.0, 0.5) ** 2
    return Fit(mean, coefficient, offset), np.where(kept.any(axis=-1, keepdims=True), score, alone)


def _shrink(eigenvalue: FloatArray, kept: NDArray[np.bool_]) -> FloatArray:
    """What each penalty leaves of a coefficient along each eigenvector, (penalties, p)."""
    spread = eigenvalue[..., None, :]
    left = np.zeros((*spread.shape[:-2], _PENALTIES.size, spread.shape[-1]))
    return np.divide(spread, spread + _PENALTIES[:, None], out=left, where=kept[..., None, :])


def _best_penalty(
    shrink: FloatArray, explained: FloatArray, square: FloatArray, draws: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The penalty per unit of weight that minimises the residual square over (draws - freedom)^2, and that score, (m,)."""
    residual = np.maximum(square[..., None, :] - (1.0 - (1.0 - shrink) ** 2) @ explained, 0.0)
    spare = (draws - 1.0 - shrink.sum(axis=-1))[..., None]
    score = np.where(spare > 0.5, residual / np.maximum(spare, 0.5) ** 2, np.inf)
    # Without a spare draw at any penalty the heaviest one is the only careful choice.
    best = np.where(np.isfinite(score).any(axis=-2), score.argmin(axis=-2), _PENALTIES.size - 1)
    return _PENALTIES[best], np.take_along_axis(score, best[..., None, :], axis=-2)[..., 0, :]
