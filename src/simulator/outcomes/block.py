"""A block: rows lo to hi of every mix in one run of bytes that says what it is and whether it is whole.

The bytes are a mark, the CRC-32 of all that follows, the length of the heading, the heading (JSON), then
float64 numbers (little-endian), each column of each mix in one piece of (rows,): first the columns of the first
mix in the heading's order, its weekly series a week at a time, then the next mix. Row n is replication n % 2 of draw
n // 2, so the number of the first row says both.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from simulator.outcomes.memory import Floats, Outcomes

MARK = b"hvsblk02"
_WORD = struct.Struct("<Q")
_CHECKED = len(MARK) + _WORD.size
_HEAD = _CHECKED + _WORD.size
_NUMBER = np.dtype("<f8")


class DamagedBlockError(ValueError):
    """The bytes are not those of a whole block."""


@dataclass(frozen=True)
class Heading:
    """What a block holds.

    Parameters
    ----------
    run : str
        Digest of the run that it belongs to.
    design : int
        Draws of the even design that it belongs to; 0 for plain sampling.
    first, rows : int
        Number of its first row, and how many there are.
    mixes, series : tuple of str
        Names of the mixes, and of the weekly series.
    units : dict
        Unit of each column, in the order of the columns.
    weeks : int
        Number of weeks of each series.
    """

    run: str
    design: int
    first: int
    rows: int
    mixes: tuple[str, ...]
    units: dict[str, str]
    series: tuple[str, ...]
    weeks: int

    @cached_property
    def places(self) -> dict[str | tuple[str, int], int]:
        """Rank of each column, and of each week of each series, among the pieces of a mix."""
        names: list[str | tuple[str, int]] = [*self.units]
        names += [(name, week) for name in self.series for week in range(self.weeks)]
        return {name: place for place, name in enumerate(names)}

    def piece(self, mix: str, name: str | tuple[str, int]) -> int:
        """Rank of a column or (series, week) of a mix among all pieces of the block."""
        return self.mixes.index(mix) * len(self.places) + self.places[name]


@dataclass(frozen=True)
class Block:
    """A block that can be read a piece at a time, from a file or from memory."""

    heading: Heading
    start: int
    source: Path | memoryview

    @property
    def rows(self) -> range:
        """Numbers of its rows."""
        return range(self.heading.first, self.heading.first + self.heading.rows)

    def read(self, mix: str, first: str | tuple[str, int], rows: range, into: Floats) -> None:
        """Read successive pieces of a mix, from a column or a (series, week) on, of some of its rows, at one go.

        Parameters
        ----------
        mix, first
            Where to begin.
        rows : range
            Which rows of each piece.
        into : (pieces, len(rows)) float
            Filled.

        Raises
        ------
        OSError
            When the file has gone, or has been cut short, since it was checked.
        """
        length = self.heading.rows
        begin = self.heading.piece(mix, first) * length + rows.start - self.heading.first
        numbers = self._numbers(begin, (len(into) - 1) * length + len(rows))
        for k, piece in enumerate(into):
            piece[:] = numbers[k * length : k * length + len(rows)]

    def _numbers(self, begin: int, count: int) -> Floats:
        offset = self.start + begin * _NUMBER.itemsize
        if isinstance(self.source, memoryview):
            return np.frombuffer(self.source, _NUMBER, count, offset)
        numbers = np.empty(count, _NUMBER)
        with FileIO(self.source) as stream:  # opened a thousand times over, at half the cost of Path.open
            stream.seek(offset)
            if stream.readinto(numbers.data.cast("B")) != numbers.nbytes:
                raise OSError(None, "the file was cut short while it was in use", str(self.source))
        return numbers


def encode(outcomes: Outcomes, run: str, design: int) -> bytearray:
    """Turn outcomes of successive rows into a block of a run (see `Heading`)."""
    first = int(2 * outcomes.draw[0] + outcomes.replication[0])
    heading = Heading(
        run,
        design,
        first,
        outcomes.rows,
        outcomes.mixes,
        dict(outcomes.units),
        tuple(outcomes.weekly),
        outcomes.weeks,
    )
    words = json.dumps(vars(heading), separators=(",", ":")).encode()
    words += b" " * (-(_HEAD + len(words)) % _NUMBER.itemsize)
    start, pieces = _HEAD + len(words), len(heading.mixes) * len(heading.places)
    block = bytearray(start + pieces * outcomes.rows * _NUMBER.itemsize)
    numbers = np.frombuffer(block, _NUMBER, offset=start).reshape(len(heading.mixes), -1, outcomes.rows)
    for place, name in enumerate(heading.units):
        numbers[:, place] = outcomes.columns[name]
    weekly = numbers[:, len(heading.units) :].reshape(len(heading.mixes), -1, outcomes.weeks, outcomes.rows)
    for place, name in enumerate(heading.series):
        weekly[:, place] = outcomes.weekly[name].transpose(0, 2, 1)
    block[_CHECKED:start] = _WORD.pack(len(words)) + words
    block[:_CHECKED] = MARK + _checksum(memoryview(block))
    return block


def narrowed(block: Block, columns: Sequence[str]) -> Block:
    """A block in memory that holds some columns of another, and no weekly series."""
    units = {name: block.heading.units[name] for name in columns}
    numbers = np.empty((len(block.heading.mixes), len(units), block.heading.rows), _NUMBER)
    for mix, pieces in zip(block.heading.mixes, numbers, strict=True):
        for place, name in enumerate(units):
            block.read(mix, name, block.rows, pieces[place : place + 1])
    heading = replace(block.heading, units=units, series=(), weeks=0)
    return Block(heading, 0, numbers.data.cast("B"))


def decode(
    content: bytes | bytearray | memoryview, source: Path | None = None, *, trusted: bool = False
) -> Block:
    """Check a block and tell what it holds.

    Parameters
    ----------
    content : bytes
        The whole block.
    source : Path, optional
        The file that it was read from, to be read again a piece at a time; the bytes themselves otherwise.
    trusted : bool
        It was encoded a moment ago: the checksum need not be computed again.

    Raises
    ------
    DamagedBlockError
        When its checksum, or its form, is wrong.
    """
    view = memoryview(content)
    if len(view) < _HEAD or view[: len(MARK)] != MARK or not (trusted or _unharmed(view)):
        raise DamagedBlockError("the checksum of the block is wrong")
    (length,) = _WORD.unpack(view[_CHECKED:_HEAD])
    try:
        heading = _heading(json.loads(bytes(view[_HEAD : _HEAD + length])))
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedBlockError("the heading of the block cannot be read") from error
    return Block(heading, _HEAD + length, source or view)


def _heading(told: dict[str, Any]) -> Heading:
    return Heading(**{**told, "mixes": tuple(told["mixes"]), "series": tuple(told["series"])})


def _unharmed(block: memoryview) -> bool:
    return bool(block[len(MARK) : _CHECKED] == _checksum(block))


def _checksum(block: memoryview) -> bytes:
    """Tell accidents, which are all that a block is kept from: a fifth of the time that a digest takes."""
    return _WORD.pack(zlib.crc32(block[_CHECKED:]))
