"""Points to draw: cumulative curves and bands of weekly series."""

from collections.abc import Sequence

import numpy as np

from simulator.statistics.arrays import FloatArray


def cumulative_curve(values: FloatArray, points: int = 200) -> tuple[FloatArray, FloatArray]:
    """Points of the empirical cumulative distribution.

    Parameters
    ----------
    values : (rows,) float
        nan rows are left out.
    points : int
        Most points to give, evenly spaced in probability from the least value to the greatest; at least 2.

    Returns
    -------
    x, share : (at most points,) float
        Distinct values, rising, and the share of rows at or below each; empty without a defined row.

    Raises
    ------
    ValueError
        If fewer than two points are asked for.
    """
    if points < 2:
        raise ValueError(f"points = {points} must be at least 2")
    rows = np.asarray(values, dtype=np.float64)
    ordered = np.sort(rows[~np.isnan(rows)])
    picked = np.linspace(0, ordered.size - 1, min(points, ordered.size)).round().astype(np.int64)
    x = np.unique(ordered[picked])
    return x, np.searchsorted(ordered, x, side="right") / ordered.size


def bands(series: FloatArray, quantiles: Sequence[float]) -> dict[str, FloatArray]:
    """Mean and quantiles of a series, week by week.

    Parameters
    ----------
    series : (rows, weeks) float
        nan entries are left out of their week.
    quantiles : sequence of float
        Each in [0, 1].

    Returns
    -------
    dict of (weeks,) float
        "mean", and "p10" for the quantile 0.10 and so on; nan for a week without a defined row.
    """
    table = np.asarray(series, dtype=np.float64)
    names = ["mean", *(f"p{100.0 * q:g}" for q in quantiles)]
    out = np.full((len(names), table.shape[1]), np.nan)
    for week, column in enumerate(table.T):
        kept = column[~np.isnan(column)]
        if kept.size:
            out[0, week] = kept.mean()
            out[1:, week] = np.quantile(kept, list(quantiles))
    return dict(zip(names, out, strict=True))
