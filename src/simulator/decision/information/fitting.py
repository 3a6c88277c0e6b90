"""Fits of the mean net benefits: lines first, then curves, then products, each only where the data bear it."""

import numpy as np
from numpy.typing import NDArray

from simulator.decision.information.basis import Basis
from simulator.decision.information.screening import entering
from simulator.statistics.arrays import FloatArray
from simulator.statistics.moments import Moments
from simulator.statistics.ridge import Fit, scored_ridge

#: A fit, and the score of each response.
Scored = tuple[Fit, FloatArray]


def careful(sums: Moments, basis: Basis) -> Fit:
    """The ridge fit of each response on lines, on curves or on curves and products, whichever scores best.

    The score is that of generalised cross-validation. One penalty for all columns would shrink a weak line along with
    the curves that luck does not bear, until nothing were chosen that the line alone would choose.

    Parameters
    ----------
    sums : Moments
        Of the draws that are fitted on, stacked: as many fits.
    basis : Basis
        What the columns of `sums` are.

    Returns
    -------
    Fit
        On every column of the basis, coefficients of columns without a part being 0; stacked as the sums.
    """
    firsts = dict.fromkeys((basis.lines, basis.curves, basis.certain))
    fits = [_on(sums, np.arange(first)) for first in firsts]
    if basis.certain < basis.width:
        fits.append(_screened(sums, basis, fits[-1]))
    best = np.argmin([score for _, score in fits], axis=0)
    return _mixed([fit for fit, _ in fits], best)


def plain(sums: Moments) -> Fit:
    """Least squares on every column without a penalty, stacked as the sums."""
    mean, centre, gram, cross = sums.centred()
    coefficient = np.asarray(np.linalg.pinv(gram, hermitian=True) @ np.nan_to_num(cross), dtype=np.float64)
    return Fit(mean, coefficient, (centre[..., None, :] @ coefficient)[..., 0, :])


def _on(sums: Moments, kept: NDArray[np.intp]) -> Scored:
    """Ridge fits on some columns, with zeros for the others."""
    fit, score = scored_ridge(sums.of_columns(kept))
    coefficient = np.zeros_like(sums.cross)
    coefficient[..., kept, :] = fit.coefficient
    return Fit(fit.mean, coefficient, fit.offset), score


def _screened(sums: Moments, basis: Basis, certain: Scored) -> Scored:
    """Ridge fits on the certain columns and those that enter; where none does, the fit on the certain ones."""
    fit, score = certain
    fit, score = Fit(fit.mean, fit.coefficient.copy(), fit.offset.copy()), score.copy()
    for place, shown in enumerate(entering(sums, fit.coefficient, basis.certain)):
        if shown.size:
            kept = np.concatenate([np.arange(basis.certain), shown])
            one, score[place] = _on(sums.at(place), kept)
            fit.coefficient[place], fit.offset[place] = one.coefficient, one.offset
    return fit, score


def _mixed(fits: list[Fit], best: NDArray[np.intp]) -> Fit:
    """Each response from the fit that is best for it."""
    coefficient = np.stack([fit.coefficient for fit in fits])
    offset = np.stack([fit.offset for fit in fits])
    return Fit(
        fits[0].mean,
        np.take_along_axis(coefficient, best[None, ..., None, :], axis=0)[0],
        np.take_along_axis(offset, best[None], axis=0)[0],
    )
