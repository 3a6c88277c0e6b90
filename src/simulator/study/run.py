"""Sample and run as many rows as the study wants."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from simulator.engine.interface import DiaryEntry, Engine
from simulator.errors import InputError
from simulator.execution import Finished, run_rows
from simulator.outcomes import Outcomes, merge
from simulator.sampling import rounded_draws, sample
from simulator.scenario import Scenario
from simulator.scenario.messages import problem_of
from simulator.statistics import Design, error_at, half_width, reached, schedule
from simulator.study.compare import Pair
from simulator.study.settings import Settings

#: Independent scramblings of a Sobol or Latin hypercube design (model.md section 5).
SCRAMBLINGS = 16


@dataclass(frozen=True)
class Run:
    """Outcomes of a run with the design of their rows, and how a wanted precision was met.

    `planned` rows were wanted: what a quasi-random design is laid out for, also when the user stopped earlier.
    """

    outcomes: Outcomes
    design: Design
    draws: int
    planned: int
    interrupted: bool
    precise: bool | None
    half_widths: dict[str, float]


def run(scenario: Scenario, engine: Engine, settings: Settings) -> Run | None:
    """Run the rows asked for, or as many as the wanted precision takes; None when stopped before any was done."""
    if settings.precision is None:
        rows = planned_rows(settings.rows, settings)
        return _as_run(_extend(scenario, engine, settings, None, rows), settings, rows)
    return _run_to_precision(scenario, engine, settings, settings.precision)


def retell(scenario: Scenario, engine: Engine, settings: Settings, mix: str, row: int) -> list[DiaryEntry]:
    """Tell one row of one mix as a run with these settings simulates it.

    Raises
    ------
    InputError
        When a quasi-random run of so many rows has no such row.
    """
    planned = planned_rows(settings.rows, settings)
    if settings.sampling != "plain" and row >= planned:
        raise InputError([problem_of("no_such_row", "--replication", found=row, limit=planned - 1)])
    draw = row // 2
    parameters = sample(
        scenario, [mix], settings.seed, range(draw, draw + 1), settings.sampling, (planned + 1) // 2
    )
    return engine.diary(parameters, mix, row)


def planned_rows(rows: int, settings: Settings) -> int:
    """Rows really run: quasi-random designs come in sixteen powers of two of draws."""
    if settings.sampling == "plain":
        return rows
    return 2 * rounded_draws((rows + 1) // 2, settings.sampling)


def design_of(draw: NDArray[np.int64], settings: Settings, total_rows: int) -> Design:
    """Which rows belong together: those of a draw or, for a quasi-random design, of a scrambling."""
    cluster = draw
    if settings.sampling != "plain":
        cluster = draw // max(total_rows // 2 // SCRAMBLINGS, 1)
    return Design(draw, cluster, settings.seed)


def _run_to_precision(scenario: Scenario, engine: Engine, settings: Settings, wanted: float) -> Run | None:
    """Look at 1,024 x 2^j rows with error alpha / 2^(j+1) until every half-width is small enough."""
    done: Finished | None = None
    look = 0
    while True:
        rows = planned_rows(min(schedule(look), settings.most_rows), settings)
        kept = done if settings.sampling == "plain" else None
        done = _extend(scenario, engine, settings, kept, rows)
        result = _as_run(done, settings, rows)
        if result is None or result.interrupted:
            return result
        widths, target = _half_widths(scenario, result, wanted, error_at(look))
        result = replace(result, precise=reached(list(widths.values()), target), half_widths=widths)
        if result.precise or schedule(look) >= settings.most_rows:
            return result
        look += 1


def _half_widths(
    scenario: Scenario, result: Run, wanted: float, error: float
) -> tuple[dict[str, float], float]:
    baseline, outcomes = scenario.decision.baseline, result.outcomes
    if baseline not in outcomes.mixes:
        return {}, 0.0
    pairs = [Pair(outcomes, mix, baseline) for mix in outcomes.mixes if mix != baseline]
    widths = {pair.mix: half_width(pair.hourly_difference, result.design, error) for pair in pairs}
    return widths, wanted * float(np.nanmean(outcomes.of(baseline, "cost_per_hour")))


def _extend(
    scenario: Scenario, engine: Engine, settings: Settings, done: Finished | None, rows: int
) -> Finished:
    first = 0 if done is None or done.outcomes is None else done.outcomes.rows
    first_draw, draws = first // 2, (rows + 1) // 2
    mixes = list(settings.mixes) or None
    parameters = sample(scenario, mixes, settings.seed, range(first_draw, draws), settings.sampling, draws)
    settings.progress(first, rows)

    def progress(more: int) -> None:
        nonlocal first
        first += more
        settings.progress(first, rows)

    new = run_rows(engine, parameters, range(first, rows), settings.workers, progress)
    if done is None or done.outcomes is None:
        return new
    if new.outcomes is None:
        return Finished(done.outcomes, new.interrupted)
    return Finished(merge([done.outcomes, new.outcomes]), new.interrupted)


def _as_run(finished: Finished, settings: Settings, rows: int) -> Run | None:
    if finished.outcomes is None:
        return None
    draw = finished.outcomes.draw
    design = design_of(draw, settings, rows)
    return Run(finished.outcomes, design, len(np.unique(draw)), rows, finished.interrupted, None, {})
