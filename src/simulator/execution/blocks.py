"""Blocks of rows, a few at a time, in any order; those whose worker is lost are run again."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Generic, TypeVar

from simulator.errors import SimulatorError
from simulator.execution.ways import Way

Result = TypeVar("Result")
#: How often a block is tried before it is held to kill its workers.
MOST_TRIES = 5
#: Seconds without any block after which somebody asks whether there are workers at all.
PATIENCE = 5.0


def cut(missing: Iterable[range], size: int) -> list[range]:
    """Cut ranges of rows at the multiples of a block's size, so that a block is the same whatever was missing."""
    return [
        range(max(start, rows.start), min(start + size, rows.stop))
        for rows in missing
        for start in range(rows.start - rows.start % size, rows.stop, size)
    ]


def run_blocks(
    way: Way, work: Callable[[range], Result], blocks: Sequence[range], land: Callable[[Result], None]
) -> bool:
    """Do the work for each block.

    Parameters
    ----------
    way : Way
        Where it is done.
    work : callable
        Takes the rows of a block; a pure function that can be pickled.
    blocks : sequence of range
        Rows of each block.
    land : callable
        Takes what the work gave, in this thread, in whatever order the blocks are finished.

    Returns
    -------
    bool
        Whether the user stopped (Ctrl-C) before the last; what was finished by then has landed.

    Raises
    ------
    SimulatorError
        When the workers of one block are lost again and again, or nobody is left to work.
    """
    flights = _Flights(way, work, deque(blocks))
    try:
        while flights.remain():
            for result in flights.arrivals():
                land(result)
    except KeyboardInterrupt:
        for result in flights.arrived():
            land(result)
        return True
    finally:
        flights.call_off()
    return False


class _Flights(Generic[Result]):
    """Blocks on their way: those that wait, and those that are with a worker."""

    def __init__(self, way: Way, work: Callable[[range], Result], waiting: deque[range]) -> None:
        self._way, self._work, self._waiting = way, work, waiting
        self._flying: dict[Future[Result], tuple[range, int]] = {}
        self._tries: Counter[range] = Counter()

    def remain(self) -> bool:
        """Whether some blocks have not landed."""
        return bool(self._waiting or self._flying)

    def arrivals(self) -> list[Result]:
        """Send off as many blocks as the way takes, wait for the first, and return what is there."""
        while self._waiting and len(self._flying) < self._way.at_once:
            rows = self._waiting.popleft()
            try:
                future = self._way.submit(self._work, rows)
            except self._way.lost:
                self._again(rows, self._way.generation)
                break
            self._flying[future] = rows, self._way.generation
        done, _ = wait(self._flying, timeout=PATIENCE, return_when=FIRST_COMPLETED)
        if not done:
            self._way.check()
        landed = [self._landed(future) for future in done]
        return [result for results in landed for result in results]

    def arrived(self) -> list[Result]:
        """Return what is finished already, without waiting."""
        ready = [
            each for each in self._flying if each.done() and not each.cancelled() and not each.exception()
        ]
        return [each.result() for each in ready]

    def call_off(self) -> None:
        """Cancel what nobody waits for any more."""
        for future in self._flying:
            future.cancel()

    def _landed(self, future: Future[Result]) -> tuple[Result, ...]:
        rows, generation = self._flying.pop(future)
        try:
            return (future.result(),)
        except self._way.lost:
            self._again(rows, generation)
            return ()

    def _again(self, rows: range, generation: int) -> None:
        """A block lost with its worker waits once more; the first of a broken pool has a new one made."""
        self._tries[rows] += 1
        if self._tries[rows] >= MOST_TRIES:
            raise SimulatorError(
                f"workers are lost again and again at replications {rows.start} to {rows.stop - 1}, "
                "most often for want of memory; run again with fewer workers"
            )
        if generation == self._way.generation:
            self._way.renew()
        self._waiting.append(rows)
