"""A glance, on few rows, at what a run does not simulate: the worth of a trial, and the last hours of each channel."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from math import ceil

from simulator.answered import Answers
from simulator.engine.interface import Engine
from simulator.errors import InputError
from simulator.scenario import Scenario
from simulator.statistics.sequential import FIRST_LOOK
from simulator.study.settings import Settings
from simulator.study.trial import LONGEST, SHORTEST, Plan, plan_of, try_out
from simulator.study.varied import channel_hours
from simulator.tried import TrialFindings
from simulator.varied import HoursFindings

#: Rows of a run for one row of a trial at each length, and the most of these.
PART, MOST = 10, 1_000
#: Rows of what follows a trial for one row of a length; the command takes more.
FOLLOWING = 2
#: Rows of a run for one row of the variants of its channels' hours.
PART_OF_HOURS = 8
#: Part of the run's rows that are there before the last hours are looked at: a core is then about to have nothing to do.
BEFORE_HOURS = 0.9
#: Fewest rows that are worth a glance.
LEAST = 100
#: Lengths of a trial at which a glance is taken, as parts of the horizon.
PARTS_OF_HORIZON = (0.5, 1.0)
#: The engine that is quick enough.
QUICK = "compiled"


def glance(
    scenario: Scenario,
    engine: Engine,
    settings: Settings,
    tried: Callable[[TrialFindings | None], None] = lambda found: None,
) -> Answers:
    """Find what a report says of the trial and of the last hours, at a part of the run's own cost.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    engine, settings
        Of the run. `progress` is told the glance's own rows; a KeyboardInterrupt that it raises ends the glance. Rows of
        a run that is `underway` are not simulated again.
    tried : callable
        Told the trial's worth before the last hours are looked at, for which nobody waits.

    Returns
    -------
    Answers
        What `simulate trial` and `simulate hours` find on more rows, lengths and levers; None where the rows are too
        few, the engine is slow, the trial is not told, or the glance was ended.
    """
    rows = settings.rows if settings.precision is None else min(FIRST_LOOK, settings.most_rows)
    if settings.engine != QUICK or rows < PART * LEAST:
        return Answers()
    mixes = settings.mixes or tuple(scenario.mixes)
    alone = replace(settings, rows=rows, mixes=(), workers=1, dask=None, blocks=None, precision=None)
    if settings.sampling != "plain":
        alone = replace(alone, sampling="plain", underway=None)
    trial = None
    with suppress(KeyboardInterrupt):
        trial = _trial(scenario, engine, alone, mixes)
        tried(trial)
        # the last hours are machine code alone, and run beside those who describe the rows
        if alone.underway is None or alone.underway.reaches(ceil(BEFORE_HOURS * rows)):
            return Answers(trial, _hours(scenario, engine, alone, mixes))
    return Answers(trial)


def _trial(
    scenario: Scenario, engine: Engine, settings: Settings, mixes: tuple[str, ...]
) -> TrialFindings | None:
    plan = _plan(scenario, settings.scenario_name)
    if plan is None or not set(plan.mixes) <= set(mixes):
        return None
    rows = min(settings.rows // PART, MOST)
    tried = try_out(plan, engine, replace(settings, rows=rows), FOLLOWING)
    return None if tried is None or tried.interrupted else tried.findings


def _plan(scenario: Scenario, file: str) -> Plan | None:
    lengths = {round(part * scenario.horizon.weeks) for part in PARTS_OF_HORIZON}
    weeks = sorted({min(max(length, SHORTEST), LONGEST) for length in lengths})
    try:
        return plan_of(scenario, file, weeks, interim=0)
    except InputError:
        return None


def _hours(scenario: Scenario, engine: Engine, settings: Settings, mixes: tuple[str, ...]) -> HoursFindings:
    variants = sum(1 + sum(map(len, scenario.mixes[mix].prospecting.values())) for mix in mixes)
    rows = settings.rows * len(mixes) // (PART_OF_HOURS * variants)
    return channel_hours(scenario, mixes, engine, replace(settings, rows=min(max(rows, LEAST), MOST)))
