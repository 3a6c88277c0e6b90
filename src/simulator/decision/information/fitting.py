"""One fit of the mean net benefits: lines first, then curves, then products, each only where the data bear it."""

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import DRAWS_PER_COEFFICIENT, Basis
from simulator.decision.information.screening import entering
from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import Fit, scored_ridge


def careful(sums: Moments, basis: Basis) -> Fit:
    """The ridge fit of each response on lines, on curves or on curves and products, whichever scores best.

    The score is that of generalised cross-validation. One penalty for all columns would shrink a weak line along with
    the curves that luck does not bear, until nothing were chosen that the line alone would choose.

    Parameters
    ----------
    sums : Moments
        Of the draws that are fitted on.
    basis : Basis
        What the columns of `sums` are.

    Returns
    -------
    Fit
        On every column of the basis, coefficients of columns without a part being 0.
    """
    spare = int(sums.draws) // DRAWS_PER_COEFFICIENT - basis.certain
    sets = [np.arange(basis.lines), np.arange(basis.curves), entering(sums, basis.certain, spare)]
    fits = [_on(sums, kept) for kept in sets]
    best = np.argmin([score for _, score in fits], axis=0)
    return _mixed([fit for fit, _ in fits], best)


def plain(sums: Moments, basis: Basis) -> Fit:
    """Least squares on every column without a penalty."""
    if sums.weight == 0.0:
        return scored_ridge(sums)[0]
    mean, centre = sums.response / sums.weight, sums.column / sums.weight
    gram = sums.gram - np.outer(sums.column, centre)
    coefficient = np.linalg.pinv(gram, hermitian=True) @ (sums.cross - np.outer(sums.column, mean))
    return Fit(mean, coefficient, centre @ coefficient)


def _on(sums: Moments, kept: NDArray[np.intp]) -> tuple[Fit, FloatArray]:
    """Ridge fit on some columns, with zeros for the others, and the score of each response."""
    fit, score = scored_ridge(sums.of_columns(kept))
    coefficient = np.zeros_like(sums.cross)
    coefficient[kept] = fit.coefficient
    return Fit(fit.mean, coefficient, fit.offset), score


def _mixed(fits: list[Fit], best: NDArray[np.intp]) -> Fit:
    """Each response from the fit that is best for it."""
    each = np.arange(best.size)
    coefficient = np.stack([fit.coefficient for fit in fits])
    offset = np.stack([fit.offset for fit in fits])
    return Fit(fits[0].mean, coefficient[best, :, each].T, offset[best, each])
