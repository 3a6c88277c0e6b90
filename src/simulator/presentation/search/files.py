"""A search for programs and analysts: `search.json`, and one line a candidate as parquet."""

import math
from pathlib import Path

import numpy as np

from simulator.outcomes import Column, write_parquet
from simulator.presentation.summary import SCHEMA_VERSION, plain_record
from simulator.searched import SearchFindings


def to_search(findings: SearchFindings) -> dict[str, object]:
    """Return everything found as JSON's own types; `search.schema.json` describes it."""
    return {"schema_version": SCHEMA_VERSION, **plain_record(findings)}


def write_candidates(findings: SearchFindings, path: Path) -> None:
    """Write one line a candidate, units in the metadata; whole or not at all. The baseline has no values: nan."""
    some = findings.candidates
    table: dict[str, Column] = {
        **{
            axis.path: np.array([one.values[k] if one.values else math.nan for one in some])
            for k, axis in enumerate(findings.axes)
        },
        "mix": [findings.mix if one.values else findings.baseline for one in some],
        "status": [one.status for one in some],
        "rows": np.array([float(one.rows) for one in some]),
        "efficient": np.array([float(one.efficient) for one in some]),
    }
    for name in ("net", "gain", "cvar10"):
        table[name] = np.array([getattr(one, name).value for one in some])
        table[f"{name}_se"] = np.array([getattr(one, name).se for one in some])
    money = {
        f"unit:{name}": findings.currency for name in table if name.startswith(("net", "gain", "cvar10"))
    }
    units = {f"unit:{axis.path}": axis.unit.replace("money", findings.currency) for axis in findings.axes}
    write_parquet([table], {**units, **money}, path)
