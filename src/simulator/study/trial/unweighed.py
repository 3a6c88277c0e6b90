"""What the mixes that no outcome of the trial leads to would bring in the weeks that follow."""

from simulator.decision.unweighed import told
from simulator.findings import Unweighed
from simulator.statistics import mean_estimate
from simulator.study.trial.afterwards import Afterwards
from simulator.study.trial.simulations import Simulations


def unweighed(simulations: Simulations, after: Afterwards) -> tuple[Unweighed, ...]:
    """Simulate the scenario's other mixes on the rows of a trial, the one most ahead of the best option first."""
    plan = simulations.plan
    if not plan.others:
        return ()
    done = simulations.run(plan.running_all(), plan.others)
    against = after.nets[after.best]
    weeks = plan.scenario.horizon.weeks
    ahead = {
        mix: mean_estimate(done.outcomes.of(mix, "net") / weeks - against, after.design)
        for mix in plan.others
    }
    first = sorted(ahead, key=lambda mix: -ahead[mix].value)
    judged = zip(first, told([ahead[mix] for mix in first]), strict=True)
    return tuple(Unweighed(mix, ahead[mix], after.best, after.design.rows, one) for mix, one in judged)
