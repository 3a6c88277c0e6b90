"""One frozen record of everything that a report says: estimate, interval, unit.

Money is in the scenario's currency, time in hours, probabilities in 0..1. Names are those of `summary.json`
(the contract); `labels` and `Pictures` are what a terminal or a figure needs besides.
"""

from simulator.findings.assumptions import Assumption, Chance
from simulator.findings.decision import DecisionFindings, DominanceFindings, Drivers
from simulator.findings.record import (
    SCHEMA_VERSION,
    ActivityFindings,
    ChannelFindings,
    Comparison,
    Difference,
    Findings,
    Floats,
    MixFindings,
    MixPictures,
    OpeningFindings,
    PlatformFindings,
    ProfileFindings,
    Provenance,
    QueueFindings,
    Unweighed,
)

__all__ = [
    "SCHEMA_VERSION",
    "ActivityFindings",
    "Assumption",
    "Chance",
    "ChannelFindings",
    "Comparison",
    "DecisionFindings",
    "Difference",
    "DominanceFindings",
    "Drivers",
    "Findings",
    "Floats",
    "MixFindings",
    "MixPictures",
    "OpeningFindings",
    "PlatformFindings",
    "ProfileFindings",
    "Provenance",
    "QueueFindings",
    "Unweighed",
]
