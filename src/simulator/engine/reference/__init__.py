"""The reference engine: SimPy processes, interrupts and stores, written to be read."""

from simulator.engine.reference.engine import ReferenceEngine

__all__ = ["ReferenceEngine"]
