"""Runs blocks of rows, here or on all cores; the answer never depends on how."""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass

from simulator.engine.accounting import account
from simulator.engine.interface import Engine
from simulator.errors import SimulatorError
from simulator.outcomes import Outcomes, merge
from simulator.parameters import Parameters

#: Rows of one block: small enough for a steady progress bar, large enough to hide the cost of passing it on.
BLOCK_ROWS = 10

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Finished:
    """Rows simulated, in order, and whether the user stopped before the last."""

    outcomes: Outcomes | None
    interrupted: bool


def run_rows(
    engine: Engine, parameters: Parameters, rows: Sequence[int], workers: int, progress: Progress
) -> Finished:
    """Simulate rows of every mix.

    Parameters
    ----------
    engine : Engine
        Which engine.
    parameters : Parameters
        Must hold the draw of every row.
    rows : sequence of int
        Numbers of the rows, in the order wanted.
    workers : int
        Processes to use; 1 stays in this one. Outcomes do not depend on it.
    progress : callable
        Told how many more rows of every mix are done.

    Returns
    -------
    Finished
        On Ctrl-C, the blocks that were finished in order.
    """
    blocks = [rows[i : i + BLOCK_ROWS] for i in range(0, len(rows), BLOCK_ROWS)]
    done: list[Outcomes] = []
    interrupted = False
    try:
        for block in _results(engine, parameters, blocks, min(workers, len(blocks))):
            done.append(block)
            progress(block.rows)
    except KeyboardInterrupt:
        interrupted = True
    return Finished(merge(done) if done else None, interrupted)


def _results(
    engine: Engine, parameters: Parameters, blocks: Sequence[Sequence[int]], workers: int
) -> Iterator[Outcomes]:
    if workers <= 1:
        for block in blocks:
            yield account(parameters, engine.run(parameters, block), block)
        return
    with _pool(engine, parameters, workers) as pool:
        with _deaf_to_interrupts():
            futures: list[Future[Outcomes]] = [pool.submit(_run_block, block) for block in blocks]
        try:
            for future in futures:
                yield future.result()
        except BrokenProcessPool as broken:
            raise SimulatorError("a worker process was killed; run again with --workers 1") from broken


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let the processes that are started meanwhile inherit that Ctrl-C is not for them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _pool(engine: Engine, parameters: Parameters, workers: int) -> Iterator[Executor]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _prepare_worker, (engine, parameters))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


#: What a worker process was given when it started; never set in the main process.
_given: list[tuple[Engine, Parameters]] = []


def _prepare_worker(engine: Engine, parameters: Parameters) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given.append((engine, parameters))


def _run_block(rows: Sequence[int]) -> Outcomes:
    engine, parameters = _given[0]
    return account(parameters, engine.run(parameters, rows), rows)
