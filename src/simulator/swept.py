"""One frozen record of a sweep: the headline along one or two quantities, and where the verdict changes.

Money is in the scenario's currency, time in hours, probabilities in 0..1. Names are those of `sweep.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.findings import Provenance
from simulator.scenario import Axis
from simulator.statistics import Crossing, Distribution, Estimate


@dataclass(frozen=True)
class PointComparison:
    """A mix against the baseline at one point: the paired difference of the measure, and what it allows to say.

    `verdict` is what the main job's verdict would be here: "better", "worse", "leans_better", "leans_worse",
    "undecided" or "too_noisy" (`simulator.decision.judgement`).
    """

    difference: Distribution
    probability_better: Estimate
    probability_better_on_average: Estimate
    verdict: str


@dataclass(frozen=True)
class Point:
    """One point: the value of each quantity, the measure of each mix, each mix against the baseline."""

    values: tuple[float, ...]
    mixes: Mapping[str, Distribution]
    comparisons: Mapping[str, PointComparison]


@dataclass(frozen=True)
class Indifference:
    """A crossing of a mix's expected gain through zero, along one quantity.

    `along` is that quantity's number; `other` is the value of the other one, None when one quantity is swept.
    With two, the crossings of every line of the grid are the indifference line.
    """

    along: int
    other: float | None
    crossing: Crossing


@dataclass(frozen=True)
class SweepFindings:
    """The whole sweep. `points` go over the axes' values, the last axis fastest; `comparisons` are names of mixes."""

    title: str
    language: str
    currency: str
    headline: str
    horizon_weeks: int
    baseline: str
    trial: str | None
    provenance: Provenance
    axes: tuple[Axis, ...]
    mixes: tuple[str, ...]
    comparisons: tuple[str, ...]
    points: tuple[Point, ...]
    indifference: Mapping[str, tuple[Indifference, ...]]
    labels: Mapping[str, str]
