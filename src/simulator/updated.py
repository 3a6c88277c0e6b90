"""One frozen record of what a trial's results taught: beliefs before and after, the rule applied, the renewed verdict.

Money is in the scenario's currency, time in weeks, days or hours, probabilities and shares in 0..1. Names are those of
`update.json`.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.calibration.results import Left, Told
from simulator.findings import Findings, Provenance
from simulator.statistics import Estimate
from simulator.tried import Reading


@dataclass(frozen=True)
class Spread:
    """Quantiles of a belief; all the same when it is exactly known."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class UpdatedBelief:
    """One belief before and after the results.

    Attributes
    ----------
    path : str
        Key path in the scenario.
    unit : str
        As the scenario's fields say it.
    method : str
        "exact" (a closed form), "weighted" (by the likelihood), "carried" (through a correlation with another) or "seen"
        (the results show it as it is).
    before, after : Spread
        Its quantiles.
    place : float
        Chance, under the belief before, of less than the new median: near 0 or 1, the results surprise.
    told : tuple of Told
        Results of its own.
    stated, written : str
        What the old scenario says, and the new one, as TOML.
    source : str
        Where the belief before came from.
    chance : float
        Chance, under the beliefs before, of results as far out as its own, on either side; nan when it has none.
    """

    path: str
    unit: str
    method: str
    before: Spread
    after: Spread
    place: float
    told: tuple[Told, ...]
    stated: str
    written: str
    source: str
    chance: float = float("nan")


@dataclass(frozen=True)
class UpdatedBlock:
    """Beliefs weighted together, and how many of the draws counted.

    `at_first` is the effective number of the prior's draws, `effective` that of those used in the end, drawn anew `rounds`
    times; `enough` says whether that is enough for the quantiles.
    """

    paths: tuple[str, ...]
    draws: int
    at_first: float
    effective: float
    rounds: int
    enough: bool


@dataclass(frozen=True)
class AppliedRule:
    """The trial's rule, and what it says of the results.

    `weeks` is the length that it is for; `value` the count, or the share, that it reads, None when the results do not hold
    it; `option` "stop", "reduce" or "go_on", and `mix` what that leads to, both "" then. `told` says whether the rule
    is known to pay, and `wrong` how often it decides wrongly. `origin` is "computed", or the folder that it was read from.
    """

    weeks: int
    reading: Reading
    options: Mapping[str, str]
    value: float | None
    option: str
    mix: str
    told: bool
    wrong: Estimate
    origin: str


@dataclass(frozen=True)
class UpdatedFindings:
    """The whole answer.

    `untouched` counts the beliefs of which the results say nothing. `rule_missing` says why there is no rule: "" when there is
    one, "undecided" (the scenario names no trial and options), "length" (no trial of so many weeks), "not_asked". `before` and
    `after` are the main job's findings under the old beliefs and the new, None when nothing was simulated; `file` is the
    new scenario.
    """

    title: str
    language: str
    currency: str
    baseline: str
    trial: str
    weeks: float
    until: datetime.date | None
    source: str | None
    beliefs: tuple[UpdatedBelief, ...]
    untouched: int
    blocks: tuple[UpdatedBlock, ...]
    left: tuple[Left, ...]
    platforms: tuple[str, ...]
    rule: AppliedRule | None
    rule_missing: str
    before: Findings | None
    after: Findings | None
    file: str
    provenance: Provenance
    labels: Mapping[str, str]
