"""Small studies for tests: two mixes, few weeks, and what a run of them leaves."""

import json
from dataclasses import replace
from pathlib import Path

from simulator.engine.interface import Engine
from simulator.outcomes import BlocksInMemory, OutcomesReader, save
from simulator.scenario import Scenario, load
from simulator.study import Settings
from simulator.study.run import Run, run
from support.patterns import PatternEngine

TEXT = """
title = "Two ways of selling"
[profiles.rep]
headcount = 1
hourly_cost = { p10 = 35, p90 = 45 }

[channels]
calls = { hours = 0.4, success = 0.03, value = 3_000 }
visits = { hours = 2.5, success = { p10 = 0.2, p90 = 0.3 }, value = 6_000 }

[opening]
start = "empty"

[horizon]
weeks = 2

[mixes.now]
rep = { calls = 1 }

[mixes.trial]
rep = { visits = 1 }
"""


def scenario(folder: Path, *changes: str, text: str = TEXT) -> Scenario:
    """Load the small scenario, as a file of that folder, with some changes to it."""
    file = folder / "small.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, changes)


def simulated(some: Scenario, settings: Settings, engine: Engine | None = None) -> Run:
    """Run it; blocks in memory unless the settings say otherwise."""
    made = settings if settings.blocks is not None else replace(settings, blocks=BlocksInMemory("test"))
    done = run(some, engine or PatternEngine("simpy"), made)
    assert done is not None
    return done


def written(outcomes: OutcomesReader, folder: Path, name: str = "outcomes.parquet") -> bytes:
    """Bytes of the outcomes as a run folder holds them."""
    save(outcomes, folder / name, {"run": json.dumps({})})
    return (folder / name).read_bytes()
