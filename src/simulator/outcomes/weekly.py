"""`weekly.parquet`: bands of the weekly series, one line per (mix, series, week)."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from simulator.outcomes.memory import Floats
from simulator.outcomes.parquet import Column, write_parquet

#: By mix, series and band ("mean", "p5", ...): (weeks,) array.
Weekly = Mapping[str, Mapping[str, Mapping[str, Floats]]]
UNITS = {"margin": "money", "cost": "money", "hours": "hours", "cumulated_net": "money"}
_KEYS = ("mix", "series", "week")


def write_weekly(weekly: Weekly, path: Path) -> None:
    """Write the bands, whole or not at all."""
    flat = [(mix, name, found) for mix, series in weekly.items() for name, found in series.items()]
    lines = [(mix, name, week + 1) for mix, name, found in flat for week in range(len(found["mean"]))]
    table: dict[str, Column] = {
        "mix": [mix for mix, _, _ in lines],
        "series": [name for _, name, _ in lines],
        "week": np.array([week for _, _, week in lines], dtype=np.int64),
        **{band: np.concatenate([found[band] for _, _, found in flat]) for band in flat[0][2]},
    }
    write_parquet([table], {f"unit:{name}": unit for name, unit in UNITS.items()}, path)


def read_weekly(path: Path) -> Weekly:
    """Read the bands back.

    Raises
    ------
    OSError, ValueError
        When the file cannot be read, or is no such file.
    """
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    mixes, series = table.column("mix").to_numpy(), table.column("series").to_numpy()
    found: dict[str, dict[str, dict[str, Floats]]] = {}
    for mix in dict.fromkeys(mixes):
        for name in dict.fromkeys(series):
            here = (mixes == mix) & (series == name)
            found.setdefault(str(mix), {})[str(name)] = {
                band: table.column(band).to_numpy()[here] for band in table.column_names if band not in _KEYS
            }
    return found
