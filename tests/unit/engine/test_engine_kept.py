"""What is open at the start is simulated once for all who begin with the very same, and for nobody else."""

import pickle
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.engine.compiled.engine import Items, Simulation
from simulator.engine.kept import Kept
from simulator.parameters import Parameters
from simulator.sampling import Excerpt, sample
from simulator.scenario import load
from simulator.study.trial import plan_of

PILOT = Path(__file__).parents[3] / "scenarios" / "pilot.toml"
ROWS = range(64)


@pytest.fixture(scope="module")
def pilot() -> Parameters:
    return sample(load(str(PILOT), ()), None, 1, range(32), "plain", None)


@pytest.fixture(scope="module")
def excerpts() -> dict[str, Excerpt]:
    plan = plan_of(load(str(PILOT), ()), "pilot.toml", [4, 9, 13], interim=0)
    return {"during": plan.during(4), "seen": plan.seen(4, 4), "afterwards": plan.afterwards()}


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Rows of each call that simulates what is open."""
    told: list[int] = []
    items = Simulation.items

    def counted(self: Simulation, rows: np.ndarray) -> Items:
        told.append(len(rows))
        return items(self, rows)

    monkeypatch.setattr(Simulation, "items", counted)
    return told


def same(engine: CompiledEngine, parameters: Parameters, rows: range = ROWS) -> bool:
    """Whether an engine that keeps openings tells the bits of one that does not."""
    ours, theirs = engine.run(parameters, rows), CompiledEngine().run(parameters, rows)
    return all(
        getattr(ours, field.name).tobytes() == getattr(theirs, field.name).tobytes() for field in fields(ours)
    )


@pytest.mark.parametrize(("name", "shared"), [("during", True), ("afterwards", True), ("seen", False)])
def test_an_excerpt_of_the_same_luck_begins_with_what_the_run_began_with(
    pilot: Parameters, excerpts: dict[str, Excerpt], simulated: list[int], name: str, *, shared: bool
) -> None:
    engine = CompiledEngine(openings=Kept())
    engine.run(pilot, ROWS)
    simulated.clear()
    engine.run(excerpts[name](pilot), ROWS)
    assert sum(simulated) == (0 if shared else len(ROWS))
    assert same(engine, excerpts[name](pilot))


def test_another_seed_other_draws_or_another_baseline_begin_with_their_own(pilot: Parameters) -> None:
    engine = CompiledEngine(openings=Kept())
    engine.run(pilot, ROWS)
    others = sample(load(str(PILOT), ()), None, 2, range(32), "plain", None)
    later = sample(load(str(PILOT), ()), None, 1, range(16, 48), "plain", None)
    assert same(engine, replace(pilot, seed=2))
    assert same(engine, replace(others, seed=1))
    assert same(engine, later, range(32, 96))
    assert same(engine, replace(pilot, baseline=pilot.mixes[1]))
    assert same(engine, replace(pilot, weeks=pilot.weeks - 1))


def test_what_does_not_fit_is_simulated_each_time(pilot: Parameters, simulated: list[int]) -> None:
    engine = CompiledEngine(openings=Kept(room=1))
    for _ in range(2):
        engine.run(pilot, ROWS)
    assert sum(simulated) == 2 * len(ROWS)
    assert same(engine, pilot)


def test_another_process_gets_an_engine_that_keeps_nothing_yet(
    pilot: Parameters, simulated: list[int]
) -> None:
    engine = CompiledEngine(openings=Kept())
    engine.run(pilot, ROWS)
    sent = pickle.loads(pickle.dumps(engine))  # noqa: S301  # our own
    simulated.clear()
    sent.run(pilot, ROWS)
    assert sum(simulated) == len(ROWS)
