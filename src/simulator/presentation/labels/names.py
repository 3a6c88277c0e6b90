"""Names of a scenario's pieces as people read them, with the raw name as fallback."""

from collections.abc import Mapping

from simulator.presentation.labels.turning import unturned
from simulator.presentation.labels.words import Words

#: Sources of hours that no scenario names.
OWN_SOURCES: tuple[str, ...] = ("idle", "opening", "team")


class Names:
    """Look labels up in `Findings.labels`.

    Parameters
    ----------
    labels : Mapping[str, str]
        "profiles.rep" -> "Commerciaux", and so on.
    words : Words
        Gives the names of what no scenario names (idle time, the opening pipeline).
    """

    def __init__(self, labels: Mapping[str, str], words: Words) -> None:
        self._labels = {key: unturned(label) for key, label in labels.items()}
        self._words = words

    def mix(self, name: str) -> str:
        """Label of a mix."""
        return self._find(name, "mixes")

    def profile(self, name: str) -> str:
        """Label of a profile."""
        return self._find(name, "profiles")

    def commitment(self, profile: str, name: str) -> str:
        """Label of what a profile's people owe every day or week."""
        return self._labels.get(f"profiles.{profile}.commitments.{name}", name)

    def activity(self, name: str) -> str:
        """Label of an activity, or of the platform whose short form made it."""
        return self._find(name, "activities", "platforms", "channels")

    def platform(self, name: str) -> str:
        """Label of a platform."""
        return self._find(name, "platforms")

    def source(self, name: str) -> str:
        """Label of a channel, a platform, idle time or the opening pipeline."""
        return self._find(name, "channels", "platforms")

    def any(self, name: str) -> str:
        """Label of anything: an activity, a source, a profile."""
        return self._find(name, "activities", "channels", "platforms", "profiles")

    def _find(self, name: str, *families: str) -> str:
        for family in families:
            label = self._labels.get(f"{family}.{name}")
            if label:
                return label
        return self._words.say(f"source.{name}") if name in OWN_SOURCES else name
