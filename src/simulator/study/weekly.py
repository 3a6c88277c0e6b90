"""Bands of the weekly series, read a few weeks at a time: never all weeks of many rows at once."""

from collections.abc import Iterator

import numpy as np

from simulator.outcomes import Floats, Weekly, WeeklyReader
from simulator.statistics import bands

#: Quantiles of each week.
QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
#: Numbers of a series that are held at a time, at least those of a week.
HELD = 1_000_000


def weekly_bands(outcomes: WeeklyReader) -> Weekly:
    """Mean and quantiles of "margin", "cost", "hours" and "cumulated_net", by mix, series and band."""
    return {mix: _of_mix(outcomes, mix) for mix in outcomes.mixes}


def _of_mix(outcomes: WeeklyReader, mix: str) -> dict[str, dict[str, Floats]]:
    parts: dict[str, list[dict[str, Floats]]] = {}
    for some in _some_weeks(outcomes, mix):
        for series, values in some.items():
            parts.setdefault(series, []).append(bands(values.T, QUANTILES))
    return {
        series: {band: np.concatenate([one[band] for one in each]) for band in each[0]}
        for series, each in parts.items()
    }


def _some_weeks(outcomes: WeeklyReader, mix: str) -> Iterator[dict[str, Floats]]:
    """Values of each series, (weeks, rows), for some weeks after the other; the net is summed up from the first one on."""
    net = np.zeros((1, outcomes.rows))
    step = max(1, HELD // outcomes.rows)
    for first in range(0, outcomes.weeks, step):
        weeks = range(first, min(first + step, outcomes.weeks))
        read = {name: outcomes.series(mix, name, weeks) for name in ("margin", "cost", "hours")}
        net = np.cumsum(np.vstack([net[-1:], read["margin"] - read["cost"]]), axis=0)
        yield {**read, "cumulated_net": net[1:]}
