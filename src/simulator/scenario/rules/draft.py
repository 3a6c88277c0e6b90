"""As much of a scenario as its fields allow, so that rules can speak even when some fields are wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from simulator.scenario.decision import Correlation, Decision, Search
from simulator.scenario.fields import Frozen
from simulator.scenario.horizon import Calendar, Horizon, Opening
from simulator.scenario.mixes import Mix
from simulator.scenario.model import Scenario
from simulator.scenario.short import tables
from simulator.scenario.sources import Channel, Platform
from simulator.scenario.team import Profile
from simulator.scenario.work import Activity, Deal

Model = TypeVar("Model", bound=Frozen)
SECTIONS: dict[str, type[Frozen]] = {
    "profiles": Profile,
    "activities": Activity,
    "channels": Channel,
    "platforms": Platform,
    "mixes": Mix,
}


@dataclass(frozen=True)
class Draft:
    """The valid parts of a scenario, and the names of all parts, valid or not."""

    names: Mapping[str, tuple[str, ...]]
    profiles: Mapping[str, Profile]
    activities: Mapping[str, Activity]
    channels: Mapping[str, Channel]
    platforms: Mapping[str, Platform]
    mixes: Mapping[str, Mix]
    horizon: Horizon | None
    calendar: Calendar | None
    opening: Opening | None
    deal: Deal | None
    decision: Decision | None
    search: Search | None = None
    correlations: tuple[tuple[int, Correlation], ...] = ()
    complete: bool = False
    scenario: Scenario | None = field(default=None)

    @classmethod
    def of_scenario(cls, scenario: Scenario) -> "Draft":
        """Everything is valid."""
        parts: dict[str, Any] = {key: getattr(scenario, key) for key in (*SECTIONS, *SINGLES, "search")}
        parts["deal"] = scenario.deal or Deal()
        names = {section: tuple(getattr(scenario, section)) for section in SECTIONS}
        correlations = tuple(enumerate(scenario.correlations))
        return cls(names=names, correlations=correlations, complete=True, scenario=scenario, **parts)

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> "Draft":
        """Keep the parts of the data that are valid on their own."""
        parts: dict[str, Any] = {key: _valid(model, data.get(key, {})) for key, model in SINGLES.items()}
        for section, model in SECTIONS.items():
            entries = {name: _valid(model, entry) for name, entry in tables(data, section).items()}
            parts[section] = {name: entry for name, entry in entries.items() if entry is not None}
        names = {section: tuple(_names(data.get(section))) for section in SECTIONS}
        return cls(names=names, **parts)


SINGLES: dict[str, type[Frozen]] = {
    "horizon": Horizon,
    "calendar": Calendar,
    "opening": Opening,
    "deal": Deal,
    "decision": Decision,
}


def _valid(model: type[Model], raw: Any) -> Model | None:
    try:
        return model.model_validate(raw)
    except ValidationError:
        return None


def _names(section: Any) -> list[str]:
    return list(section) if isinstance(section, dict) else []
