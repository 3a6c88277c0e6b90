"""Small scenarios whose trial is certainly worth running, certainly not, or certainly useless; and what is found of them."""

from dataclasses import replace
from pathlib import Path

from simulator.engine.compiled import CompiledEngine
from simulator.scenario import Scenario, load
from simulator.study import Settings
from simulator.study.trial import Tried, plan_of, try_out

TEXT = """
title = "Does the platform pay?"

[profiles.rep]
headcount   = 1
hourly_cost = 38

[channels]
calls = { hours = 0.4, success = 0.03, value = 3_000 }

[platforms]
phoning = { price = 120, can_deliver_per_week = 10, hours = 0.3, success = { low = 0, likely = 0.05, high = 0.70 }, value = 1_000 }

[mixes]
now   = { rep = { calls = 1.0 } }
trial = { rep = { calls = 1.0 }, phoning = 10 }
"""
#: What replaces the belief in the platform's success: 5 % is worth half the price and 40 % three times it, for sure.
KNOWN_BAD, KNOWN_GOOD = "platforms.phoning.success=0.05", "platforms.phoning.success=0.40"
#: Hardly anything is left to be learned: the platform pays for itself whatever the truth.
NEARLY_GOOD = "platforms.phoning.success={ low = 0.39, likely = 0.40, high = 0.41 }"
#: A third way, and a trial that is neither of the others.
REDUCED = """
less  = { rep = { calls = 1.0 }, phoning = 3 }

[decision]
baseline = "now"
trial    = "less"
options  = { go_on = "trial", reduce = "less", stop = "now" }
"""


def platform_scenario(folder: Path, *overrides: str, more: str = "") -> Scenario:
    """Load the scenario, as a file of that folder."""
    file = folder / "platform.toml"
    file.write_text(TEXT + more, encoding="utf-8")
    return load(file, overrides)


def tried(
    scenario: Scenario, *lengths: int, rows: int = 400, interim: int | None = None, **settings: int
) -> Tried:
    """Find out what a trial of the scenario is worth."""
    few = replace(Settings(engine="compiled", rows=rows), **settings)
    found = try_out(plan_of(scenario, "platform.toml", lengths, interim), CompiledEngine(), few)
    assert found is not None
    return found
