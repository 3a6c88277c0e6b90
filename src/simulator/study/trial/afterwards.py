"""What each option brings in the weeks that follow a trial, its platforms running."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from simulator.decision.trial import FOLDS, Stakes
from simulator.engine.annuity import annuity
from simulator.outcomes import Floats
from simulator.statistics import Design, Estimate, LeftOut, leave_out_means, mean_estimate
from simulator.study.beliefs import Beliefs
from simulator.study.conduct import beliefs_of
from simulator.study.trial.plan import Plan
from simulator.study.trial.simulations import Simulations

WEEKS_PER_YEAR = 52


@dataclass(frozen=True, eq=False)
class Afterwards:
    """What the decision is about.

    Attributes
    ----------
    stakes : Stakes
        Gain of each option a week against stopping, in every draw of the trials.
    mean : (1 + groups, options) float
        Its mean over all draws.
    weekly_gain : mapping
        By name of the option, the first left out.
    design : Design
        How the rows of the trials are sampled.
    fold : (rows,) int
        Part of each row.
    beliefs : Beliefs
        Behind those rows.
    nets : mapping
        Net a week of each option's mix in those rows, (rows,).
    best : str
        The mix that brings most.
    believed : int
        Beliefs that the options use.
    """

    stakes: Stakes
    mean: Floats
    weekly_gain: Mapping[str, Estimate]
    design: Design
    fold: np.ndarray[tuple[int], np.dtype[np.int32]]
    beliefs: Beliefs
    nets: Mapping[str, Floats]
    best: str
    believed: int

    @property
    def judged_over(self) -> int:
        """Draws over which a share is seen; 0 where nothing is believed, so that all draws are alike and it is exact."""
        return self.design.draws if self.believed else 0

    @property
    def groups(self) -> int:
        """Groups of draws that the jackknife leaves out in turn."""
        return self.stakes.variants - 1


def afterwards(simulations: Simulations, times: int) -> Afterwards:
    """Simulate the scenario's horizon under every option, on so many times the rows of a trial.

    The gain is fitted on all these rows: of them the first are those of the trials' own draws.
    """
    plan, settings = simulations.plan, simulations.settings
    mixes = tuple(plan.options.values())
    done = simulations.run(plan.afterwards(), mixes, times)
    weeks = plan.scenario.horizon.weeks
    nets = {mix: done.outcomes.of(mix, "net") / weeks for mix in mixes}
    stop, *others = plan.options
    columns = {name: nets[plan.options[name]] - nets[plan.options[stop]] for name in others}
    beliefs = beliefs_of(plan.scenario, settings, done).used_by(*mixes)
    fitted = leave_out_means(list(columns.values()), done.design, beliefs)
    design = Design.plain(settings.rows, settings.seed)
    own = LeftOut(fitted.means[:, : design.draws], fitted.group[: design.draws])
    means = [fitted.means[v][fitted.kept(v)].mean(axis=0) for v in range(len(fitted.means))]
    mean = np.column_stack([np.zeros(len(means)), np.array(means)])
    return Afterwards(
        Stakes(own, design.draw_index),
        mean,
        {name: mean_estimate(column, done.design) for name, column in columns.items()},
        design,
        (own.group % FOLDS)[design.draw_index].astype(np.int32),
        replace(beliefs.beliefs, draws=design.draws, planned=design.draws),
        {mix: net[: settings.rows] for mix, net in nets.items()},
        mixes[int(np.argmax(mean[0]))],
        beliefs.width,
    )


def weeks_that_follow(plan: Plan, weeks: int) -> float:
    """Weeks for which the decision is used after a trial of `weeks`, each discounted to today."""
    decision = plan.scenario.decision
    later = math.exp(-math.log1p(decision.discount_rate) * weeks / WEEKS_PER_YEAR)
    years = annuity(decision.applies_weeks / WEEKS_PER_YEAR, decision.discount_rate)
    return WEEKS_PER_YEAR * years * later
