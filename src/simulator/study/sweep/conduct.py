"""Conduct a sweep: every point on the same rows, then where each mix's expected gain changes sign."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from simulator.engine.interface import Engine
from simulator.errors import SimulatorError
from simulator.scenario import Axis, Grid
from simulator.statistics import crossings
from simulator.study.conduct import provenance_of
from simulator.study.heading import heading_of
from simulator.study.run import at_hand
from simulator.study.settings import Settings, part_of
from simulator.study.sweep.memory import Memory
from simulator.study.sweep.point import Simulated, simulate
from simulator.swept import Indifference, SweepFindings

#: Rows of each mix at a point unless stated: common random numbers make few rows go far.
DEFAULT_SWEEP_ROWS = 2_000


@dataclass(frozen=True)
class Swept:
    """A finished sweep, or the lines of it that were finished when the user stopped or what simulates failed."""

    findings: SweepFindings
    interrupted: bool
    failure: SimulatorError | None = None


def sweep(grid: Grid, engine: Engine, settings: Settings) -> Swept | None:
    """Simulate every point of a grid on the same rows, and say where the verdict changes.

    Parameters
    ----------
    grid : Grid
        The scenario at each point, as `read_grid` gives it.
    engine : Engine
        What simulates a row.
    settings : Settings
        Rows, seed and mixes of every point; `progress` is told rows of all the points together.

    Returns
    -------
    Swept or None
        None when the user stopped before two values of the first quantity were finished.

    Raises
    ------
    SimulatorError
        When what simulates failed before that, as a cluster that is gone.
    """
    started = settings.clock()
    done: list[Simulated] = []
    failure = _simulated(grid, engine, settings, done)
    finished = len(done) // prod(len(axis.values) for axis in grid.axes[1:])
    if finished < 2:
        if failure is not None:
            raise failure
        return None
    first = replace(grid.axes[0], values=grid.axes[0].values[:finished])
    axes = (first, *grid.axes[1:])
    kept = done[: prod(len(axis.values) for axis in axes)]
    base, decision = grid.base, grid.base.decision
    findings = SweepFindings(
        **heading_of(base, provenance_of(base, settings, kept[0].design, settings.clock() - started)),
        headline=decision.measure,
        horizon_weeks=base.horizon.weeks,
        baseline=decision.baseline,
        trial=decision.trial,
        axes=axes,
        mixes=tuple(kept[0].point.mixes),
        comparisons=tuple(kept[0].differences),
        points=tuple(one.point for one in kept),
        indifference={mix: _indifference(axes, kept, mix) for mix in kept[0].differences},
    )
    return Swept(findings, interrupted=len(done) < len(grid.points), failure=failure)


def _simulated(
    grid: Grid, engine: Engine, settings: Settings, done: list[Simulated]
) -> SimulatorError | None:
    """Simulate the points in their order, into `done`, as far as the user lets it; return what stopped it otherwise."""
    values = product(*(axis.values for axis in grid.axes))
    try:
        memory = Memory(grid.points, settings.mixes)
        with at_hand(engine, settings) as by:
            for k, (at, scenario) in enumerate(zip(values, grid.points, strict=True)):
                one = simulate(
                    scenario,
                    at,
                    engine,
                    part_of(settings, k * settings.rows, len(grid.points) * settings.rows),
                    memory,
                    by,
                )
                if one is None:
                    break
                done.append(one)
    except KeyboardInterrupt:
        return None
    except SimulatorError as failure:
        return failure
    return None


def _indifference(axes: Sequence[Axis], done: Sequence[Simulated], mix: str) -> tuple[Indifference, ...]:
    """Crossings of a mix's expected gain along every line of the grid."""
    found = []
    for along, axis in enumerate(axes):
        others = axes[1 - along].values if len(axes) == 2 else (None,)
        for number, other in enumerate(others):
            line = done if other is None else _line(axes, done, along, number)
            rows = [one.differences[mix] for one in line]
            found += [Indifference(along, other, one) for one in crossings(axis.values, rows, line[0].design)]
    return tuple(found)


def _line(axes: Sequence[Axis], done: Sequence[Simulated], along: int, number: int) -> Sequence[Simulated]:
    """Points of the grid's line along one of two axes, at a value of the other."""
    width = len(axes[1].values)
    return done[number::width] if along == 0 else done[number * width : (number + 1) * width]
