"""Bands of the weekly series, read a week at a time: never all weeks of all rows at once."""

from collections.abc import Iterator

import numpy as np

from simulator.outcomes import Floats, Weekly, WeeklyReader
from simulator.statistics import bands

#: Quantiles of each week.
QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)


def weekly_bands(outcomes: WeeklyReader) -> Weekly:
    """Mean and quantiles of "margin", "cost", "hours" and "cumulated_net", by mix, series and band."""
    return {mix: _of_mix(outcomes, mix) for mix in outcomes.mixes}


def _of_mix(outcomes: WeeklyReader, mix: str) -> dict[str, dict[str, Floats]]:
    weeks: dict[str, list[dict[str, Floats]]] = {}
    for week in _weeks(outcomes, mix):
        for series, values in week.items():
            weeks.setdefault(series, []).append(bands(values[:, np.newaxis], QUANTILES))
    return {
        series: {band: np.concatenate([one[band] for one in each]) for band in each[0]}
        for series, each in weeks.items()
    }


def _weeks(outcomes: WeeklyReader, mix: str) -> Iterator[dict[str, Floats]]:
    """Values of each series week by week; the cumulated net is summed up as the weeks go by."""
    net = np.zeros(outcomes.rows)
    for week in range(outcomes.weeks):
        margin, cost = outcomes.week(mix, "margin", week), outcomes.week(mix, "cost", week)
        net += margin - cost
        yield {
            "margin": margin,
            "cost": cost,
            "hours": outcomes.week(mix, "hours", week),
            "cumulated_net": net,
        }
