"""The compiled engine (numba)."""

from simulator.engine.compiled.engine import CompiledEngine

__all__ = ["CompiledEngine"]
