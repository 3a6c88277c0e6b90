"""Outcomes of a run: named columns over mixes and rows, a row being a replication of a draw.

An engine's books give them for a block of rows (`Outcomes`); finished blocks are kept in memory or in the run folder
(`Blocks`); statistics read them a column at a time, wherever they are (`OutcomesReader`).
"""

from simulator.outcomes.block import encode
from simulator.outcomes.blocks import Blocks, BlocksInMemory, Encoded
from simulator.outcomes.identity import Identity
from simulator.outcomes.memory import Floats, Integers, Outcomes
from simulator.outcomes.on_disk import BlocksOnDisk, Unfinished, discard, unfinished
from simulator.outcomes.parquet import Column, SavedOutcomes, save, write_parquet
from simulator.outcomes.reader import OutcomesReader, WeeklyReader
from simulator.outcomes.side_by_side import SideBySide
from simulator.outcomes.weekly import Weekly, read_weekly, write_weekly

__all__ = [
    "Blocks",
    "BlocksInMemory",
    "BlocksOnDisk",
    "Column",
    "Encoded",
    "Floats",
    "Identity",
    "Integers",
    "Outcomes",
    "OutcomesReader",
    "SavedOutcomes",
    "SideBySide",
    "Unfinished",
    "Weekly",
    "WeeklyReader",
    "discard",
    "encode",
    "read_weekly",
    "save",
    "unfinished",
    "write_parquet",
    "write_weekly",
]
