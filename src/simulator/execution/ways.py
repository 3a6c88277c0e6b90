"""Where blocks are run: each way is an executor that can be made again when its workers are lost."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
)
from typing import Any, TypeVar

from simulator.execution.workers import deaf_to_interrupts, prepare_worker

Result = TypeVar("Result")
#: Blocks in flight for each worker: one that runs and one that waits for it, so that nobody is ever idle.
AHEAD = 2


class Way:
    """An executor, with what `run_blocks` needs to know of it.

    Parameters
    ----------
    make : callable
        Makes the executor, when the first block comes and whenever its workers were lost.
    workers : int
        How many blocks run at once.
    """

    def __init__(self, make: Callable[[], Executor], workers: int) -> None:
        self._make = make
        self._executor: Executor | None = None
        self.at_once = AHEAD * workers
        self.lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)
        """Errors that say that a block was lost with its worker, not that it is wrong."""
        self.generation = 0
        """How often the executor was made again."""

    def submit(self, work: Callable[[range], Result], rows: range) -> Future[Result]:
        """Send a block off."""
        if self._executor is None:
            self._executor = self._make()
        return self._executor.submit(work, rows)

    def renew(self) -> None:
        """Make the executor again at the next block."""
        self.close()
        self.generation += 1

    def check(self) -> None:
        """Raise SimulatorError when nobody is left to work."""

    def close(self) -> None:
        """Stop the workers; what they have begun is waited for."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


class Here(Executor):
    """Runs every block at once, in this thread: the one way in which Ctrl-C stops a block half way."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Call the function; its errors are raised here and now."""
        future: Future[Result] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Processes(ProcessPoolExecutor):
    """Processes started afresh, which leave Ctrl-C to this one.

    Parameters
    ----------
    workers : int
        How many.
    """

    def __init__(self, workers: int) -> None:
        super().__init__(workers, multiprocessing.get_context("spawn"), prepare_worker)

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Send a call off; a process that is started for it is deaf to Ctrl-C from its birth."""
        with deaf_to_interrupts():
            return super().submit(fn, *args, **kwargs)
