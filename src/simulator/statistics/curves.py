"""What pictures draw: cumulative curves, histograms, bands of weekly series; few points, whatever the rows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.statistics.arrays import FloatArray
from simulator.statistics.quantiles import placed, quantiles

POINTS = 400
"""Points of a cumulative curve."""
CUT = 0.005
"""Share of the rows left out of a curve at each end, so that one extreme row does not flatten it."""
LEAST_BINS, MOST_BINS = 12, 60
HISTOGRAM_ENDS = (0.002, 0.998)
"""Quantiles between which a histogram's bins lie."""


@dataclass(frozen=True, eq=False)
class Curve:
    """Points of a cumulative distribution: values `x`, rising, and the `share` of rows at or below; (points,) each."""

    x: FloatArray
    share: FloatArray


@dataclass(frozen=True, eq=False)
class Histogram:
    """Bins of equal width: their edges, (bins + 1,), and the share of all the rows that each holds, (bins,)."""

    edges: FloatArray
    share: FloatArray


def cumulative_curve(values: FloatArray) -> Curve:
    """Quantiles at 400 shares evenly spaced from 0.5 % to 99.5 %.

    Parameters
    ----------
    values : (rows,) float
        nan rows are left out.

    Returns
    -------
    Curve
        Without a point when no row is defined.
    """
    ordered = np.sort(values[~np.isnan(values)])
    if not ordered.size:
        return Curve(np.empty(0), np.empty(0))
    shares = np.linspace(CUT, 1.0 - CUT, POINTS)
    return Curve(quantiles(ordered, shares), shares)


def histogram(values: FloatArray) -> Histogram:
    """Shares of the rows in bins between their 0.2 % and 99.8 % quantiles.

    As many bins as Rice's rule gives, 2 x rows^(1/3) within 12 to 60: few bars for few rows, so that chance
    does not look like shape. Rows that are all equal lie in the middle of a range of width 1.

    Parameters
    ----------
    values : (rows,) float
        nan rows are left out.

    Returns
    -------
    Histogram
        Without a bin when no row is defined.
    """
    rows = values[~np.isnan(values)]
    if not rows.size:
        return Histogram(np.empty(0), np.empty(0))
    low, high = quantiles(placed(rows, HISTOGRAM_ENDS), HISTOGRAM_ENDS).tolist()
    if not high > low:
        low, high = low - 0.5, high + 0.5
    bins = min(MOST_BINS, max(LEAST_BINS, int(2.0 * float(rows.size) ** (1.0 / 3.0))))
    counts, edges = np.histogram(rows, bins=bins, range=(low, high))
    return Histogram(edges, counts / rows.size)


def bands(series: FloatArray, probabilities: Sequence[float]) -> dict[str, FloatArray]:
    """Mean and quantiles of a series, week by week.

    Parameters
    ----------
    series : (rows, weeks) float
        nan entries are left out of their week.
    probabilities : sequence of float
        Each in [0, 1].

    Returns
    -------
    dict of (weeks,) float
        "mean", and "p10" for the quantile 0.10 and so on; nan for a week without a defined row.
    """
    table = np.asarray(series, dtype=np.float64)
    names = ["mean", *(f"p{100.0 * q:g}" for q in probabilities)]
    out = np.full((len(names), table.shape[1]), np.nan)
    for week, column in enumerate(table.T):
        kept = column[~np.isnan(column)]
        if kept.size:
            out[0, week] = kept.mean()
            out[1:, week] = quantiles(placed(kept, probabilities), probabilities)
    return dict(zip(names, out, strict=True))
