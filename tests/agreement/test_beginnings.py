"""The beginning of a planned horizon is the path of the whole horizon up to there, in both engines."""

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.compiled import CompiledEngine
from simulator.engine.interface import DiaryEntry, Engine
from simulator.engine.reference import ReferenceEngine
from simulator.parameters import Parameters
from simulator.quantities import HOURS_PER_DAY, HOURS_PER_WEEK
from simulator.sampling import sample
from simulator.scenario import load

ROOT = Path(__file__).resolve().parents[2]
WEEKS = 6
ROWS = 4
#: A diary tells a task when it is over: what is in hand at the very end, begun on the last days, is not told.
TOLD_UNTIL = WEEKS * HOURS_PER_WEEK - 4 * HOURS_PER_DAY


@pytest.fixture
def quarter() -> Parameters:
    """The shipped pilot, with leave, absences and a pipeline that began before the start."""
    return sample(load(str(ROOT / "scenarios/pilot.toml")), ["pilot"], 1, range(2))


def told(engine: Engine, parameters: Parameters, row: int) -> list[DiaryEntry]:
    """What happened in the first weeks, in order."""
    diary = engine.diary(parameters, "pilot", row)
    kept = [entry for entry in diary if (entry.until or entry.time) < TOLD_UNTIL]
    return sorted(
        kept, key=lambda entry: (entry.time, entry.what, entry.profile or "", entry.person or 0, str(entry))
    )


@pytest.mark.parametrize("engine", [CompiledEngine(), ReferenceEngine()], ids=lambda engine: engine.name)
def test_first_weeks_are_those_of_the_whole_horizon(engine: Engine, quarter: Parameters) -> None:
    begun = replace(quarter, weeks=WEEKS, run_off_weeks=0, planned_weeks=quarter.weeks)
    for row in range(ROWS):
        expected = told(engine, quarter, row)
        assert len(expected) > 100
        assert told(engine, begun, row) == expected


def test_a_shorter_horizon_is_another_path(quarter: Parameters) -> None:
    """A negative control: leave and absences fall inside six weeks, and the pipeline is six weeks old."""
    engine = CompiledEngine()
    shorter = replace(quarter, weeks=WEEKS, run_off_weeks=0)
    assert all(told(engine, shorter, row) != told(engine, quarter, row) for row in range(ROWS))
