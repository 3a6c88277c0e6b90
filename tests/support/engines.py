"""Engines that watch or stop the simulation."""

from collections.abc import Sequence

from simulator.engine.reference import ReferenceEngine
from simulator.engine.tallies import Tallies
from simulator.parameters import Parameters


class Stops(ReferenceEngine):
    """An engine whose user presses Ctrl-C at some block, unless something else stops it.

    Parameters
    ----------
    after : int
        Blocks that are finished before.
    by : BaseException, optional
        What stops it.
    """

    def __init__(self, after: int, by: BaseException | None = None) -> None:
        super().__init__()
        self.left = after
        self.by = by or KeyboardInterrupt()

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Simulate a block, unless the user has had enough."""
        self.left -= 1
        if self.left < 0:
            raise self.by
        return super().run(parameters, rows)


class Watched(ReferenceEngine):
    """An engine that remembers which mixes each of its blocks was of, in `seen`."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, ...]] = []

    def run(self, parameters: Parameters, rows: Sequence[int]) -> Tallies:
        """Simulate a block."""
        self.seen.append(tuple(mix.name for mix in parameters.mixes))
        return super().run(parameters, rows)
