"""The compiled engine walks the reference's path: shipped scenarios, conformance scenarios, random worlds."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from agreement.comparing import disagreement, first_difference
from agreement.turns import serving
from agreement.worlds import worlds
from simulator.engine.compiled import CompiledEngine, engine as compiled
from simulator.engine.compiled.turns import in_turn
from simulator.engine.tallies import Tallies, vector_size
from simulator.parameters import Parameters
from simulator.sampling import sample
from simulator.scenario import load

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "scenarios").glob("*.toml"))
#: What random worlds hardly ever meet: a task that ends at midnight before a day away, attempts that take no time.
RARE = sorted((ROOT / "tests/agreement").glob("*.toml"))
CONFORMANCE = sorted((ROOT / "tests/conformance/valid").glob("*.toml"))
#: Random worlds of a run; `make agreement` asks for many more.
WORLDS = int(os.environ.get("AGREEMENT_WORLDS", "150"))
RANDOM = settings(max_examples=WORLDS, deadline=None, suppress_health_check=list(HealthCheck))
#: Random worlds in which the last profile does nothing but tasks, in turn.
SERVING = worlds().map(serving).filter(lambda world: all(in_turn(world, mix)[-1] for mix in world.mixes))
#: Callers whom no task calls, as they are and with what sends them through the kernel on another way.
LONE = ROOT / "benchmarks/team-quarter.toml"
ONE_BY_ONE = '{contact={dist="triang", c=0.3, loc=0.05, scale=0.25}}'
CHANGES = [
    (),
    ("channels.calls.cost_per_attempt=0.4", "activities.call.cost=0.1"),
    ("channels.calls.contacts=900",),
    ('opening.start="steady"',),
    ("activities.call.next={meeting=0.6, signed=0.4}",),
    ("mixes.team.prospecting.caller={calls=0.7, idle=0.3}",),
    (f"activities.call.hours={ONE_BY_ONE}",),
    (f"activities.call.hours={ONE_BY_ONE}", "activities.call.success=0.001", "channels.calls.contacts=900"),
]


def rows_of(file: Path, rows: int, changes: tuple[str, ...] = ()) -> Parameters:
    """All mixes of a scenario, sampled for some rows."""
    return sample(load(str(file), changes), None, 1, range((rows + 1) // 2))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_shipped_scenarios(file: Path) -> None:
    assert disagreement(rows_of(file, 16), range(16)) == ""


@pytest.mark.parametrize("file", CONFORMANCE, ids=lambda file: file.stem)
def test_conformance_scenarios(file: Path) -> None:
    assert disagreement(rows_of(file, 6), range(6)) == ""


@pytest.mark.parametrize("file", RARE, ids=lambda file: file.stem)
def test_rare_instants(file: Path) -> None:
    assert disagreement(rows_of(file, 24), range(24)) == ""


@pytest.mark.parametrize("changes", CHANGES, ids=lambda changes: " ".join(changes) or "as it is")
def test_people_whom_no_task_calls(changes: tuple[str, ...]) -> None:
    assert disagreement(rows_of(LONE, 10, changes), range(10)) == ""


@RANDOM
@given(worlds())
def test_random_worlds(world: Parameters) -> None:
    assert disagreement(world, range(0, 16, 2)) == ""


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_random_diaries(world: Parameters) -> None:
    for mix in world.mixes:
        assert first_difference(world, mix.name, 3) == ""


@RANDOM
@given(SERVING)
def test_random_worlds_of_people_who_do_tasks_in_turn(world: Parameters) -> None:
    assert disagreement(world, range(0, 16, 2)) == ""


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(SERVING)
def test_random_diaries_of_people_who_do_tasks_in_turn(world: Parameters) -> None:
    for mix in world.mixes:
        assert first_difference(world, mix.name, 3) == ""


def test_a_difference_is_told_with_both_diaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A negative control: an engine that takes other luck is caught, and its first other event is shown."""
    these = rows_of(ROOT / "scenarios/table.toml", 2)
    run, diary = CompiledEngine.run, CompiledEngine.diary
    monkeypatch.setattr(CompiledEngine, "run", lambda self, p, rows: run(self, replace(p, seed=2), rows))
    monkeypatch.setattr(
        CompiledEngine, "diary", lambda self, p, m, row: diary(self, replace(p, seed=2), m, row)
    )
    found = disagreement(these, range(2))
    assert "row 0" in found
    assert found.count("\n  compiled  DiaryEntry") == 1
    assert found.count("\n  reference DiaryEntry") == 1


def test_a_tally_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A negative control: no comparison with a nan is true, neither "as near as that" nor "further away"."""
    these, run = rows_of(ROOT / "scenarios/table.toml", 2), CompiledEngine.run

    def broken(self: CompiledEngine, parameters: Parameters, rows: range) -> Tallies:
        tallies = run(self, parameters, rows)
        tallies.work_hours[0, 1] = np.nan
        return tallies

    monkeypatch.setattr(CompiledEngine, "run", broken)
    assert "row 1: np.float64(nan)" in disagreement(these, range(2))


def test_rows_do_not_depend_on_each_other_nor_on_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any order, any block, and room that is too small at first: the same bits."""
    these = rows_of(ROOT / "scenarios/pilot.toml", 40)
    whole = CompiledEngine().run(these, range(40))
    backwards = CompiledEngine().run(these, range(39, -1, -1))
    turned = CompiledEngine().run(these, np.arange(40)[::-1])  # not one behind the other in memory
    np.testing.assert_array_equal(whole.work_hours, backwards.work_hours[:, ::-1])
    np.testing.assert_array_equal(backwards.work_hours, turned.work_hours)
    monkeypatch.setattr(compiled, "FIRST_CASES", 2)
    cramped = CompiledEngine().run(these, range(7, 33))
    for name, values in vars(whole).items():
        np.testing.assert_array_equal(values[:, 7:33], getattr(cramped, name), err_msg=name)


def test_a_diary_needs_no_more_room_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    these = rows_of(ROOT / "scenarios/table.toml", 2)
    told = CompiledEngine().diary(these, "pilot", 1)
    monkeypatch.setattr(compiled, "FIRST_LINES", 1)
    assert CompiledEngine().diary(these, "pilot", 1) == told


def test_the_tallies_of_a_row_are_one_vector() -> None:
    these = rows_of(ROOT / "scenarios/table.toml", 2)
    tallies = CompiledEngine().run(these, range(2))
    assert sum(values[0, 0].size for values in vars(tallies).values()) == vector_size(these)
