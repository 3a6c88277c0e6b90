"""Runs blocks of rows: in this thread, in threads, in processes or on Dask; the answer never depends on how."""

from simulator.execution.blocks import cut, run_blocks
from simulator.execution.choice import way
from simulator.execution.ways import Way

__all__ = ["Way", "cut", "run_blocks", "way"]
