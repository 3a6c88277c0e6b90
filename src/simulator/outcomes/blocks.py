"""The blocks of a run that are finished: which rows are still missing, and the outcomes of those that are there."""

from collections.abc import Sequence
from typing import Protocol

from simulator.outcomes.block import Block, decode, narrowed
from simulator.outcomes.stored import StoredOutcomes

Encoded = bytes | bytearray | memoryview


class Blocks(Protocol):
    """Where finished blocks go. `design` tells even designs of different sizes apart; 0 is plain sampling."""

    @property
    def run(self) -> str:
        """Digest of the run that the blocks belong to."""

    def keep(self, encoded: Encoded) -> int:
        """Keep a finished block; return how many rows it has."""

    def missing(self, design: int, rows: range) -> list[range]:
        """Rows of a design that no block holds, as ranges in order."""

    def outcomes(self, design: int, most: int) -> StoredOutcomes | None:
        """Outcomes of the leading rows that are held, at most so many; None when the first is missing."""


class BlocksInMemory:
    """Blocks that live as long as the program: for studies that write no run folder.

    Parameters
    ----------
    run : str
        Any name; the blocks carry it.
    columns : sequence of str, optional
        The only ones to keep, without the weekly series: a study of many scenarios needs few of each.
    """

    def __init__(self, run: str = "", columns: Sequence[str] | None = None) -> None:
        self._run, self._columns = run, columns
        self._held: list[Block] = []

    @property
    def run(self) -> str:
        return self._run

    def keep(self, encoded: Encoded) -> int:
        """Keep a finished block; those of another design are of no use any more and are let go."""
        block = decode(encoded, trusted=True)
        if self._columns is not None:
            block = narrowed(block, self._columns)
        self._held = [one for one in self._held if one.heading.design == block.heading.design]
        self._held.append(block)
        return len(block.rows)

    def missing(self, design: int, rows: range) -> list[range]:
        return gaps(of_design(self._held, design), rows)

    def outcomes(self, design: int, most: int) -> StoredOutcomes | None:
        return leading(of_design(self._held, design), most)


def of_design(blocks: Sequence[Block], design: int) -> list[Block]:
    """Blocks of one design, by their first row; of those with the same first row the longest comes last."""
    mine = (block for block in blocks if block.heading.design == design)
    return sorted(mine, key=lambda block: (block.rows.start, block.rows.stop))


def gaps(blocks: Sequence[Block], rows: range) -> list[range]:
    """Rows that none of the blocks holds, as ranges in order; the blocks may overlap."""
    found, reached = [], rows.start
    for block in blocks:
        if block.rows.start > reached and reached < rows.stop:
            found.append(range(reached, min(block.rows.start, rows.stop)))
        reached = max(reached, block.rows.stop)
    if reached < rows.stop:
        found.append(range(reached, rows.stop))
    return found


def leading(blocks: Sequence[Block], most: int) -> StoredOutcomes | None:
    """Rows from 0 up to the first that is missing, at most so many; each from one of the blocks that hold it."""
    parts: list[tuple[Block, range]] = []
    reached = 0
    for block in blocks:
        if block.rows.start > reached:
            break
        end = min(block.rows.stop, most)
        if end > reached:
            parts.append((block, range(reached, end)))
            reached = end
    return StoredOutcomes(parts) if parts else None
