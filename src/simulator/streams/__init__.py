"""Random streams: one draw is a pure function of (seed, row, entity, index, purpose).

What needs numba is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from simulator.streams.keys import name_key

if TYPE_CHECKING:
    from simulator.streams.stream import Stream, belief_uniform

__all__ = ["Stream", "belief_uniform", "name_key"]


def __getattr__(name: str) -> Any:
    if name in ("Stream", "belief_uniform"):
        from simulator.streams import stream

        return getattr(stream, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
