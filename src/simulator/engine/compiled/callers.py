"""Whom tasks may call: all others prospect undisturbed."""

from simulator.parameters import Mix, Parameters


def called_profiles(parameters: Parameters, mix: Mix) -> set[int]:
    """Profiles that do a task which this mix, or what it takes over from the opening, can lead to.

    Parameters
    ----------
    parameters : Parameters
        For what is listed as open, and for the baseline, which leaves its own open tasks.
    mix : Mix
        The mix.

    Returns
    -------
    set of int
        Their numbers.
    """
    both = (mix, parameters.baseline)
    tasks = {item.activity for item in parameters.items}
    for one in both:
        tasks |= {to for activity in one.activities for to, _ in activity.next if to >= 0}
        tasks |= {platform.leads_to for platform in one.platforms}
    return {mix.activities[task].by for task in tasks} | attending_to_platforms(parameters, mix)


def attending_to_platforms(parameters: Parameters, mix: Mix) -> set[int]:
    """Profiles that check what a platform of this mix, or of the baseline, delivers, or set it up."""
    platforms = (*mix.platforms, *parameters.baseline.platforms)
    checking = {platform.validation.by for platform in platforms if platform.validation}
    return checking | {platform.set_up.by for platform in platforms if platform.set_up}
