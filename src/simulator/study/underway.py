"""A run that is under way: its first rows, for studies beside it that would simulate the very same ones."""

from threading import Condition

from simulator.outcomes import Blocks, Encoded
from simulator.outcomes.stored import StoredOutcomes
from simulator.sampling import Excerpt
from simulator.sampling.mixes import in_order
from simulator.scenario import Scenario


class Underway:
    """Blocks of a run, which others may wait for from threads of their own.

    Parameters
    ----------
    scenario : Scenario
        What is run.
    mixes : tuple of str
        Mixes that are run; empty for all.
    blocks : Blocks
        Where finished blocks go.
    """

    def __init__(self, scenario: Scenario, mixes: tuple[str, ...], blocks: Blocks) -> None:
        self._scenario, self._blocks = scenario, blocks
        self._mixes = frozenset(in_order(scenario, mixes or None))
        self._changed, self._ended = Condition(), False

    @property
    def run(self) -> str:
        """Digest of the run."""
        return self._blocks.run

    def keep(self, encoded: Encoded) -> int:
        """Keep a finished block; return how many rows it has."""
        with self._changed:  # nobody looks for rows meanwhile
            kept = self._blocks.keep(encoded)
            self._changed.notify_all()
        return kept

    def missing(self, design: int, rows: range) -> list[range]:
        """Rows of a design that no block holds."""
        return self._blocks.missing(design, rows)

    def outcomes(self, design: int, most: int) -> StoredOutcomes | None:
        """Outcomes of the leading rows that are held."""
        return self._blocks.outcomes(design, most)

    def end(self) -> None:
        """Let nobody wait any longer: no more rows will come."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def has(self, scenario: Scenario, mix: str, excerpt: Excerpt | None) -> bool:
        """Whether a mix's rows are this run's, bit for bit: those of the very scenario, or of an excerpt that it does not feel."""
        if scenario is not self._scenario or mix not in self._mixes:
            return False
        return excerpt is None or excerpt.is_whole(scenario, mix)

    def reaches(self, rows: int) -> bool:
        """Wait for so many rows of plain sampling; False when the run ended before."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or not self.missing(0, range(rows)))
            return not self.missing(0, range(rows))

    def first(self, rows: int) -> StoredOutcomes:
        """Wait for so many rows of plain sampling, and read them.

        Raises
        ------
        KeyboardInterrupt
            When the run ended before.
        """
        if self.reaches(rows):
            with self._changed:
                found = self.outcomes(0, rows)
            if found is not None:
                return found
        raise KeyboardInterrupt
