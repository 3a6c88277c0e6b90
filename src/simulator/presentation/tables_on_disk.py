"""Weekly bands and beliefs as parquet, for analysts."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from simulator.outcomes import Floats, Outcomes, write_parquet
from simulator.statistics import bands

#: Quantiles of each week.
QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
UNITS = {"margin": "money", "cost": "money", "hours": "hours", "cumulated_net": "money"}


def write_weekly(outcomes: Outcomes, path: Path) -> None:
    """Write the bands of each weekly series: one line per (mix, series, week)."""
    lines: list[dict[str, object]] = []
    for mix in outcomes.mixes:
        for name, values in _series(outcomes, mix).items():
            fan = bands(values, QUANTILES)
            means = values.mean(axis=0)
            for week in range(values.shape[1]):
                spread = {quantile: float(band[week]) for quantile, band in fan.items()}
                lines.append(
                    {"mix": mix, "series": name, "week": week + 1, "mean": float(means[week]), **spread}
                )
    names = list(lines[0])
    write_parquet(
        [{name: [line[name] for line in lines] for name in names}],
        {f"unit:{k}": u for k, u in UNITS.items()},
        path,
    )


def write_beliefs(tables: Iterable[Mapping[str, NDArray[np.generic]]], path: Path) -> None:
    """Write one line a draw and one column a belief, a table of draws below the other, whole or not at all."""
    write_parquet(tables, {}, path)


def _series(outcomes: Outcomes, mix: str) -> dict[str, Floats]:
    margin, cost = outcomes.week_by_week(mix, "margin"), outcomes.week_by_week(mix, "cost")
    hours = outcomes.week_by_week(mix, "hours")
    return {"margin": margin, "cost": cost, "hours": hours, "cumulated_net": np.cumsum(margin - cost, axis=1)}
