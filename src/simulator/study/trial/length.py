"""One length of trial: what it costs, what it shows, what that is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.decision import above_nought
from simulator.decision.trial import (
    Evidence,
    Judged,
    Levels,
    Shown,
    Worth,
    judge,
    known,
    rows_needed,
    verdict,
    worth,
)
from simulator.outcomes import Floats
from simulator.statistics import Estimate, distribution, row_means
from simulator.study.compare import Pair
from simulator.study.trial.afterwards import Afterwards, weeks_that_follow
from simulator.study.trial.counted import Count, counts_of, reading_of, seen_of
from simulator.study.trial.plan import Plan
from simulator.study.trial.simulations import Simulations
from simulator.tried import TrialLength, TrialRule


@dataclass(frozen=True, eq=False)
class Length:
    """What is found of a length, and the numbers that an early look needs besides.

    `nets` is the net of each mix over the length, (rows,), the change in the opening's included; `shown` what the rule
    reads, `counts` the names of it.
    """

    found: TrialLength
    worth: Worth
    nets: Mapping[str, Floats]
    shown: Shown
    counts: list[Count]


def length_of(simulations: Simulations, after: Afterwards, weeks: int) -> Length:
    """Simulate a length and judge it."""
    plan = simulations.plan
    nets = nets_of(simulations, weeks)
    seen, counts, shown = shown_of(simulations, after, weeks, weeks)
    judged = judge(after.stakes, shown, np.column_stack(list(seen.values())), after.judged_over)
    options = list(plan.options.values())
    more = np.column_stack([nets[mix] - nets[plan.trial] for mix in options])
    during = row_means(more, after.design, after.groups)
    worthy = worth(judged, after.mean, during, weeks_that_follow(plan, weeks))
    information, cost, net = worthy.estimates
    rule = _rule(plan, after, judged, counts, shown.counts, weeks)
    evidence = Evidence(net, rule.changed, worthy.lead)
    told = verdict(evidence)
    rows, draws = after.design.rows, after.design.draws
    found = TrialLength(
        weeks=weeks,
        seen={name: distribution(values, after.design) for name, values in seen.items()},
        information=information,
        cost=cost,
        net=net,
        rule=rule,
        at_once=options[worthy.at_once],
        verdict=told,
        rows_needed=rows_needed(evidence, rows, draws) if told == "undecided" else None,
    )
    return Length(found, worthy, nets, shown, counts)


def nets_of(simulations: Simulations, weeks: int) -> dict[str, Floats]:
    """Net of every mix over the first weeks, (rows,), with the change that it causes in the opening's net."""
    plan = simulations.plan
    outcomes = simulations.run(plan.during(weeks), plan.mixes).outcomes
    baseline = plan.scenario.decision.baseline
    return {mix: Pair(outcomes, mix, baseline).net for mix in plan.mixes}


def shown_of(
    simulations: Simulations, after: Afterwards, weeks: int, at: int, counts: list[Count] | None = None
) -> tuple[dict[str, Floats], list[Count], Shown]:
    """What a trial of so many weeks shows at the end of one of them; the counts given, or those that differ."""
    plan = simulations.plan
    outcomes = simulations.run(plan.seen(weeks, at), (plan.trial,)).outcomes
    seen = seen_of(outcomes, plan.trial, plan.platforms)
    named = counts_of(seen) if counts is None else counts
    return seen, named, Shown([count.levels(seen) for count in named], after.fold)


def _rule(
    plan: Plan, after: Afterwards, judged: Judged, counts: list[Count], levels: Sequence[Levels], weeks: int
) -> TrialRule:
    scale, draws = weeks_that_follow(plan, weeks), after.judged_over
    unseen = scale * judged.unseen
    value = known(scale * judged.value, unseen)
    return TrialRule(
        reading=reading_of(judged.rule, counts, levels),
        taken={name: float(share) for name, share in zip(plan.options, judged.taken, strict=True)},
        value=value,
        told=above_nought(value),
        wrong=judged.chance(judged.wrong, draws),
        loss=known(scale * judged.loss, unseen),
        changed=judged.chance(judged.changed, draws),
        wrong_at_once=judged.chance(judged.wrong_at_once, draws),
        share_of_information=_share(value, scale * float(judged.evsi[0])),
    )


def _share(value: Estimate, information: float) -> float:
    """Part of the information's value that the rule keeps; nan where there is none to keep."""
    return min(max(value.value / information, 0.0), 1.0) if information > 0.0 else float("nan")
