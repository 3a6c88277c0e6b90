"""Beliefs as parquet, for analysts."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from simulator.outcomes import Floats, write_parquet


def write_beliefs(paths: Sequence[str], values: Floats, path: Path) -> None:
    """Write one line a draw and one column a belief."""
    columns = {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(paths)}
    write_parquet([{"draw": np.arange(len(values)), **columns}], {}, path)
