"""The numbers are the same to the last bit, whoever does the work and however it is cut."""

import os
import signal
import threading
from pathlib import Path

import pytest

from simulator.engine.reference import ReferenceEngine
from simulator.execution import run_blocks, way
from simulator.execution.choice import way as choose
from simulator.study import Settings, work
from simulator.study.run import run
from simulator.study.work import Pace
from support.patterns import PatternEngine, slowly
from support.studies import scenario, simulated, written

ROWS = 61
REFERENCE_ROWS = 9


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return scenario(tmp_path_factory.mktemp("scenario"))


@pytest.fixture(scope="module")
def alone(small, tmp_path_factory) -> bytes:
    """One worker, one block of ten after the other."""
    return written(simulated(small, Settings(rows=ROWS)).outcomes, tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize("block", [1, 2, 7, 10, 64])
@pytest.mark.parametrize("workers", [1, 3])
def test_threads_and_block_sizes(small, alone, tmp_path: Path, monkeypatch, block: int, workers: int) -> None:
    monkeypatch.setitem(work.PACES, "simpy", Pace(block, "threads"))
    assert written(simulated(small, Settings(rows=ROWS, workers=workers)).outcomes, tmp_path) == alone


def test_processes(small, alone, tmp_path: Path) -> None:
    assert written(simulated(small, Settings(rows=ROWS, workers=2)).outcomes, tmp_path) == alone


def test_the_order_does_not_matter(small, alone, tmp_path: Path, monkeypatch) -> None:
    from simulator.study import run as module

    monkeypatch.setattr(
        module, "cut", lambda gaps, size: [range(n, n + 1) for gap in gaps for n in gap][::-1]
    )
    assert written(simulated(small, Settings(rows=ROWS)).outcomes, tmp_path) == alone


@pytest.mark.parametrize("sampling", ["plain", "sobol", "latin"])
def test_the_real_engine_row_by_row_and_at_once(small, tmp_path: Path, monkeypatch, sampling) -> None:
    settings = Settings(rows=REFERENCE_ROWS, sampling=sampling)
    found = []
    for block in (1, 64):
        monkeypatch.setitem(work.PACES, "simpy", Pace(block, "processes"))
        found.append(written(simulated(small, settings, ReferenceEngine()).outcomes, tmp_path))
    assert found[0] == found[1]


def test_many_runs_share_their_workers(small, alone, tmp_path: Path) -> None:
    hands = choose(2, "threads")
    made: list[object] = []
    make = hands._make
    hands._make = lambda: made.append(make()) or made[-1]
    try:
        for _ in range(2):
            done = run(small, PatternEngine("simpy"), Settings(rows=ROWS), hands)
            assert done is not None
            assert written(done.outcomes, tmp_path) == alone
    finally:
        hands.close()
    assert len(made) == 1


def test_a_killed_process_loses_nothing() -> None:
    blocks = [range(n, n + 1) for n in range(40)]
    landed: list[int] = []
    killed: list[int] = []

    def land(result: tuple[int, int]) -> None:
        landed.append(result[0])
        if len(landed) == 10:
            killed.append(result[1])
            os.kill(result[1], signal.SIGKILL)

    hands = way(2, "processes")
    try:
        assert not run_blocks(hands, slowly, blocks, land)
    finally:
        hands.close()
    assert killed
    assert sorted(landed) == list(range(40))
    assert hands.generation == 1


def test_threads_end_with_the_run() -> None:
    before = threading.active_count()
    hands = way(2, "threads")
    run_blocks(hands, slowly, [range(1), range(1, 2)], lambda _: None)
    assert threading.active_count() > before
    hands.close()
    assert threading.active_count() == before
