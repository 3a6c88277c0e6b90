"""The record in which Sobol indices are given."""

from dataclasses import dataclass

LEVEL = 0.95
"""Coverage of the intervals."""


@dataclass(frozen=True)
class Index:
    """Share of the variance and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """Sobol indices of each belief.

    Attributes
    ----------
    first, total : tuple of Index
        What the belief explains alone, and with all that it takes part in.
    explained : float
        Share of the variance between the beliefs that the fit found: what is missing is spread too thin to be seen.
    """

    first: tuple[Index, ...]
    total: tuple[Index, ...]
    explained: float
