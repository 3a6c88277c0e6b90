"""The headline along one or two quantities, with the same random numbers at every point."""

from simulator.study.sweep.conduct import DEFAULT_SWEEP_ROWS, Swept, sweep

__all__ = ["DEFAULT_SWEEP_ROWS", "Swept", "sweep"]
