"""Two runs compared: what changed in their assumptions and in their results, row by row where they share their luck."""

from simulator.study.compare_runs.conduct import compare_runs

__all__ = ["compare_runs"]
