"""The two quarters that everything is measured on, and the engines that simulate them."""

import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.effort import Effort
from benchmarks.report import ROOT
from simulator.engine.interface import Engine
from simulator.engine.reference import ReferenceEngine
from simulator.parameters import Parameters
from simulator.sampling import sample
from simulator.scenario import load

PILOT = ROOT / "scenarios" / "pilot.toml"
TEAM_QUARTER = ROOT / "benchmarks" / "team-quarter.toml"
CASES = {"pilot.toml": PILOT, "team quarter": TEAM_QUARTER}


@cache
def parameters(file: Path, rows: int, overrides: tuple[str, ...] = ()) -> Parameters:
    """Beliefs drawn for the first rows of a scenario, seed 1."""
    return sample(load(file, overrides), None, 1, range((rows + 1) // 2))


def drawn(rows: int) -> Iterator[tuple[str, Parameters]]:
    """Name of each quarter, and its beliefs drawn for so many rows."""
    for name, file in CASES.items():
        yield name, parameters(file, rows)


def reference() -> Engine:
    """The engine written for reading."""
    return ReferenceEngine()


def compiled(effort: Effort) -> Engine | None:
    """The engine written for speed, or its stand-in; None where it is not installed."""
    if effort.stand_in:
        return ReferenceEngine()
    if importlib.util.find_spec("simulator.engine.compiled") is None:
        return None
    from simulator.engine.compiled import CompiledEngine

    engine: Engine = CompiledEngine()
    return engine
