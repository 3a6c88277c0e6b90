"""A table of named columns, each with its unit."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass
class Table:
    """Columns of shape (rows,) under construction."""

    columns: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, values: NDArray[np.float64], unit: str) -> None:
        """Add a column: a copy, so that an engine may use its tallies again."""
        self.columns[name] = np.array(values, dtype=np.float64, order="C")
        self.units[name] = unit
