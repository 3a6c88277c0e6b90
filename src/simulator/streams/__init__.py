"""Random streams: one draw is a pure function of (seed, row, entity, index, purpose).

What needs numpy, or even numba, is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from simulator.streams.keys import name_key

if TYPE_CHECKING:
    from simulator.streams.columns import belief_uniform
    from simulator.streams.stream import Stream

__all__ = ["Stream", "belief_uniform", "name_key"]


def __getattr__(name: str) -> Any:
    if name == "Stream":
        from simulator.streams.stream import Stream

        return Stream
    if name == "belief_uniform":
        from simulator.streams.columns import belief_uniform

        return belief_uniform
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
