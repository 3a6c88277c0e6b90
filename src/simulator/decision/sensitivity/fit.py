"""The mean of each draw as a sum of functions of the beliefs, by least squares."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.decision.sensitivity.polynomials import as_fine_as_seen, expansion
from simulator.statistics.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Fit:
    """Least squares on n draws: columns (n, p) with the orders (p, k) of the beliefs in each, coefficients (p,).

    Attributes
    ----------
    gram, inverse : (p, p) float
        Of the columns; the inverse is a pseudo-inverse, since a function may not vary.
    residual : (n,) float
        What the fit leaves of the response.
    """

    columns: FloatArray
    orders: NDArray[np.int64]
    gram: FloatArray
    inverse: FloatArray
    coefficient: FloatArray
    residual: FloatArray

    @classmethod
    def of(cls, response: FloatArray, scores: FloatArray) -> "Fit":
        """Fit a centred response (n,) by as many functions of the scores (n, k) as it bears."""
        columns, orders = expansion(scores)
        columns, orders = as_fine_as_seen(columns - columns.mean(axis=0), orders, response)
        gram = columns.T @ columns
        inverse = np.asarray(np.linalg.pinv(gram), dtype=np.float64)
        coefficient = inverse @ (columns.T @ response)
        return cls(columns, orders, gram, inverse, coefficient, response - columns @ coefficient)

    @property
    def draws(self) -> int:
        """Number n of draws."""
        return len(self.columns)

    @cached_property
    def involves(self) -> NDArray[np.bool_]:
        """(p, k) which beliefs take part in each function."""
        return self.orders > 0

    @cached_property
    def noise(self) -> float:
        """Variance of what is left, over the draws."""
        draws, terms = self.columns.shape
        return float(np.var(self.residual) * draws / max(draws - 1 - terms, 1))

    @cached_property
    def influence(self) -> FloatArray:
        """(n, p) by how much each draw moves each coefficient."""
        return np.asarray((self.columns * self.residual[:, None]) @ self.inverse, dtype=np.float64)
