"""The efficient frontier: which systems no other beats both on average and when things go badly, and how sure that is."""

from collections.abc import Sequence

import numpy as np

from simulator.statistics import Design, tail_mean
from simulator.statistics.arrays import FloatArray


def frontier(rows: Sequence[FloatArray], level: float, confidence: float) -> tuple[str, ...]:
    """Say of each system whether it is on the efficient frontier of mean against the mean of its worst rows.

    H. Markowitz, Portfolio Selection (1959), with conditional value at risk for the variance (R. T. Rockafellar and S.
    Uryasev, J. Risk 2 (2000) 21-41). Two systems are compared over the leading rows that both have, on which they met
    the same luck. That one is beaten in both respects is an intersection of two tests, each made at the full level (R. L.
    Berger, Technometrics 24 (1982) 295-300); that it is beaten in one at most is a union of two, each made at half of
    it. The level is shared out among a system's rivals (Bonferroni).

    Parameters
    ----------
    rows : sequence of (rows,) float
        Outcomes of each system, more being better, every draw giving two rows; they may differ in length.
    level : float
        Weight of the worst rows, in (0, 1].
    confidence : float
        Confidence in each system's answer, in (0, 1).

    Returns
    -------
    tuple of str
        "on": each other is behind, on average or in its worst rows, beyond error; "off": another beats it in both,
        beyond error; "open": the rows do not say. A twin, alike in every row, is no rival.
    """
    from scipy.special import ndtri

    beaten = np.zeros((len(rows), len(rows)), dtype=bool)
    behind = np.zeros_like(beaten)
    error = (1.0 - confidence) / max(len(rows) - 1, 1)
    for size in sorted({len(one) for one in rows}):
        longer = [k for k, one in enumerate(rows) if len(one) >= size]
        mean, tail = (_scores(*one) for one in _estimated([rows[k][:size] for k in longer], level))
        here, sure = np.ix_(longer, longer), float(ndtri(1.0 - error / 2.0))
        beaten[here] = np.minimum(mean, tail) > float(ndtri(1.0 - error))
        behind[here] = (np.minimum(mean, tail) < -sure) | ((mean == 0.0) & (tail == 0.0))
    said = np.where(beaten.any(axis=1), "off", np.where(behind.all(axis=1), "on", "open"))
    return tuple(said.tolist())


def _estimated(rows: Sequence[FloatArray], level: float) -> list[tuple[FloatArray, FloatArray]]:
    """Values (systems,) of the mean, then of the tail mean, each with every draw's influence on them (systems, draws)."""
    design = Design.plain(len(rows[0]))
    means = [(float(one.mean()), one - one.mean()) for one in rows]
    return [
        (
            np.array([value for value, _ in found]),
            np.array([np.bincount(design.cluster_index, weights=one) / one.size for _, one in found]),
        )
        for found in (means, [tail_mean(one, level) for one in rows])
    ]


def _scores(values: FloatArray, influence: FloatArray) -> FloatArray:
    """By how many standard errors system j leads system i, (systems, systems); 0 for twins."""
    draws = influence.shape[1]
    covariance = influence @ influence.T * (draws / max(draws - 1, 1))
    own = np.diag(covariance)
    error = np.sqrt(np.maximum(own[:, None] + own - 2.0 * covariance, 0.0))
    lead = values - values[:, None]
    unmeasured = np.where(lead > 0.0, np.inf, np.where(lead < 0.0, -np.inf, 0.0))
    np.divide(lead, error, out=unmeasured, where=(error > 0.0) & (lead != 0.0))
    return unmeasured
