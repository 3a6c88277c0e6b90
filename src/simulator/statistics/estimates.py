"""The two records in which every figure is given: a single estimate, and a distribution."""

from dataclasses import dataclass

PROBABILITIES: dict[str, float] = {
    "p5": 0.05,
    "p10": 0.10,
    "p25": 0.25,
    "p50": 0.50,
    "p75": 0.75,
    "p90": 0.90,
    "p95": 0.95,
}
"""The quantiles that a `Distribution` holds, by name."""


@dataclass(frozen=True)
class Estimate:
    """One number and its Monte Carlo standard error, both in the unit of the quantity; nan when undefined."""

    value: float
    se: float


@dataclass(frozen=True)
class Distribution:
    """How a quantity is spread over the rows, in its own unit; nan when undefined.

    Attributes
    ----------
    mean, se
        Mean over the rows and its Monte Carlo standard error.
    sd
        Standard deviation over the rows.
    p5, p10, p25, p50, p75, p90, p95
        Quantiles over the rows.
    quantile_se
        Standard error of each quantile, by the quantile's name.
    """

    mean: float
    se: float
    sd: float
    p5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p95: float
    quantile_se: dict[str, float]
