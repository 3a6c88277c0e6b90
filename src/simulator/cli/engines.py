"""The engines by name; each is loaded only when it is chosen."""

import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from simulator.engine.compiled import CompiledEngine
    from simulator.engine.interface import Engine
    from simulator.presentation.labels import Words

ENGINES = ("compiled", "simpy")
DEFAULT_ENGINE = "compiled"


def engine_named(name: str, words: "Words") -> "Engine":
    """An engine by its name, ready to simulate; says so when that takes a while."""
    engine = engine_chosen(name)
    make_ready(engine, words)
    return engine


def engine_chosen(name: str) -> "Engine":
    """An engine by its name, perhaps not ready yet."""
    if name == "simpy":
        from simulator.engine.reference import ReferenceEngine

        return ReferenceEngine()
    from simulator.engine.compiled import CompiledEngine
    from simulator.engine.kept import Kept

    return CompiledEngine(openings=Kept())


def make_ready(engine: "Engine", words: "Words") -> None:
    """Compile an engine that has to be; says so, since that takes a while."""
    if engine.name == "simpy":
        return
    from simulator.engine.compiled import CompiledEngine

    if isinstance(engine, CompiledEngine) and not engine.is_ready:
        _compile(engine, words)


def _compile(engine: "CompiledEngine", words: "Words") -> None:
    """Compile the engine while the user is told, and say what it costs when the result cannot be kept."""
    click.echo(words.say("command.compiling"), err=True)
    started = time.perf_counter()
    engine.prepare()
    seconds = round(time.perf_counter() - started)
    if engine.is_kept:
        click.echo(words.say("command.compiled", seconds=seconds), err=True)
    else:
        click.echo(words.say("command.compiled_for_once", seconds=seconds), err=True)
