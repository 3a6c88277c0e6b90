"""One point of a sweep: run its rows, and keep what the table, the picture and the crossings need."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.decision import judgement
from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.outcomes import Floats
from simulator.scenario import Scenario
from simulator.statistics import Design, better_on_average, distribution
from simulator.study.compare import Pair, chance_of_winning
from simulator.study.conduct import beliefs_of
from simulator.study.run import Run, run
from simulator.study.settings import Settings
from simulator.swept import Point, PointComparison


@dataclass(frozen=True)
class Simulated:
    """A point with the rows of each mix's paired difference, (rows,), and how they were sampled; all else is dropped."""

    point: Point
    differences: Mapping[str, Floats]
    design: Design


def simulate(
    scenario: Scenario, values: tuple[float, ...], engine: Engine, settings: Settings, by: Way | None = None
) -> Simulated | None:
    """Run a point exactly as the main job would; None when the user stopped before its last row.

    Parameters
    ----------
    scenario, engine, settings
        As for `conduct`.
    values : tuple of float
        Where the point is.
    by : Way, optional
        Who does the work, when they are there already.
    """
    done = run(scenario, engine, settings, by)
    if done is None or done.interrupted:
        return None
    measure, baseline, outcomes = scenario.decision.measure, scenario.decision.baseline, done.outcomes
    mixes = {mix: distribution(outcomes.of(mix, measure), done.design) for mix in outcomes.mixes}
    others = [mix for mix in outcomes.mixes if mix != baseline] if baseline in outcomes.mixes else []
    differences = {mix: Pair(outcomes, mix, baseline).measured(measure) for mix in others}
    comparisons = _compared(scenario, settings, done, differences) if differences else {}
    return Simulated(Point(values, mixes, comparisons), differences, done.design)


def _compared(
    scenario: Scenario, settings: Settings, done: Run, differences: Mapping[str, Floats]
) -> dict[str, PointComparison]:
    beliefs = beliefs_of(scenario, settings, done)
    found = {}
    for mix, rows in differences.items():
        used = beliefs.used_by(mix, scenario.decision.baseline)
        average = better_on_average(rows, done.design, used)
        found[mix] = PointComparison(
            difference=distribution(rows, done.design),
            probability_better=chance_of_winning(rows, done.design),
            probability_better_on_average=average.probability,
            verdict=judgement(average.probability, average.expected_gain),
        )
    return found
