"""A look at the recommended trial before its last day."""

from collections.abc import Sequence

from simulator.decision.trial import Two, look_early
from simulator.outcomes import Floats
from simulator.statistics import leave_out_means
from simulator.study.trial.afterwards import Afterwards, weeks_that_follow
from simulator.study.trial.counted import reading_of
from simulator.study.trial.length import Length, nets_of, shown_of
from simulator.study.trial.simulations import Simulations
from simulator.tried import Interim


def look(
    simulations: Simulations, after: Afterwards, lengths: Sequence[Length], best: int, week: int
) -> Interim:
    """Look at the trial of the recommended length at the end of a week.

    The same rows, stopped earlier, are the first weeks of the same trials (`Excerpt`).
    """
    plan, length = simulations.plan, lengths[best]
    weeks = length.found.weeks
    _, counts, early = shown_of(simulations, after, weeks, week)
    known = {one.found.weeks: one.nets for one in lengths}
    nets = known[week] if week in known else nets_of(simulations, week)
    going = {mix: length.nets[mix] - nets[mix] for mix in plan.mixes}
    stop, go_on = plan.options["stop"], plan.options["go_on"]
    meanwhile: list[Floats] = [going[plan.trial] - going[stop]]
    if go_on != plan.trial:
        meanwhile.append(going[go_on] - going[stop])
    beliefs = after.beliefs.used_by(plan.trial, stop, go_on)
    fitted = leave_out_means(meanwhile, after.design, beliefs, after.groups)
    two = Two(early, length.shown, fitted, weeks_that_follow(plan, weeks))
    found = look_early(after.stakes, two)
    return Interim(
        week=week,
        weeks=weeks,
        early=reading_of(found.rules.early, counts, early.counts),
        last=reading_of(found.rules.last, length.counts, length.shown.counts),
        stopped=found.stopped,
        gone_on=found.gone_on,
        goes_on_early=len(meanwhile) > 1,
        gain=found.gain,
        wrong=found.wrong,
    )
