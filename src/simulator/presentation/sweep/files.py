"""A sweep for programs and analysts: `sweep.json`, and one line a point and mix as parquet."""

from pathlib import Path

from simulator.outcomes import write_parquet
from simulator.presentation.summary import SCHEMA_VERSION, plain_record
from simulator.presentation.verdict import measure_of
from simulator.statistics import Distribution, Estimate
from simulator.swept import Point, SweepFindings


def to_sweep(findings: SweepFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `sweep.schema.json` describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(findings)}


def write_points(findings: SweepFindings, path: Path) -> None:
    """Write one line per (point, mix), units in the metadata; whole or not at all."""
    lines = [
        {**_where(findings, point), "mix": mix, **_measured(point, mix)}
        for point in findings.points
        for mix in findings.mixes
    ]
    table = {name: [line[name] for line in lines] for name in lines[0]}
    write_parquet(table, _units(findings, list(table)), path)


def _where(findings: SweepFindings, point: Point) -> dict[str, object]:
    return {axis.path: value for axis, value in zip(findings.axes, point.values, strict=True)}


def _measured(point: Point, mix: str) -> dict[str, object]:
    """The mix's measure, then its difference to the baseline: null for the baseline itself."""
    compared = point.comparisons.get(mix)
    gain = compared.difference if compared else None
    return {
        **_spread("", point.mixes[mix]),
        **_spread("gain_", gain),
        **_single("probability_better", compared.probability_better if compared else None),
        **_single(
            "probability_better_on_average", compared.probability_better_on_average if compared else None
        ),
        "verdict": compared.verdict if compared else None,
    }


def _spread(prefix: str, spread: Distribution | None) -> dict[str, object]:
    names = ("mean", "se", "sd", "p5", "p10", "p25", "p50", "p75", "p90", "p95")
    return {f"{prefix}{name}": None if spread is None else getattr(spread, name) for name in names}


def _single(name: str, estimate: Estimate | None) -> dict[str, object]:
    both = (None, None) if estimate is None else (estimate.value, estimate.se)
    return {name: both[0], f"{name}_se": both[1]}


def _units(findings: SweepFindings, columns: list[str]) -> dict[str, str]:
    money = findings.currency if measure_of(findings) == "net" else f"{findings.currency}/hour"
    units = {axis.path: axis.unit.replace("money", findings.currency) for axis in findings.axes}
    for name in columns:
        if name.startswith("probability"):
            units[name] = "probability"
        elif name not in (*units, "mix", "verdict"):
            units[name] = money
    return {f"unit:{name}": unit for name, unit in units.items()} | {"measure": measure_of(findings)}
