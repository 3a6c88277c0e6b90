"""A sweep for programs and analysts: `sweep.json`, and one line a point and mix as parquet."""

import math
from pathlib import Path

import numpy as np

from simulator.outcomes import Column, write_parquet
from simulator.presentation.summary import versioned_record
from simulator.presentation.verdict import measure_of
from simulator.statistics import Distribution, Estimate
from simulator.statistics.estimates import PROBABILITIES
from simulator.swept import Point, SweepFindings


def to_sweep(findings: SweepFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `sweep.schema.json` describes it."""
    return versioned_record(findings)


def write_points(findings: SweepFindings, path: Path) -> None:
    """Write one line per (point, mix), units in the metadata; whole or not at all.

    A baseline has no difference to itself: nan, and no verdict.
    """
    lines = [(point, mix) for point in findings.points for mix in findings.mixes]
    measured = [_measured(point, mix) for point, mix in lines]
    compared = [point.comparisons.get(mix) for point, mix in lines]
    table: dict[str, Column] = {
        **{
            axis.path: np.array([point.values[k] for point, _ in lines])
            for k, axis in enumerate(findings.axes)
        },
        "mix": [mix for _, mix in lines],
        "verdict": [one.verdict if one else "" for one in compared],
        **{name: np.array([line[name] for line in measured]) for name in measured[0]},
    }
    write_parquet([table], _units(findings, list(table)), path)


def _measured(point: Point, mix: str) -> dict[str, float]:
    """The mix's measure, then its difference to the baseline and its odds."""
    one = point.comparisons.get(mix)
    return {
        **_spread("", point.mixes[mix]),
        **_spread("gain_", one.difference if one else None),
        **_single("probability_better", one.probability_better if one else None),
        **_single("probability_better_on_average", one.probability_better_on_average if one else None),
    }


def _spread(prefix: str, spread: Distribution | None) -> dict[str, float]:
    names = ("mean", "se", "sd", *PROBABILITIES)
    return {f"{prefix}{name}": math.nan if spread is None else getattr(spread, name) for name in names}


def _single(name: str, estimate: Estimate | None) -> dict[str, float]:
    value, se = (math.nan, math.nan) if estimate is None else (estimate.value, estimate.se)
    return {name: value, f"{name}_se": se}


def _units(findings: SweepFindings, columns: list[str]) -> dict[str, str]:
    money = findings.currency if measure_of(findings) == "net" else f"{findings.currency}/hour"
    units = {axis.path: axis.unit.replace("money", findings.currency) for axis in findings.axes}
    for name in columns:
        if name.startswith("probability"):
            units[name] = "probability"
        elif name not in (*units, "mix", "verdict"):
            units[name] = money
    return {f"unit:{name}": unit for name, unit in units.items()} | {"measure": measure_of(findings)}
