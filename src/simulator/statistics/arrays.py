"""The arrays that statistics are made of, and what is done to labels before anything is counted."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Labels = NDArray[np.integer[Any]]
Indices = NDArray[np.int32]


def ranks(labels: Labels) -> Indices:
    """Rank of each label among the distinct ones, 0 for the least; labels that rise need no sorting."""
    if labels.size == 0:
        return np.empty(0, dtype=np.int32)
    steps = np.diff(labels)
    if (steps < 0).any():
        return np.unique(labels, return_inverse=True)[1].astype(np.int32)
    out = np.zeros(labels.size, dtype=np.int32)
    np.cumsum(steps > 0, out=out[1:])
    return out
