"""A sweep as people and programs read it: sentences, tables, JSON and parquet; its picture is with the figures."""

from simulator.presentation.sweep.files import to_sweep, write_points
from simulator.presentation.sweep.page import show_sweep, show_sweep_finding
from simulator.presentation.sweep.sentences import sentences

__all__ = ["sentences", "show_sweep", "show_sweep_finding", "to_sweep", "write_points"]
