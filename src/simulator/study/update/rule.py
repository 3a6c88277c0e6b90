"""The trial's rule, worked out for the length that has run or read from a trial's folder, and what it says."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.calibration.results import Results
from simulator.engine.interface import Engine
from simulator.errors import InputError
from simulator.scenario import Scenario
from simulator.scenario.messages import problem_of
from simulator.statistics import Estimate
from simulator.study.settings import Settings
from simulator.study.trial import LONGEST, SHORTEST, plan_of, try_out
from simulator.study.trial.plan import OPTIONS
from simulator.study.whole import whole
from simulator.tried import Reading
from simulator.updated import AppliedRule


@dataclass(frozen=True)
class Named:
    """A rule, whether it is known to pay, how often it is wrong, and where it comes from."""

    reading: Reading
    told: bool
    wrong: Estimate
    origin: str


#: What a rule reads -> what a results file calls it.
CALLED = {"quotes": "quoted"}


def rule_missing(scenario: Scenario, results: Results, mix: str) -> str:
    """Why no rule can be worked out: "undecided", "length", or "" when it can."""
    options = scenario.decision.options
    decided = scenario.decision.trial == mix and None not in (options.go_on, options.stop)
    if not decided or options.go_on == options.stop:
        return "undecided"
    return "" if SHORTEST <= round(results.weeks) <= LONGEST else "length"


def computed_rule(
    scenario: Scenario, results: Results, file: str, engine: Engine, settings: Settings
) -> AppliedRule:
    """Work out the rule of a trial of so many weeks under the beliefs before it, and apply it.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped.
    """
    weeks = round(results.weeks)
    plan = plan_of(scenario, file, (weeks,), 0)
    (length,) = whole(try_out(plan, engine, settings)).findings.lengths
    named = Named(length.rule.reading, length.rule.told, length.rule.wrong, "computed")
    return applied(named, weeks, plan.options, plan.platforms, results)


def rule_from_folder(folder: Path, scenario: Scenario, results: Results, mix: str) -> AppliedRule:
    """Read the rule of a trial that `simulate trial` has judged, and apply it.

    Raises
    ------
    InputError
        When the folder holds no such trial, or none of so many weeks.
    """
    record = _record(folder)
    try:
        lengths = {int(one["weeks"]): _named(one["rule"], str(folder)) for one in record["lengths"]}
        options = {name: str(record["options"][name]) for name in OPTIONS if name in record["options"]}
        trial, platforms = str(record["trial"]), tuple(map(str, record["platforms"]))
    except (KeyError, TypeError, ValueError):
        raise InputError([problem_of("rule_none", "--rule", value=str(folder))]) from None
    weeks = round(results.weeks)
    if trial != mix or not set(options.values()) <= set(scenario.mixes):
        raise InputError([problem_of("rule_foreign", "--rule", value=str(folder), trial=trial, mix=mix)])
    if weeks not in lengths:
        there = ", ".join(map(str, sorted(lengths)))
        raise InputError([problem_of("rule_length", "--rule", value=str(folder), weeks=weeks, lengths=there)])
    return applied(lengths[weeks], weeks, options, platforms, results)


def _named(rule: Any, folder: str) -> Named:
    wrong = [math.nan if rule["wrong"][key] is None else float(rule["wrong"][key]) for key in ("value", "se")]
    return Named(Reading(**rule["reading"]), bool(rule["told"]), Estimate(*wrong), folder)


def _record(folder: Path) -> Any:
    try:
        return json.loads((folder / "trial.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InputError([problem_of("rule_none", "--rule", value=str(folder))]) from None


def applied(
    rule: Named, weeks: int, options: dict[str, str], platforms: tuple[str, ...], results: Results
) -> AppliedRule:
    """Read the results by a rule."""
    value = _read(rule.reading, platforms, results)
    option = "" if value is None else chosen(rule.reading, value, tuple(options))
    mix = options.get(option, "")
    return AppliedRule(weeks, rule.reading, options, value, option, mix, rule.told, rule.wrong, rule.origin)


def chosen(reading: Reading, value: float, options: tuple[str, ...]) -> str:
    """Which option a count, or a share, leads to; options from the least to the most."""
    most = math.inf if reading.at_least is None else reading.at_least
    least = math.inf if reading.below is None else reading.below
    first, *between, last = options if reading.upward else options[::-1]
    # a share is read in steps: what is a hair below its threshold for rounding only has reached it
    if value >= most - 1e-9:
        return last
    return first if not between or value < least - 1e-9 else between[0]


def _read(reading: Reading, platforms: tuple[str, ...], results: Results) -> float | None:
    counted = _count(reading.count, platforms, results)
    if reading.of is None or counted is None:
        return counted
    whole = _count(reading.of, platforms, results)
    return None if whole is None else counted / whole if whole > 0.0 else 0.0


def _count(name: str, platforms: tuple[str, ...], results: Results) -> float | None:
    """A count, of all the trial's platforms together; None when the results do not hold it."""
    key = CALLED.get(name, name)
    sections: list[Any] = (
        [results.platforms.get(platform) for platform in platforms] if platforms else [results.team]
    )
    found = [getattr(section, key, None) for section in sections]
    return None if None in found else float(sum(one for one in found if one is not None))
