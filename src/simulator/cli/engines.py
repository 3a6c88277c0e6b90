"""Which engine simulates, by its name; each is imported only when it is chosen."""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from simulator.engine.interface import Engine

#: Name -> module and class, the one used unless stated first.
ENGINES = {
    "compiled": ("simulator.engine.compiled", "CompiledEngine"),
    "simpy": ("simulator.engine.reference", "ReferenceEngine"),
}


def engines() -> list[str]:
    """Names of the engines that are installed, the default one first."""
    return [name for name, (module, _) in ENGINES.items() if find_spec(module) is not None]


def engine_named(name: str) -> "Engine":
    """Make an engine.

    Raises
    ------
    KeyError
        When there is no engine of this name.
    """
    module, made = ENGINES[name]
    return cast("Engine", getattr(import_module(module), made)())
