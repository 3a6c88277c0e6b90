"""What a slot can have been spent on: every activity of a scenario with each of its kinds of hours, and what is owed."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario import Scenario


@dataclass(frozen=True)
class Choice:
    """One entry of the drop-down list.

    Parameters
    ----------
    label : str
        What people read.
    activity : str
        The scenario's name for it; empty for time that is not worked.
    kind : str
        Kind of hours; empty for time that is not worked.
    """

    label: str
    activity: str
    kind: str


def choices_of(scenario: Scenario) -> tuple[Choice, ...]:
    """Everything that the scenario's people do, in the order of its file.

    The labels are those of the scenario, without the kind; several choices have the same one where an activity has
    several kinds of hours.
    """
    found = (*_activities(scenario), *_validations(scenario), *_commitments(scenario))
    return tuple({(one.activity, one.kind): one for one in reversed(found)}.values())[::-1]


def _activities(scenario: Scenario) -> Iterator[Choice]:
    for name, activity in scenario.activities.items():
        for kind in activity.hours:
            yield Choice(activity.label, name, kind)


def _validations(scenario: Scenario) -> Iterator[Choice]:
    for name, platform in scenario.platforms.items():
        if platform.validation is not None:
            yield Choice(platform.label, name, "validate")


def _commitments(scenario: Scenario) -> Iterator[Choice]:
    for profile in scenario.profiles.values():
        for name, owed in profile.commitments.items():
            yield Choice(owed.label or name.replace("_", " ").capitalize(), name, owed.kind)
