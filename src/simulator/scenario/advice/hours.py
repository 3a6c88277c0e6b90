"""Advice on hours: what an activity really takes."""

from collections.abc import Iterator

from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario

#: Kinds that go with contact hours and are easily forgotten.
AROUND = ("prepare", "travel", "report")


def contact_only(scenario: Scenario) -> Iterator[Advice]:
    """An activity whose only hours are those in front of the customer."""
    for name, activity in scenario.activities.items():
        if not any(_counted(scenario, name, kind) for kind in AROUND):
            yield Advice("contact_only", f"activities.{name}.hours", {"activity": activity.label})


def uneven_hours(scenario: Scenario) -> Iterator[Advice]:
    """One rule for one channel and another rule for the next."""
    attempts = {channel.attempt for channel in scenario.channels.values()}
    for group in (attempts, scenario.activities.keys() - attempts):
        for kind in ("prepare", "report"):
            counted = sorted(name for name in group if _counted(scenario, name, kind))
            for name in sorted(group - set(counted)) if counted else ():
                params = {"activity": scenario.activities[name].label, "kind": kind}
                other = scenario.activities[counted[0]].label
                yield Advice("uneven_hours", f"activities.{name}.hours", {**params, "other": other})


def _counted(scenario: Scenario, name: str, kind: str) -> bool:
    hours = scenario.activities[name].hours
    return any(key == kind and law.mean.known != 0 for key, law in hours.items())


RULES = (contact_only, uneven_hours)
