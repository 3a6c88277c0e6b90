"""What the documentation works out by hand is what the commands say; and looking is cheaper than simulating."""

import time
from pathlib import Path

import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.scenario import load, read_grid
from simulator.study import Settings, conduct
from simulator.study.conduct import beliefs_of
from simulator.study.decide import decide
from simulator.study.run import run
from simulator.study.sweep import sweep

PILOT = str(Path(__file__).parents[2] / "scenarios" / "pilot.toml")
MIXES = ("internal", "pilot")
ROWS = 3_000


@pytest.fixture(scope="module")
def found():
    """The main job, by itself."""
    done = conduct(load(PILOT), CompiledEngine(), Settings(engine="compiled", rows=ROWS, mixes=MIXES))
    assert done is not None
    return done.findings


def test_the_price_of_indifference_by_hand_and_by_sweep(found):
    """docs/how-to/sweep-a-quantity.md; five errors of both, one false alarm in 1.7 million."""
    trial, baseline = found.mixes["pilot"], found.mixes["internal"]
    before_price = trial.net.mean + trial.platforms["phoning"].invoiced.mean
    in_house = baseline.hourly_value_ratio_of_means.value * trial.hours.mean
    by_hand = (before_price - in_house) / trial.platforms["phoning"].accepted.mean
    stated = found.comparisons["pilot"].break_even_price["phoning"]
    assert by_hand == pytest.approx(stated.value, rel=0.01)
    grid = read_grid(PILOT, [], ["platforms.phoning.price=250,400,550"])
    swept = sweep(grid, CompiledEngine(), Settings(engine="compiled", rows=ROWS, mixes=MIXES))
    assert swept is not None
    (crossing,) = (one.crossing for one in swept.findings.indifference["pilot"])
    assert abs(crossing.at.value - by_hand) < 5.0 * (crossing.at.se**2 + stated.se**2) ** 0.5


def test_the_analyses_that_reuse_the_rows_take_less_than_the_simulation(found):
    """Processor time of both in this process; a ratio, some five to one when nothing else runs."""
    scenario, settings = load(PILOT), Settings(engine="compiled", rows=ROWS)
    begun = time.process_time()
    done = run(scenario, CompiledEngine(), settings)
    simulated = time.process_time() - begun
    assert done is not None
    told = conduct(scenario, CompiledEngine(), settings)
    assert told is not None
    begun = time.process_time()
    decide(
        scenario, done.outcomes, done.design, beliefs_of(scenario, settings, done), told.findings.comparisons
    )
    assert time.process_time() - begun < simulated
