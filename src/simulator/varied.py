"""Frozen records of studies that change one thing at a time, on the same luck: where an hour pays, and a tornado.

Money is in the scenario's currency, time in hours. Names are those of `hours.json` and `drivers.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Provenance
from simulator.statistics import Estimate


@dataclass(frozen=True)
class Use:
    """What a profile's hours on one thing bring, on average and at the margin.

    Attributes
    ----------
    mix, profile, name : str
        Whose hours, on which channel or commitment; the profile again where it is "profile".
    what : str
        "channel", "commitment", or "profile": all hours of people who have no channel of their own, such as closers.
    hours : float
        Mean hours a horizon; those of a channel hold what follows its successes, so uses overlap.
    average : Estimate or None
        Real hourly value on average (a commitment earns nothing of its own: None).
    marginal : Estimate
        Real hourly value of the hours moved: change in net over change in hours, less the people's pay of an hour.
    cheap : bool
        Whether it is among the 10 to 20 % of hours that pay least.
    cheap_hours : float
        How many of its hours are among them.
    """

    mix: str
    profile: str
    name: str
    what: str
    hours: float
    average: Estimate | None
    marginal: Estimate
    cheap: bool
    cheap_hours: float


@dataclass(frozen=True)
class Lever:
    """One thing that leadership can do: what it changes, simulated.

    Attributes
    ----------
    mix, what, name : str
        In which mix; "move" (hours to where they pay most), "shorten" (a commitment), "hire" (one more person) or "buy"
        (more appointments); of what or of whom.
    into : str
        Channel to which hours are moved; "" otherwise.
    profile : str
        Whose commitment is shortened; "" otherwise.
    units : float
        Hours moved, freed or hired, or appointments accepted.
    net, each : Estimate
        Change in net over horizon and run-off, and the same for each unit.
    chance, chance_on_average : Estimate
        That a quarter is better, luck included; that it is better on average, over the beliefs.
    """

    mix: str
    what: str
    name: str
    into: str
    profile: str
    units: float
    net: Estimate
    each: Estimate
    chance: Estimate
    chance_on_average: Estimate


@dataclass(frozen=True)
class HoursFindings:
    """Where one more hour pays, mix by mix; `levers` from the largest change in net to the smallest."""

    title: str
    language: str
    currency: str
    horizon_weeks: int
    baseline: str
    mixes: tuple[str, ...]
    uses: tuple[Use, ...]
    levers: tuple[Lever, ...]
    hours: Mapping[str, float]
    """Mean hours really worked of each mix."""
    utilisation: Mapping[str, Mapping[str, float]]
    activities: Mapping[str, Mapping[str, float]]
    """By mix and activity, revenue of the deals that passed through it, for each of its hours."""
    quarters: int
    provenance: Provenance
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Swing:
    """What one belief does between its P10 and its P90: values, and the difference of the measure at each."""

    path: str
    values: tuple[float, float]
    low: Estimate
    high: Estimate
    swing: Estimate


@dataclass(frozen=True)
class DriversFindings:
    """A tornado: the trial's difference to the baseline as each belief goes from its P10 to its P90, all others as they are."""

    title: str
    language: str
    currency: str
    headline: str
    horizon_weeks: int
    baseline: str
    mix: str
    gain: Estimate
    swings: tuple[Swing, ...]
    quarters: int
    provenance: Provenance
    labels: Mapping[str, str]
