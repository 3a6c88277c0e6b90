"""One frozen record of a search for the best mix.

Money is net over horizon and run-off, in the scenario's currency. Names are those of `search.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Provenance
from simulator.scenario import Axis
from simulator.statistics import Estimate


@dataclass(frozen=True)
class Candidate:
    """One point of the search: a mix at some values, or the baseline, which has none.

    Attributes
    ----------
    values : tuple of float
        Of the quantities searched over; empty for the baseline.
    rows : int
        Quarters simulated of it.
    net, gain : Estimate
        Mean net, and what it is more than the baseline's, on the same luck.
    cvar10 : Estimate
        Mean net of the worst tenth of the quarters.
    efficient : bool
        Whether no other candidate has both more net and a better worst tenth.
    status : str
        "selected", "tied" (not told apart from the best), or "eliminated".
    """

    values: tuple[float, ...]
    rows: int
    net: Estimate
    gain: Estimate
    cvar10: Estimate
    efficient: bool
    status: str


@dataclass(frozen=True)
class SearchFindings:
    """The whole search; the baseline is the first candidate, the others in the order of the axes' values."""

    title: str
    language: str
    currency: str
    horizon_weeks: int
    baseline: str
    mix: str
    confidence: float
    indifference: float
    settled: bool
    best: int
    axes: tuple[Axis, ...]
    candidates: tuple[Candidate, ...]
    quarters: int
    provenance: Provenance
    labels: Mapping[str, str]
