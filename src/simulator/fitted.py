"""One frozen record of what was learnt from a company's files, what remains assumed, and how the scenario holds up.

Money is in the scenario's currency, times in hours unless named otherwise, shares in 0..1. Names are those of
`fit.json`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.calibration.fit.calls import CallFacts
from simulator.calibration.fit.deals import DealFacts
from simulator.calibration.fit.orders import PlatformFacts
from simulator.calibration.fit.records import DoubleCount, TimeFacts
from simulator.calibration.fit.taken import Taken
from simulator.calibration.readers import ReadReport
from simulator.findings import Assumption

#: Likely causes of a miss; the words are in the catalogues as `fit.cause.<code>`.
Because = Literal[
    "follows",
    "attempt_hours",
    "team_hours",
    "other_weeks",
    "other_people",
    "undated",
    "no_dates",
    "short",
    "delays",
    "heavy",
    "uneven",
    "chance",
]


@dataclass(frozen=True)
class Learnt:
    """A number of the scenario that files tell, and what it rests on; `note` is the code of a remark, "" for none."""

    number: Assumption
    files: tuple[str, ...]
    rows: int
    first: dt.date | None
    last: dt.date | None
    note: str


@dataclass(frozen=True)
class Untold:
    """A number of the scenario that no file tells, and the code of what it rests on."""

    number: Assumption
    why: str


@dataclass(frozen=True)
class Check:
    """One observed quantity against the fitted scenario, simulated over the observed weeks.

    Parameters
    ----------
    quantity, of, unit
        What; of which channel or platform ("" for the team); "count", "hours" or "money".
    observed : float
        As the files have it.
    mean, low, high : float
        Mean of the simulations, and the band that holds 95 % of them.
    covered : bool
        The observed value lies in the band.
    gap : float or None
        (observed - mean) / mean; None for a mean of 0.
    weeks : int
        Weeks simulated.
    start : date
        First day of them.
    """

    quantity: str
    of: str
    unit: str
    observed: float
    mean: float
    low: float
    high: float
    covered: bool
    gap: float | None
    weeks: int
    start: dt.date


@dataclass(frozen=True)
class Cause:
    """Why a quantity is likely missed, and where it is mended.

    Parameters
    ----------
    quantity, of
        Those of the `Check`.
    because : str
        Code of the cause; "follows" where the quantity `after` of `after_of` is missed on the same side.
    key : str
        Path in the scenario; empty for "follows".
    files : tuple of str
        The files concerned.
    """

    quantity: str
    of: str
    because: Because
    key: str
    files: tuple[str, ...]
    after: str = ""
    after_of: str = ""


@dataclass(frozen=True)
class FitFindings:
    """The whole answer.

    `country` is the one whose public holidays are kept, "none" for nobody's, and `country_why` the code of what that rests on.
    `causes` are those of the quantities not covered; `shares` are those of the prospecting time by profile; `rows` is how often each window was simulated for `checks`,
    0 when that was not asked for.
    """

    scenario: str
    scenario_sha256: str
    version: str
    language: str
    currency: str
    reports: tuple[ReadReport, ...]
    learnt: tuple[Learnt, ...]
    assumed: tuple[Untold, ...]
    country: str
    country_why: str
    time: TimeFacts | None
    double: DoubleCount | None
    calls: CallFacts | None
    deals: DealFacts | None
    platforms: tuple[PlatformFacts, ...]
    taken: Taken | None
    shares: Mapping[str, Mapping[str, float]]
    checks: tuple[Check, ...]
    causes: tuple[Cause, ...]
    rows: int
    labels: Mapping[str, str]

    @property
    def uncovered(self) -> tuple[Check, ...]:
        """What the fitted scenario does not reproduce."""
        return tuple(check for check in self.checks if not check.covered)
