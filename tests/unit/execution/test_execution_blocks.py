"""Blocks land in any order, a few at a time; lost ones are run again, and not for ever."""

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future

import pytest

from simulator.errors import SimulatorError
from simulator.execution import Way, cut, run_blocks
from simulator.execution.blocks import MOST_TRIES

BLOCKS = [range(n, n + 10) for n in range(0, 200, 10)]


class Backwards(Executor):
    """Finishes the latest block first, a moment after the last was sent."""

    def __init__(self, most: int) -> None:
        self.waiting: list[tuple[Future[object], Callable[[range], object], range]] = []
        self.most = most
        self.lock = threading.Lock()

    def submit(self, fn, /, *args, **kwargs):
        future: Future[object] = Future()
        with self.lock:
            self.waiting.append((future, fn, args[0]))
            assert len(self.waiting) <= self.most
            if len(self.waiting) == 1:
                threading.Timer(0.005, self.finish_all).start()
        return future

    def finish_all(self) -> None:
        with self.lock:
            taken, self.waiting = self.waiting, []
        for future, work, rows in reversed(taken):
            self.finish(future, work, rows)

    def finish(self, future, work, rows) -> None:
        try:
            future.set_result(work(rows))
        except ZeroDivisionError as error:
            future.set_exception(error)


class Fragile(Backwards):
    """Breaks at some blocks, as a pool does whose worker is killed."""

    def __init__(self, most: int, deaths: list[range]) -> None:
        super().__init__(most)
        self.deaths = deaths
        self.broken = False

    def finish(self, future, work, rows) -> None:
        if rows in self.deaths:
            self.deaths.remove(rows)
            self.broken = True
        if self.broken:
            future.set_exception(BrokenExecutor("a worker was killed"))
        else:
            future.set_result(work(rows))


def test_blocks_are_cut_at_the_same_rows_whatever_is_missing() -> None:
    assert cut([range(25)], 10) == [range(10), range(10, 20), range(20, 25)]
    assert cut([range(7, 12), range(38, 61)], 10) == [
        range(7, 10), range(10, 12), range(38, 40), range(40, 50), range(50, 60), range(60, 61),
    ]  # fmt: skip
    assert cut([], 10) == []


def test_every_block_lands_once_though_the_last_comes_first() -> None:
    landed: list[range] = []
    way = Way(lambda: Backwards(way.at_once), 2)
    assert not run_blocks(way, lambda rows: rows, BLOCKS, landed.append)
    assert landed != BLOCKS
    assert sorted(landed, key=lambda rows: rows.start) == BLOCKS


def test_blocks_lost_with_their_worker_are_run_again() -> None:
    deaths = [BLOCKS[3], BLOCKS[9], BLOCKS[9]]
    landed: list[range] = []
    way = Way(lambda: Fragile(way.at_once, deaths), 2)
    assert not run_blocks(way, lambda rows: rows, BLOCKS, landed.append)
    assert sorted(landed, key=lambda rows: rows.start) == BLOCKS
    assert way.generation == 3


def test_a_block_that_kills_whoever_takes_it_is_given_up() -> None:
    deaths = [BLOCKS[3]] * 50
    way = Way(lambda: Fragile(1, deaths), 1)
    way.at_once = 1
    with pytest.raises(SimulatorError, match="replications 30 to 39"):
        run_blocks(way, lambda rows: rows, BLOCKS, lambda _: None)
    assert len(deaths) == 50 - MOST_TRIES


def test_an_error_of_the_work_is_no_lost_worker() -> None:
    def work(rows: range) -> range:
        if rows == BLOCKS[4]:
            raise ZeroDivisionError
        return rows

    way = Way(lambda: Backwards(way.at_once), 2)
    with pytest.raises(ZeroDivisionError):
        run_blocks(way, work, BLOCKS, lambda _: None)
    assert way.generation == 0


def test_ctrl_c_keeps_what_is_finished() -> None:
    landed: list[range] = []

    class Stopped(Backwards):
        def submit(self, fn, /, *args, **kwargs):
            if args[0] == BLOCKS[10]:
                raise KeyboardInterrupt
            future: Future[object] = Future()
            future.set_result(fn(args[0]))
            return future

    assert run_blocks(Way(lambda: Stopped(4), 2), lambda rows: rows, BLOCKS, landed.append)
    assert sorted(landed, key=lambda rows: rows.start) == BLOCKS[:10]


def test_nobody_left_to_work_is_said(monkeypatch) -> None:
    monkeypatch.setattr("simulator.execution.blocks.PATIENCE", 0.01)

    class Deserted(Way):
        def check(self) -> None:
            raise SimulatorError("nobody is left")

    class Silent(Backwards):
        def finish_all(self) -> None:
            """Nobody does."""

    way = Deserted(lambda: Silent(100), 2)
    with pytest.raises(SimulatorError, match="nobody is left"):
        run_blocks(way, lambda rows: rows, BLOCKS, lambda _: None)
