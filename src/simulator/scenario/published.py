"""What has been published about each kind of activity: one table, read by the advice and by the starters."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from simulator.scenario.grades import Grade

#: How the words of a source name a grade, by language, for `grade_of` to find it again.
NAMED: Mapping[str, Mapping[Grade, str]] = {
    "en": {
        "measured": "measured",
        "vendor": "vendor study",
        "published": "published without sample",
        "assumption": "assumption",
    },
    "fr": {
        "measured": "mesuré",
        "vendor": "étude d'éditeur",
        "published": "publié sans échantillon",
        "assumption": "hypothèse",
    },
}
#: What a proposal is called where something, and where nothing was published.
PROPOSED: Mapping[str, tuple[str, str]] = {
    "en": ("published range", "nothing published"),
    "fr": ("fourchette publiée", "rien de publié"),
}


@dataclass(frozen=True)
class Range:
    """A published range.

    Parameters
    ----------
    kind : str
        Kind of activity: "call", "email", "webinar", "appointment", "platform", "quote", "time" or "pay".
    low, typical, high : float
        In the unit; the three are the same where one number was published.
    unit : str
        "hours", "probability", "money"…
    grade : str
        Weakest grade of what makes it, as `grade_of` names grades.
    source : str
        Who published it: names, the same in every language.
    note : str
        What exactly was published, in English.
    note_fr : str
        The same in French.
    """

    kind: str
    low: float
    typical: float
    high: float
    unit: str
    grade: Grade
    source: str
    note: str = ""
    note_fr: str = ""

    def holds(self, value: float) -> bool:
        """Whether a value is inside the range."""
        return self.low <= value <= self.high

    def proposed(self, language: str = "en") -> str:
        """The range as a scenario writes it in TOML: lowest, likeliest and highest value, named as published."""
        name = PROPOSED[language][self.grade == "assumption"]
        told = (self.note if language == "en" else self.note_fr, self.source)
        mark, stop = (":", "; ") if language == "en" else (" :", " ; ")
        source = f"{name} ({NAMED[language][self.grade]}){mark} {stop.join(filter(None, told))}"
        return (
            f"{{ low = {_plain(self.low)}, likely = {_plain(self.typical)}, high = {_plain(self.high)}, "
            f'source = "{source}" }}'
        )


@cache
def published() -> Mapping[str, Range]:
    """Return every published range by its name."""
    return {
        name: Range(kind, **one)
        for kind, ranges in _table().items()
        if kind != "words"
        for name, one in ranges.items()
    }


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Words in the names of a channel or an activity by which its kind is known."""
    return tuple(_table()["words"][kind])


@cache
def _table() -> dict[str, Any]:
    text = (files("simulator.scenario") / "published.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _plain(value: float) -> str:
    return f"{value:_}"
