"""One frozen record of a search for the best mix.

Money is net over horizon and run-off, in the scenario's currency. Names are those of `search.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Provenance, Unweighed
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
    net : Estimate
        Mean net, which bears the change that the candidate causes in the net of the deals inherited.
    gain : Estimate or None
        Mean of what that is more than the baseline's, on the same luck; None for the baseline.
    probability_better : Estimate or None
        Chance that a quarter earns more than the baseline's, luck included; None for the baseline.
    behind : Estimate
        Mean of what it earns less than the best candidate, on the same luck.
    cvar10 : Estimate
        Mean net of the worst tenth of the quarters.
    cvar10_gain : Estimate or None
        What that is more than the baseline's, on the same luck; None for the baseline.
    frontier : str
        "on" (no other has both more net and a better worst tenth), "off" (another has both), each beyond error, or "open".
    status : str
        "selected", "tied" (not told apart from the best), "close" (dropped, and less than the indifference behind the
        best), or "eliminated".
    """

    values: tuple[float, ...]
    rows: int
    net: Estimate
    gain: Estimate | None
    probability_better: Estimate | None
    behind: Estimate
    cvar10: Estimate
    cvar10_gain: Estimate | None
    frontier: str
    status: str


@dataclass(frozen=True)
class SearchFindings:
    """The whole search; the baseline is the first candidate, the others in the order of the axes' values.

    `unweighed` are the scenario's mixes that are no candidates, by what each earns more than the best one. `settled` says whether one candidate, `best`, was selected; otherwise it leads those that are tied.
    """

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
    unweighed: tuple[Unweighed, ...]
    provenance: Provenance
    labels: Mapping[str, str]
