"""Conduct the study of a trial: what follows it, what it costs and shows at each length, then an early look."""

from dataclasses import dataclass, replace

from simulator.decision.trial import best_length
from simulator.engine.interface import Engine
from simulator.findings import Unweighed
from simulator.study.conduct import provenance_of
from simulator.study.heading import heading_of
from simulator.study.run import at_hand
from simulator.study.settings import Settings
from simulator.study.trial.afterwards import Afterwards, afterwards
from simulator.study.trial.interim import look
from simulator.study.trial.length import Length, length_of
from simulator.study.trial.plan import Plan
from simulator.study.trial.simulations import Simulations
from simulator.study.trial.unweighed import unweighed
from simulator.tried import Interim, TrialFindings

#: Rows of each mix unless stated.
DEFAULT_TRIAL_ROWS = 4_000
#: What follows a trial is simulated so many times over: every length is valued by it.
AFTERWARDS_TIMES = 4


@dataclass(frozen=True)
class Tried:
    """A finished study of a trial, or the lengths that were finished when the user stopped."""

    findings: TrialFindings
    interrupted: bool


def try_out(plan: Plan, engine: Engine, settings: Settings, times: int = AFTERWARDS_TIMES) -> Tried | None:
    """Find out whether a trial is worth running, for how long, and how to read it.

    Parameters
    ----------
    plan : Plan
        As `plan_of` gives it.
    engine : Engine
        What simulates a row.
    settings : Settings
        Rows of each mix and seed; sampling is plain. `progress` is told rows of all the runs together.
    times : int
        How often the rows of what follows are those of a length.

    Returns
    -------
    Tried or None
        None when the user stopped before the first length was finished.
    """
    started = settings.clock()
    with at_hand(engine, settings) as by:
        simulations = Simulations(plan, engine, settings, by, _rows(plan, settings, times))
        lengths: list[Length] = []
        interim, interrupted = None, True
        others: tuple[Unweighed, ...] = ()
        try:
            after = afterwards(simulations, times)
            for weeks in plan.lengths:
                lengths += [length_of(simulations, after, weeks)]
            interim = _interim(simulations, after, lengths)
            others = unweighed(simulations, after)
            interrupted = False
        except KeyboardInterrupt:
            if not lengths:
                return None
    seconds = settings.clock() - started
    found = _findings(simulations, after, lengths, seconds)
    return Tried(replace(found, interim=interim, unweighed=others), interrupted)


def _rows(plan: Plan, settings: Settings, times: int) -> int:
    looks = 0 if plan.interim is None else 1 + (plan.interim not in plan.lengths)
    return settings.rows * (times + 2 * len(plan.lengths) + looks + bool(plan.others))


def _interim(simulations: Simulations, after: Afterwards, lengths: list[Length]) -> Interim | None:
    best, _ = best_length([one.worth for one in lengths])
    week = simulations.plan.interim
    if week is None or week >= lengths[best].found.weeks:
        return None
    return look(simulations, after, lengths, best, week)


def _findings(
    simulations: Simulations,
    after: Afterwards,
    lengths: list[Length],
    seconds: float,
) -> TrialFindings:
    plan, settings = simulations.plan, simulations.settings
    scenario = plan.scenario
    best, as_good = best_length([one.worth for one in lengths])
    chosen = lengths[best].found
    return TrialFindings(
        **heading_of(scenario, provenance_of(scenario, settings, after.design, seconds)),
        baseline=scenario.decision.baseline,
        trial=plan.trial,
        options=plan.options,
        applies_weeks=scenario.decision.applies_weeks,
        discount_rate=scenario.decision.discount_rate,
        verdict=chosen.verdict,
        best_weeks=chosen.weeks,
        as_good_from_weeks=lengths[as_good].found.weeks,
        at_once=chosen.at_once,
        believed=after.believed,
        weekly_gain=after.weekly_gain,
        lengths=tuple(one.found for one in lengths),
        interim_week=plan.interim,
        interim=None,
        unweighed=(),
        platforms=plan.platforms,
        simulated=simulations.simulated,
    )
