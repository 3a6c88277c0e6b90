"""The engines by name; each is loaded only when it is chosen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.engine.interface import Engine

ENGINES = ("compiled", "simpy")
DEFAULT_ENGINE = "compiled"


def engine_named(name: str) -> "Engine":
    """An engine by its name."""
    if name == "simpy":
        from simulator.engine.reference import ReferenceEngine

        return ReferenceEngine()
    from simulator.engine.compiled import CompiledEngine

    return CompiledEngine()
