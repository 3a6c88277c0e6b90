"""Conduct a study: sample the beliefs, run the rows, describe each mix, compare it with the baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.engine.interface import Engine
from simulator.findings import Findings, Provenance
from simulator.outcomes import OutcomesReader, Weekly
from simulator.provenance import provenance
from simulator.scenario import Scenario, advise, sha256
from simulator.statistics import Design, Estimate, ignorance_share
from simulator.study.assumptions import assumptions_of
from simulator.study.beliefs import Beliefs
from simulator.study.compare import Compared, Pair, compare
from simulator.study.decide import decide
from simulator.study.describe import describe, picture
from simulator.study.heading import heading_of
from simulator.study.run import Run, run
from simulator.study.settings import Settings
from simulator.study.warnings import warn


@dataclass(frozen=True)
class Conducted:
    """A finished study: what to say, and the numbers behind it."""

    findings: Findings
    outcomes: OutcomesReader
    beliefs: Beliefs
    weekly: Weekly
    planned: int
    interrupted: bool


def conduct(scenario: Scenario, engine: Engine, settings: Settings) -> Conducted | None:
    """Run a scenario and find what can be said of it.

    Parameters
    ----------
    scenario : Scenario
        Resolved.
    engine : Engine
        What simulates a row.
    settings : Settings
        How many rows, which seed, how precise.

    Returns
    -------
    Conducted or None
        None when the user stopped before anything was done.
    """
    started = settings.clock()
    done = run(scenario, engine, settings)
    return None if done is None else tell(scenario, settings, done, started)


def tell(scenario: Scenario, settings: Settings, done: Run, started: float) -> Conducted:
    """Find what can be said of a run that is done; `started` is when it began, by the settings' clock."""
    if not done.interrupted:
        settings.simulated()
    weekly = done.weekly()
    beliefs = beliefs_of(scenario, settings, done)
    findings = _described(scenario, settings, done, beliefs, weekly)
    settings.described(findings)
    decided = decide(scenario, done.outcomes, done.design, beliefs, findings.comparisons)
    made = replace(findings.provenance, elapsed_s=settings.clock() - started)
    findings = replace(findings, decision=decided, provenance=made)
    return Conducted(findings, done.outcomes, beliefs, weekly, done.planned, done.interrupted)


def _described(
    scenario: Scenario, settings: Settings, done: Run, beliefs: Beliefs, weekly: Weekly
) -> Findings:
    """All that is said of the mixes, one by one and each against the baseline; no decision yet, and no time taken."""
    mixes = {mix: describe(scenario, done.outcomes, mix, done.design) for mix in done.outcomes.mixes}
    compared = _compare_all(scenario, done, beliefs)
    comparisons = {mix: one.comparison for mix, one in compared.items()}
    made = replace(
        provenance_of(scenario, settings, done.design, 0.0),
        precision_reached=done.precise,
        half_widths=done.half_widths,
    )
    decision = scenario.decision
    return Findings(
        **heading_of(scenario, made),
        headline=decision.measure,
        horizon_weeks=scenario.horizon.weeks,
        run_off_weeks=scenario.horizon.run_off_weeks,
        baseline=decision.baseline,
        trial=decision.trial,
        weighs_trial=not decision.undecided,
        target=decision.team_target,
        profile_targets=decision.profile_targets,
        min_revenue_per_appointment=decision.min_revenue_per_appointment,
        mixes=mixes,
        comparisons=comparisons,
        ignorance_share=_ignorance(scenario, done, compared),
        decision=None,
        advice=(*advise(scenario), *warn(scenario, mixes, comparisons)),
        assumptions=assumptions_of(scenario),
        pictures={
            mix: picture(scenario, done.outcomes, mix, weekly[mix]["cumulated_net"])
            for mix in done.outcomes.mixes
        },
        differences={mix: one.picture for mix, one in compared.items()},
    )


def beliefs_of(scenario: Scenario, settings: Settings, done: Run) -> Beliefs:
    """Every belief in the draws of a run."""
    return Beliefs(scenario, settings.seed, done.draws, settings.sampling, (done.planned + 1) // 2)


def _compare_all(scenario: Scenario, done: Run, beliefs: Beliefs) -> dict[str, Compared]:
    baseline = scenario.decision.baseline
    if baseline not in done.outcomes.mixes:
        return {}
    pairs = [Pair(done.outcomes, mix, baseline) for mix in done.outcomes.mixes if mix != baseline]
    return {
        pair.mix: compare(scenario, pair, done.design, beliefs.used_by(pair.mix, baseline)) for pair in pairs
    }


def _ignorance(scenario: Scenario, done: Run, compared: Mapping[str, Compared]) -> dict[str, Estimate]:
    measure, baseline = scenario.decision.measure, scenario.decision.baseline
    own = {mix: ignorance_share(done.outcomes.of(mix, measure), done.design) for mix in done.outcomes.mixes}
    return own | {f"{mix} - {baseline}": one.ignorance_share for mix, one in compared.items()}


def provenance_of(scenario: Scenario, settings: Settings, design: Design, seconds: float) -> Provenance:
    """What made the rows of a design, and in how long."""
    made_by = provenance(sha256(scenario))
    return Provenance(
        scenario=settings.scenario_name,
        scenario_sha256=made_by["scenario_sha256"],
        seed=settings.seed,
        engine=settings.engine,
        version=made_by["version"],
        replications=design.rows,
        draws=design.draws,
        sampling=settings.sampling,
        elapsed_s=seconds,
        command=settings.command,
        precision_wanted=settings.precision,
        precision_reached=None,
        half_widths={},
        versions=made_by,
    )
