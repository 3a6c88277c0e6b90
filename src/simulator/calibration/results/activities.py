"""What the results of channels and activities tell."""

from simulator.calibration.results.model import ActivityResults, ChannelResults
from simulator.calibration.results.rules import signs_at_once
from simulator.calibration.results.source import Source, ages_told
from simulator.calibration.update import Became
from simulator.scenario.document import dotted


def read_channel(source: Source, name: str, section: ChannelResults) -> None:
    """Add what a channel's section tells; a success that signs is taken to be known when its attempt ends."""
    attempt = source.scenario.channels[name].attempt
    path = dotted(("activities", attempt, "success"))
    if section.attempts is not None and section.successes is not None:
        source.share(path, section.successes, section.attempts - section.successes)
    if section.attempts is not None:
        source.hours(attempt, section.attempts, section.hours, section.hours_by_kind)
    source.values(name, section.values)


def read_activity(source: Source, name: str, section: ActivityResults) -> None:
    """Add what an activity's section tells."""
    activity = source.scenario.activities[name]
    path = dotted(("activities", name))
    if section.done is None:
        return
    if activity.no_show is not None and section.missed is not None:
        source.share(f"{path}.no_show.probability", section.missed, section.done)
        if section.rebooked is not None:
            source.share(f"{path}.no_show.rebooked", section.rebooked, section.missed - section.rebooked)
    spent = 0.0
    if activity.no_show is not None and section.missed:
        spent = section.missed * source.typical(f"{path}.no_show.share_of_hours_spent")
    source.hours(name, section.done + spent, section.hours, section.hours_by_kind)
    if section.successes is not None:
        _success(source, name, section)


def _success(source: Source, name: str, section: ActivityResults) -> None:
    """Success of what was done: known at once unless it signs, which shows after the delay."""
    path = dotted(("activities", name))
    done, successes = float(section.done or 0), float(section.successes or 0)
    warmth = source.warmth(name, f"{path}.success", section.waited_days)
    if not signs_at_once(source.scenario, name) and section.lost is None:
        source.share(f"{path}.success", successes, done - successes, warmth)
        return
    told = ages_told(section.open_days, done, successes)
    term = Became(
        f"{path}.success",
        source.delay(name),
        done,
        successes,
        section.lost,
        told or source.evenly(),
        told is not None,
        warmth,
    )
    source.became(term)
    source.pace(term, path)
