"""The compiled engine beside the reference on the pilot, same paths, and on two cores beside one."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import numpy as np

from benchmarks.cases import CASES, PILOT, compiled, drawn, reference
from benchmarks.effort import Effort
from benchmarks.events import model_events
from benchmarks.report import Figure, Result, Table, ratio_figure
from benchmarks.timing import Contestant, Times, interleaved
from simulator.engine.interface import Engine
from simulator.engine.tallies import Tallies
from simulator.parameters import Parameters
from simulator.study.work import PACES

TITLE = "The compiled engine, beside the SimPy engine"
METHOD = """\
The same rows of the same scenario in both engines, one core each, processor time; in the same run their tallies are
compared, counts exactly and all else by relative difference. Then the compiled engine alone, on one thread and on two,
wall-clock time, blocks of as many rows as a run takes, from one queue. Engine only: beliefs are drawn before, and the accounts that
follow are not in it. A replication is a row of one mix, and the pilot's bear a third of the quarter before them, which its three mixes share;
events are those of the model, as above."""
REFERENCE, COMPILED = "SimPy engine", "compiled engine"
SLOW_ROWS, COMPARED = 4, 12
BLOCK = PACES["compiled"].block_rows


def measure(effort: Effort) -> Result | None:
    """Measure it; None without the compiled engine."""
    engine = compiled(effort)
    if engine is None:
        return None
    many, figures, rows = effort.rows(4_096, 2_048), [], []
    for name, these in drawn(max(many, COMPARED)):
        sides = interleaved(_contestants(engine, these, many), effort.rounds)
        asked = 150.0 if CASES[name] == PILOT else None
        ratio = sides.ratio(REFERENCE, COMPILED)
        figures.append(
            ratio_figure(f"{name}: compiled engine, faster than the SimPy engine", ratio, at_least=asked)
        )
        worst = furthest(reference().run(these, range(COMPARED)), engine.run(these, range(COMPARED)))
        figures.append(Figure(f"{name}: largest relative difference of any tally", worst, "", at_most=1e-9))
        cores = interleaved(_threads(engine, these, many), effort.rounds, time.perf_counter)
        ratio = cores.ratio("one thread", "two threads")
        figures.append(ratio_figure(f"{name}: two threads, faster than one", ratio, at_least=1.6))
        events = model_events(these, range(6)) / (6 * len(these.mixes))
        rows += _rows(name, sides, cores, events)
    columns = ("", "replications a second", "ns an event of the model")
    return Result("pilot", TITLE, METHOD, tuple(figures), (Table(columns, tuple(rows)),))


def furthest(one: Tallies, other: Tallies) -> float:
    """Largest relative difference between the tallies of two engines; infinite where counts differ."""
    if not np.array_equal(np.round(one.counts, 6), np.round(other.counts, 6)):
        return float("inf")
    worst = 0.0
    for field in fields(Tallies):
        a, b = getattr(one, field.name), getattr(other, field.name)
        scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-300)
        worst = max(worst, float(np.max(np.abs(a - b) / scale, initial=0.0)))
    return worst


def _contestants(engine: Engine, these: Parameters, many: int) -> list[Contestant]:
    mixes = len(these.mixes)
    return [
        Contestant(REFERENCE, lambda: reference().run(these, range(SLOW_ROWS)), SLOW_ROWS * mixes),
        Contestant(COMPILED, lambda: _blocks(engine, these, many, 1), many * mixes),
    ]


def _threads(engine: Engine, these: Parameters, many: int) -> list[Contestant]:
    def on(threads: int) -> Callable[[], None]:
        return lambda: _blocks(engine, these, many, threads)

    units = many * len(these.mixes)
    return [Contestant("one thread", on(1), units), Contestant("two threads", on(2), units)]


def _blocks(engine: Engine, these: Parameters, many: int, threads: int) -> None:
    blocks = [range(first, min(first + BLOCK, many)) for first in range(0, many, BLOCK)]
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(lambda block: engine.run(these, block), blocks):
            pass


def _rows(case: str, sides: Times, cores: Times, events: float) -> list[tuple[str | float, ...]]:
    timed = [(f"{case}, {name}", sides.median(name)) for name in sides.seconds]
    timed.append((f"{case}, {COMPILED}, two threads", cores.median("two threads")))
    return [(name, 1.0 / seconds, 1e9 * seconds / events) for name, seconds in timed]
