"""A search for programs and analysts: `search.json`, and one line a candidate as parquet."""

import math
from pathlib import Path

import numpy as np

from simulator.outcomes import Column, write_parquet
from simulator.presentation.summary import versioned_record
from simulator.searched import SearchFindings
from simulator.statistics import Estimate

MONEY, CHANCE = ("net", "gain", "behind", "cvar10", "cvar10_gain"), "probability_better"


def to_search(findings: SearchFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `search.schema.json` describes it."""
    return versioned_record(findings)


def write_candidates(findings: SearchFindings, path: Path) -> None:
    """Write one line a candidate, units in the metadata; whole or not at all. The baseline has no values and no gain: nan."""
    some = findings.candidates
    table: dict[str, Column] = {
        **{
            axis.path: np.array([one.values[k] if one.values else math.nan for one in some])
            for k, axis in enumerate(findings.axes)
        },
        "mix": [findings.mix if one.values else findings.baseline for one in some],
        "status": [one.status for one in some],
        "rows": np.array([float(one.rows) for one in some]),
        "frontier": [one.frontier for one in some],
    }
    for name in (*MONEY, CHANCE):
        estimates: list[Estimate | None] = [getattr(one, name) for one in some]
        table[name] = np.array([one.value if one else math.nan for one in estimates])
        table[f"{name}_se"] = np.array([one.se if one else math.nan for one in estimates])
    units = {axis.path: axis.unit.replace("money", findings.currency) for axis in findings.axes}
    units |= {f"{name}{end}": findings.currency for name in MONEY for end in ("", "_se")}
    units |= {f"{CHANCE}{end}": "probability" for end in ("", "_se")}
    write_parquet([table], {f"unit:{name}": unit for name, unit in units.items()}, path)
