"""The resolved scenario: nothing implicit, nothing that can change."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import PrivateAttr

from simulator.scenario.decision import Correlation, Decision, Search
from simulator.scenario.document import dotted
from simulator.scenario.fields import Frozen, Text, said
from simulator.scenario.horizon import Calendar, Horizon, Opening
from simulator.scenario.mixes import Mix
from simulator.scenario.sources import Channel, Platform
from simulator.scenario.team import Profile
from simulator.scenario.work import SIGNED, Activity, Deal, DealOverride


class Scenario(Frozen):
    """A whole scenario, as `load` returns it."""

    title: Text = said("what is asked")
    language: Literal["en", "fr"] = said("language of what is shown", "", "en")
    currency: str = said("currency of every amount", "ISO 4217", "EUR", strict=True, pattern="^[A-Z]{3}$")
    horizon: Horizon = said("when", "", Horizon())
    calendar: Calendar = said("which hours are open", "", Calendar())
    opening: Opening = said("what is open at the start", "", Opening())
    profiles: dict[Text, Profile] = said("who works", "", min_length=1)
    activities: dict[Text, Activity] = said("what they do", "", min_length=1)
    deal: Deal | None = said("what a signature is worth", "", None)
    channels: dict[Text, Channel] = said("how they open opportunities", "", {})
    platforms: dict[Text, Platform] = said("who else opens them", "", {})
    mixes: dict[Text, Mix] = said("the alternatives", "", min_length=1)
    decision: Decision = said("what is to be decided")
    search: Search | None = said("where to look for the best mix", "", None)
    correlations: tuple[Correlation, ...] = said("beliefs that go together", "", ())

    _notes: tuple[str, ...] = PrivateAttr(())

    @property
    def notes(self) -> tuple[str, ...]:
        """Key paths that the file left out and that a default decided, such as "decision.baseline"."""
        return self._notes

    def with_notes(self, notes: Iterable[str]) -> "Scenario":
        """Return the same scenario, remembering which keys a default decided."""
        noted = self.model_copy()
        noted._notes = tuple(notes)  # noqa: SLF001 - our own, on a copy that nobody has seen yet
        return noted

    def __eq__(self, other: object) -> bool:
        """Scenarios are equal when they say the same, whatever was left to defaults in the file."""
        return isinstance(other, Scenario) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the channels in order, then of the platforms in order."""
        return tuple(sorted(self.channels)) + tuple(sorted(self.platforms))

    def override(self, source: str) -> tuple[str, DealOverride | None]:
        """Key path of a source's own deal, and that deal."""
        if source in self.channels:
            return dotted(("channels", source, "deal")), self.channels[source].deal
        return dotted(("platforms", source, "deal")), self.platforms[source].deal

    def deal_parts(self, source: str) -> dict[str, tuple[str, Any]]:
        """Key path and value of each part of a source's deal, its own or the top-level one.

        Returns
        -------
        dict
            "value", "margin_rate", "recurring", "payment_days" to (key path, value or None).
        """
        path, own = self.override(source)
        base = self.deal or Deal()
        return {
            key: (f"{path}.{key}", getattr(own, key))
            if own is not None and getattr(own, key) is not None
            else (f"deal.{key}", getattr(base, key))
            for key in Deal.model_fields
        }

    def entry(self, source: str) -> str:
        """Activity at which a source's opportunities begin."""
        if source in self.channels:
            return self.channels[source].attempt
        return self.platforms[source].leads_to

    def reach(self, source: str) -> frozenset[str]:
        """Activities, and "signed", that a source's opportunities can come to."""
        return frozenset(self._walk(self.entry(source)))

    def _walk(self, name: str) -> Iterator[str]:
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            yield one
            if one != SIGNED:
                waiting += [name for name, share in self.activities[one].leads if share > 0]

    def can_sign(self, source: str) -> bool:
        """Whether what a source opens can ever be signed."""
        return SIGNED in self.reach(source)
