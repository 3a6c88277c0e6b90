"""Dask: the same bits from workers of another process; killed workers, absent schedulers and absent Dask."""

import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from simulator.errors import InputError, SimulatorError
from simulator.execution import on_dask, way
from simulator.scenario import read_grid
from simulator.study import Settings
from simulator.study.run import run
from simulator.study.sweep import sweep
from support.cluster import cluster
from support.patterns import PatternEngine
from support.studies import scenario, simulated, written

pytest.importorskip("distributed")
ROWS = 1_500
#: distributed warns of its own threads and sockets when a scheduler goes away.
pytestmark = pytest.mark.filterwarnings("default")


@dataclass(frozen=True)
class Watched:
    """Settings' progress that does something once, when so many rows are done."""

    rows: int
    act: object

    def __call__(self, done: int, wanted: int) -> None:
        if done >= self.rows and self.act:
            self.act.pop()() if self.act else None


def test_two_workers_one_of_them_killed(tmp_path: Path) -> None:
    small = scenario(tmp_path)
    engine = PatternEngine("simpy")
    here = written(simulated(small, Settings(rows=ROWS), PatternEngine("compiled")).outcomes, tmp_path)
    with cluster(tmp_path, workers=2) as there:
        on_two = simulated(small, Settings(rows=100, dask=there.address), engine)
        kill = [lambda: there.workers[0].send_signal(signal.SIGKILL)]
        settings = Settings(rows=ROWS, dask=there.address, progress=Watched(300, kill))
        killed = simulated(small, settings, engine)
        assert there.workers[0].wait(60) == -signal.SIGKILL
        assert not kill
    assert written(killed.outcomes, tmp_path, "dask.parquet") == here
    first = simulated(small, Settings(rows=100), engine)
    assert written(on_two.outcomes, tmp_path, "two.parquet") == written(
        first.outcomes, tmp_path, "one.parquet"
    )


def test_a_sweep_on_a_cluster_is_the_sweep_here(tmp_path: Path) -> None:
    scenario(tmp_path)
    grid = read_grid(tmp_path / "small.toml", [], ["channels.visits.value=5000,6000"])
    engine = PatternEngine("simpy")
    here = sweep(grid, engine, Settings(rows=40))
    with cluster(tmp_path, workers=1) as there:
        away = sweep(grid, engine, Settings(rows=40, dask=there.address))
    assert here is not None
    assert away is not None
    assert away.findings.points == here.findings.points


def test_a_cluster_without_workers_and_one_that_loses_them_all(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(on_dask, "FIRST_WORKER", 0.5)
    monkeypatch.setattr(on_dask, "ALONE", 0.2)
    monkeypatch.setattr("simulator.execution.blocks.PATIENCE", 0.1)
    small = scenario(tmp_path)
    with cluster(tmp_path, workers=0) as there:
        with pytest.raises(InputError, match="has no worker"):
            way(1, "threads", there.address)
        monkeypatch.setattr(on_dask, "FIRST_WORKER", 60.0)
        there.add_worker()
        kill = [there.workers[0].kill]
        settings = Settings(rows=ROWS, dask=there.address, progress=Watched(200, kill))
        with pytest.raises(SimulatorError, match="no worker left"):
            run(small, PatternEngine("simpy"), settings)


def test_a_scheduler_that_dies(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("simulator.execution.blocks.PATIENCE", 0.5)
    small = scenario(tmp_path)
    with cluster(tmp_path, workers=1) as there:
        settings = Settings(rows=ROWS, dask=there.address, progress=Watched(200, [there.scheduler.kill]))
        with pytest.raises(SimulatorError, match="connection to the Dask scheduler was lost"):
            run(small, PatternEngine("simpy"), settings)


def test_nobody_at_the_address(monkeypatch) -> None:
    monkeypatch.setattr(on_dask, "ANSWER", 0.5)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(InputError, match="no Dask scheduler answers"):
            way(1, "threads", address)


@pytest.mark.parametrize("address", ["nonsense://x", "tcp://", "256.1.1.1:80"])
def test_an_address_that_is_none(monkeypatch, address: str) -> None:
    monkeypatch.setattr(on_dask, "ANSWER", 0.5)
    with pytest.raises(InputError, match="no Dask scheduler answers"):
        way(1, "threads", address)


def test_without_dask_the_extra_is_named(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"\[cluster\]"):
        way(1, "threads", "tcp://127.0.0.1:8786")
