"""What is known about one number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Belief:
    """What is known about one number, in its own unit.

    Attributes
    ----------
    mean, p10, p50, p90
        Mean and quantiles of the belief; the truth lies between `p10` and `p90` with probability 0.8.
    """

    mean: float
    p10: float
    p50: float
    p90: float
