"""Profiles whose people do nothing but tasks, one after the other as they fall due: who does a task is then known at once."""

from collections.abc import Iterator

from simulator.engine.compiled.callers import attending_to_platforms
from simulator.parameters import Activity, Law, Mix, Parameters

#: Families of laws that never give 0 unless their mean is 0.
_POSITIVE = {"constant", "gamma", "lognormal"}


def in_turn(parameters: Parameters, mix: Mix) -> list[bool]:
    """Tell, for each profile, whether nothing comes before a task but those that fell due before.

    Its people give no channel any time; its tasks have one priority, and none is a validation or a set-up; and what
    another task leads to falls due later than that task ends, even where it takes no time at all.

    Parameters
    ----------
    parameters : Parameters
        For what is listed as open, and for the baseline, which leaves its own open tasks and validations.
    mix : Mix
        The mix.
    """
    busy = {p for p, shares in enumerate(mix.shares) if shares} | attending_to_platforms(parameters, mix)
    return [p not in busy and _is_in_turn(parameters, mix, p) for p in range(len(mix.profiles))]


def _is_in_turn(parameters: Parameters, mix: Mix, profile: int) -> bool:
    tasks = {a for a, activity in enumerate(mix.activities) if activity.by == profile}
    priorities = {mix.activities[task].priority for task in tasks}
    return len(priorities) == 1 and all(_is_positive(law) for law in _delays(parameters, mix, tasks))


def _delays(parameters: Parameters, mix: Mix, tasks: set[int]) -> Iterator[Law]:
    """Delays between the end of a task, or of an attempt, and one of the tasks that it leads to.

    A task that is rebooked waits once more as long as after what led to it, be it in the baseline, whose open tasks it inherits.
    """
    again, before = {task for task in tasks if _may_be_rebooked(mix, task)}, parameters.baseline
    for activity, former in zip(mix.activities, before.activities, strict=True):
        if _leads_to(activity, tasks) or _leads_to(former, again):
            yield activity.after_days
    for platform, known in zip(mix.platforms, before.platforms, strict=True):
        if platform.leads_to in (tasks if platform.validation else again) or known.leads_to in again:
            yield platform.after_days
    yield from (item.due_days for item in parameters.items if item.activity in again)


def _leads_to(activity: Activity, tasks: set[int]) -> bool:
    return any(to in tasks for to, _ in activity.next)


def _may_be_rebooked(mix: Mix, task: int) -> bool:
    """Whether an appointment that is missed may take place later, by the activity's own rules or by those of a platform."""
    rules = [mix.activities[task].no_show, *(one.no_show for one in mix.platforms if one.leads_to == task)]
    return any(one is not None and bool((one.rebooked > 0.0).any()) for one in rules)


def _is_positive(law: Law) -> bool:
    return law.family in _POSITIVE and bool((law.mean > 0.0).all())
