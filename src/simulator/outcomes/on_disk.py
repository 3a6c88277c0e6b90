"""Blocks in the run folder: one file a block, each whole or not there; what is there outlives the program."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simulator.outcomes.block import Block, DamagedBlockError, decode
from simulator.outcomes.blocks import Encoded, gaps, leading, of_design
from simulator.outcomes.identity import Identity
from simulator.outcomes.stored import StoredOutcomes
from simulator.outcomes.whole import PART, write_whole

#: Folder of the blocks inside the run folder, and the file in it that says which run they belong to.
FOLDER, RECORD = "blocks", "run.json"
#: Number of this form of the folder.
FORM = 1
_SUFFIX = ".block"


@dataclass(frozen=True)
class Unfinished:
    """What an interrupted run left: which run it was (empty when that cannot be read), rows held and wanted."""

    identity: Mapping[str, object]
    held: int
    wanted: int


class BlocksOnDisk:
    """Blocks of one run in a run folder.

    Parameters
    ----------
    folder : Path
        The run folder.
    identity : Identity
        Which run it is.
    wanted : int
        Rows wanted; said to whoever finds the run interrupted.
    """

    def __init__(self, folder: Path, identity: Identity, wanted: int) -> None:
        self._run_folder, self._folder = folder, folder / FOLDER
        self._record = {"form": FORM, "wanted": wanted, "run": identity.as_json()}
        self._begun = False
        self._held: list[Block] = []
        self.run = identity.digest
        self.damaged = 0
        """Blocks that were found damaged when the folder was taken up, and thrown away."""

    @classmethod
    def take_up(cls, folder: Path, identity: Identity, wanted: int) -> "BlocksOnDisk":
        """Go on with an interrupted run: check every block that it left, and throw the damaged ones away.

        Raises
        ------
        OSError
            When the folder cannot be read or written.
        """
        blocks = cls(folder, identity, wanted)
        for file in sorted(blocks._folder.iterdir()):
            if file.suffix == PART:
                file.unlink()
            elif file.suffix == _SUFFIX:
                blocks._take(file)
        blocks._write_record()
        return blocks

    def keep(self, encoded: Encoded) -> int:
        """Write a finished block under its own name; return how many rows it has.

        The first block of a run that starts anew takes the place of whatever blocks the folder had.

        Raises
        ------
        OSError
            When it cannot be written; nothing of it is then left.
        """
        if not self._begun:
            discard(self._run_folder)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write_record()
        block = decode(encoded, trusted=True)
        file = self._folder / _name(block)
        write_whole(file, encoded, lasting=False)
        self._held.append(Block(block.heading, block.start, file))
        return len(block.rows)

    def missing(self, design: int, rows: range) -> list[range]:
        """Rows of a design that no block holds, as ranges in order."""
        return gaps(of_design(self._held, design), rows)

    def outcomes(self, design: int, most: int) -> StoredOutcomes | None:
        """Outcomes of the leading rows that are held, at most so many; None when the first is missing."""
        return leading(of_design(self._held, design), most)

    @property
    def rows(self) -> int:
        """Rows that the blocks hold, of the largest design where there are several."""
        return _rows([(block.heading.design, block.rows) for block in self._held])

    def _write_record(self) -> None:
        write_whole(self._folder / RECORD, json.dumps(self._record, indent=1).encode())
        self._begun = True

    def _take(self, file: Path) -> None:
        try:
            block = decode(file.read_bytes(), file)
        except DamagedBlockError:
            block = None
        if block is not None and block.heading.run == self.run and file.name == _name(block):
            self._held.append(block)
        else:
            file.unlink()
            self.damaged += 1


def unfinished(folder: Path) -> Unfinished | None:
    """Tell what an interrupted run left in a run folder; None when there is no block."""
    held = _rows([_told(file) for file in (folder / FOLDER).glob(f"*{_SUFFIX}")])
    if held == 0:
        return None
    try:
        record = json.loads((folder / FOLDER / RECORD).read_bytes())
        known = record["form"] == FORM
        return Unfinished(dict(record["run"]) if known else {}, held, int(record["wanted"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Unfinished({}, held, held)


def discard(folder: Path) -> None:
    """Delete the blocks of a run folder, if there are any; all at once for whoever looks."""
    going = folder / f"{FOLDER}{PART}"
    shutil.rmtree(going, ignore_errors=True)
    if (folder / FOLDER).is_dir():
        (folder / FOLDER).rename(going)
        shutil.rmtree(going)


def _name(block: Block) -> str:
    return f"{block.heading.design}-{block.rows.start:010d}-{block.rows.stop - 1:010d}{_SUFFIX}"


def _told(file: Path) -> tuple[int, range]:
    """Design and rows of a block by its name; no rows when the name is not a block's."""
    try:
        design, first, last = (int(part) for part in file.stem.split("-"))
    except ValueError:
        return 0, range(0)
    return design, range(first, last + 1)


def _rows(held: list[tuple[int, range]]) -> int:
    """Distinct rows of the largest design among (design, rows)."""
    largest = max((design for design, _ in held), default=0)
    reached = count = 0
    for rows in sorted((rows for design, rows in held if design == largest), key=lambda rows: rows.start):
        count += max(0, rows.stop - max(rows.start, reached))
        reached = max(reached, rows.stop)
    return count
