"""Run as many rows as the study wants, block by block; rows that are there already are not run again."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from simulator.engine.interface import DiaryEntry, Engine
from simulator.errors import InputError
from simulator.execution import Way, cut, run_blocks, way
from simulator.outcomes import (
    Blocks,
    BlocksInMemory,
    Encoded,
    OutcomesReader,
    SideBySide,
    Weekly,
    WeeklyReader,
)
from simulator.sampling import Excerpt, rounded_draws, sample
from simulator.sampling.mixes import in_order
from simulator.scenario import Scenario
from simulator.scenario.messages import problem_of
from simulator.statistics import Design, error_at, half_width, reached, schedule
from simulator.study.compare import Pair
from simulator.study.room import refused_when_endless
from simulator.study.settings import Settings
from simulator.study.weekly import weekly_bands
from simulator.study.work import Work, pace_of

#: Independent scramblings of a Sobol or Latin hypercube design (model.md section 5).
SCRAMBLINGS = 16


@dataclass(frozen=True)
class Run:
    """Outcomes of a run with the design of their rows, and how a wanted precision was met.

    `planned` rows were wanted: what a quasi-random design is laid out for, also when the user stopped earlier.
    `weekly` makes the bands of the weekly series, which not every run needs.
    """

    outcomes: OutcomesReader
    weekly: Callable[[], Weekly]
    design: Design
    draws: int
    planned: int
    interrupted: bool
    precise: bool | None
    half_widths: dict[str, float]


@dataclass(frozen=True)
class Bench:
    """What rows are run with: who does the work, and where finished blocks go."""

    scenario: Scenario
    engine: Engine
    settings: Settings
    blocks: Blocks
    way: Way
    excerpt: Excerpt | None = None

    def extend(self, rows: int) -> Run | None:
        """Run what is missing of the first rows; None when stopped before the very first was done."""
        settings = self.settings
        design = 0 if settings.sampling == "plain" else (rows + 1) // 2
        missing = self.blocks.missing(design, range(rows))
        done = rows - sum(len(gap) for gap in missing)
        settings.progress(done, rows)

        def land(block: Encoded) -> None:
            nonlocal done
            done += self.blocks.keep(block)
            settings.progress(done, rows)

        pace = pace_of(self.engine).block_rows
        todo = cut(missing, min(pace, settings.block_rows or pace))
        interrupted = run_blocks(self.way, self._work(design), todo, land)
        outcomes = self.blocks.outcomes(design, rows)
        if outcomes is None:
            return None
        layout = design_of(outcomes.draw, settings, rows)
        weekly = partial(weekly_bands, outcomes)
        return Run(outcomes, weekly, layout, (outcomes.rows + 1) // 2, rows, interrupted, None, {})

    def _work(self, design: int) -> Work:
        scenario, settings = pickle.dumps(self.scenario), self.settings
        return Work(
            scenario,
            self.engine,
            settings.mixes,
            settings.seed,
            settings.sampling,
            design,
            self.blocks.run,
            self.excerpt,
        )


def run(
    scenario: Scenario,
    engine: Engine,
    settings: Settings,
    hands: Way | None = None,
    excerpt: Excerpt | None = None,
) -> Run | None:
    """Run the rows asked for, or as many as the wanted precision takes.

    Parameters
    ----------
    scenario, engine, settings
        As for `conduct`.
    hands : Way, optional
        Who does the work, for many runs one after the other; otherwise started and stopped here, as the
        settings say.
    excerpt : Excerpt, optional
        What is simulated of the scenario's horizon, which then has the excerpt's `stretched` weeks; all of it
        unless given. Blocks of an excerpt must not be kept with those of the scenario.

    Returns
    -------
    Run or None
        None when the user stopped before the first row was done.
    """
    names = in_order(scenario, settings.mixes or None)
    shared = settings.underway
    known = [mix for mix in names if shared is not None and shared.has(scenario, mix, excerpt)]
    if shared is None or not known:
        return _simulated(scenario, engine, settings, hands, excerpt)
    others = tuple(mix for mix in names if mix not in known)
    done = None
    if others:
        done = _simulated(scenario, engine, replace(settings, mixes=others), hands, excerpt)
        if done is None or done.interrupted:
            return done
    return _beside(names, done, shared.first(settings.rows), settings)


def _beside(names: Sequence[str], done: Run | None, known: WeeklyReader, settings: Settings) -> Run:
    """The mixes that were simulated, and the others as they are known, on the same rows."""
    own = {} if done is None else dict.fromkeys(done.outcomes.mixes, done.outcomes)
    outcomes = SideBySide({mix: own.get(mix, known) for mix in names})
    settings.progress(outcomes.rows, outcomes.rows)
    layout = design_of(outcomes.draw, settings, outcomes.rows)

    def weekly() -> Weekly:
        found = weekly_bands(known)
        return {mix: found[mix] for mix in names if mix not in own} | dict(done.weekly() if done else {})

    return Run(
        outcomes,
        weekly,
        layout,
        (outcomes.rows + 1) // 2,
        outcomes.rows,
        interrupted=False,
        precise=None,
        half_widths={},
    )


def _simulated(
    scenario: Scenario, engine: Engine, settings: Settings, hands: Way | None, excerpt: Excerpt | None
) -> Run | None:
    with at_hand(engine, settings, hands) as at_work:
        blocks = settings.blocks if settings.blocks is not None else BlocksInMemory()
        bench = Bench(scenario, engine, settings, blocks, at_work, excerpt)
        if settings.precision is None:
            return bench.extend(planned_rows(settings.rows, settings))
        return _run_to_precision(bench, settings.precision)


@contextmanager
def at_hand(engine: Engine, settings: Settings, given: Way | None = None) -> Iterator[Way]:
    """Lend who does the work: those that are given, else as the settings say, stopped at the end."""
    if given is not None:
        yield given
        return
    made = way(settings.workers, pace_of(engine).kind, settings.dask)
    try:
        yield made
    finally:
        made.close()


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
    with refused_when_endless():
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


def _run_to_precision(bench: Bench, wanted: float) -> Run | None:
    """Look at 1,024 x 2^j rows with error alpha / 2^(j+1) until every half-width is small enough.

    Whether that is so stays unsaid when the user stops, and when nothing is compared.
    """
    settings = bench.settings
    look = 0
    while True:
        rows = planned_rows(min(schedule(look), settings.most_rows), settings)
        result = bench.extend(rows)
        if result is None or result.interrupted:
            return result
        widths, target = _half_widths(bench.scenario, result, wanted, error_at(look))
        if not widths:
            return result
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
