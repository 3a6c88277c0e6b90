"""One point of a sweep: run the rows that are not there yet, keep what table, picture and crossings need."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.decision import judgement
from simulator.engine.interface import Engine
from simulator.execution import Way
from simulator.outcomes import Floats
from simulator.scenario import Scenario
from simulator.statistics import Design, better_on_average, distribution
from simulator.study.beliefs import Beliefs
from simulator.study.compare import Pair, chance_of_winning
from simulator.study.run import planned_rows, run
from simulator.study.settings import Settings
from simulator.study.sweep.memory import Memory, Rows
from simulator.swept import Point, PointComparison


@dataclass(frozen=True)
class Simulated:
    """A point with the rows of each mix's paired difference, (rows,), and how they were sampled; all else is dropped."""

    point: Point
    differences: Mapping[str, Floats]
    design: Design


def simulate(
    scenario: Scenario,
    values: tuple[float, ...],
    engine: Engine,
    settings: Settings,
    memory: Memory | None = None,
    by: Way | None = None,
) -> Simulated | None:
    """Simulate a point exactly as the main job would; None when the user stopped before its last row.

    Parameters
    ----------
    scenario, engine, settings
        As for `conduct`.
    values : tuple of float
        Where the point is.
    memory : Memory, optional
        What earlier points have left: a mix whose rows are there is not run again.
    by : Way, optional
        Who does the work, when they are there already.
    """
    rows = _rows(scenario, engine, settings, memory or Memory([scenario], settings.mixes), by)
    if rows is None:
        return None
    measure, baseline = scenario.decision.measure, scenario.decision.baseline
    mixes = {mix: distribution(rows.of(mix, measure), rows.design) for mix in rows.columns}
    others = [mix for mix in rows.columns if mix != baseline] if baseline in rows.columns else []
    differences = {mix: Pair(rows, mix, baseline).measured(measure) for mix in others}
    comparisons = _compared(scenario, settings, rows, differences) if differences else {}
    return Simulated(Point(values, mixes, comparisons), differences, rows.design)


def _rows(
    scenario: Scenario, engine: Engine, settings: Settings, memory: Memory, by: Way | None
) -> Rows | None:
    missing = memory.lacking(scenario)
    if missing:
        done = run(scenario, engine, replace(settings, mixes=missing), by)
        if done is None or done.interrupted:
            return None
        memory.keep(scenario, done)
    else:
        planned = planned_rows(settings.rows, settings)
        settings.progress(planned, planned)
    return memory.take(scenario)


def _compared(
    scenario: Scenario, settings: Settings, rows: Rows, differences: Mapping[str, Floats]
) -> dict[str, PointComparison]:
    beliefs = Beliefs(scenario, settings.seed, rows.draws, settings.sampling, (rows.planned + 1) // 2)
    found = {}
    for mix, gap in differences.items():
        used = beliefs.used_by(mix, scenario.decision.baseline)
        average = better_on_average(gap, rows.design, used)
        found[mix] = PointComparison(
            difference=distribution(gap, rows.design),
            probability_better=chance_of_winning(gap, rows.design),
            probability_better_on_average=average.probability,
            verdict=judgement(average.probability, average.expected_gain),
        )
    return found
