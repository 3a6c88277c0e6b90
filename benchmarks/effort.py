"""How much of everything is measured: all of it in some twenty minutes, or a taste in three."""

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
#: Rounds of an interleaved measurement: all of them, and the fewest of which a median is taken.
ROUNDS, FEWEST_ROUNDS = 9, 5
#: Rounds of what takes minutes.
LONG_ROUNDS = 3


@dataclass(frozen=True)
class Effort:
    """What the command line of the benchmarks asks for.

    Parameters
    ----------
    quick : bool
        Fewer rounds, fewer rows.
    stand_in : bool
        Let the reference engine stand in for the compiled one, with far fewer rows: to try the benchmarks themselves.
        Its figures are thrown away.
    """

    quick: bool = False
    stand_in: bool = False

    @property
    def rounds(self) -> int:
        """Rounds of an interleaved measurement."""
        return self.pick(ROUNDS, FEWEST_ROUNDS)

    @property
    def long_rounds(self) -> int:
        """Rounds of what takes minutes: a few, or one."""
        return self.pick(LONG_ROUNDS, 1)

    def rows(self, full: int, quick: int | None = None) -> int:
        """Rows to simulate where the compiled engine takes this many."""
        if self.stand_in:
            return max(2, min(full // 2_000, 24))
        return quick if self.quick and quick is not None else full

    def pick(self, full: T, quick: T) -> T:
        """One of two ways."""
        return quick if self.quick or self.stand_in else full
