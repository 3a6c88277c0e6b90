"""The figures that two runs are compared by, and where each of them reads a row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from simulator.outcomes import Floats
from simulator.study.compare import Pair
from simulator.study.compare_runs.folder import RunFolder

#: Figures of a mix that are means of a column of the rows, with their units.
MEANS: Mapping[str, str] = {
    "hourly_value": "money/hour", "hourly_value_without_recurring": "money/hour", "revenue_per_hour": "money/hour",
    "cost_per_hour": "money/hour", "net": "money", "revenue": "money", "margin": "money", "cost": "money",
    "collected": "money", "hours": "hours", "funnel/appointments": "", "funnel/signed": "",
}  # fmt: skip
#: Mean differences of a comparison, with their units.
DIFFERENCES: Mapping[str, str] = {"hourly_value": "money/hour", "net": "money"}
Rows = Callable[[RunFolder], Floats]


@dataclass(frozen=True)
class Figure:
    """A figure of a mix, or of its comparison with the baseline `against`.

    Attributes
    ----------
    keys : tuple of str
        Where `summary.json` has it.
    rows : callable or None
        Its value in each row of a run; None for what no single row has.
    """

    mix: str
    against: str
    name: str
    unit: str
    keys: tuple[str, ...]
    rows: Rows | None


def figures_of_mix(mix: str, *, targets: bool) -> Iterator[Figure]:
    """Yield the main figures of a mix; the chance of missing the target when both runs have one."""
    for name, unit in MEANS.items():
        yield Figure(mix, "", name, unit, ("mixes", mix, *name.split("/")), partial(_column, mix, name))
    if targets:
        name = "chance_below_target"
        yield Figure(mix, "", name, "probability", ("mixes", mix, name), partial(_below_target, mix))


def figures_of_comparison(mix: str, against: str, platforms: tuple[str, ...]) -> Iterator[Figure]:
    """Yield the figures of a comparison; the most that an appointment is worth for platforms that both runs buy from."""
    keys = ("comparisons", mix)
    for name, unit in DIFFERENCES.items():
        rows = partial(_difference, mix, name)
        yield Figure(mix, against, name, unit, (*keys, "difference", name), rows)
    for name, wins in {
        "probability_better": partial(_wins, mix),
        "probability_better_on_average": None,
    }.items():
        yield Figure(mix, against, name, "probability", (*keys, name), wins)
    for platform in platforms:
        even = (*keys, "break_even_price", platform)
        yield Figure(mix, against, f"break_even_price/{platform}", "money", even, None)


def _column(mix: str, name: str, run: RunFolder) -> Floats:
    return run.outcomes.of(mix, name)


def _below_target(mix: str, run: RunFolder) -> Floats:
    """1 in the rows below the run's own target, 0 in the others."""
    values, target = run.outcomes.of(mix, "hourly_value"), run.scenario.decision.team_target
    return np.where(np.isnan(values), np.nan, (values < (target or 0.0)).astype(np.float64))


def _difference(mix: str, measure: str, run: RunFolder) -> Floats:
    return Pair(run.outcomes, mix, run.facts.baseline).measured(measure)


def _wins(mix: str, run: RunFolder) -> Floats:
    """1 in the rows in which the mix beats the baseline by the run's own measure, 1/2 for a tie."""
    difference = _difference(mix, run.facts.measure, run)
    return np.where(np.isnan(difference), np.nan, 0.5 * (1.0 + np.sign(difference)))
