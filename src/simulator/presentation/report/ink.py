"""Text with its numbers and names marked, and the same text as HTML, in which nothing of a scenario is code."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from simulator.presentation.labels import Words
from simulator.presentation.labels.turning import unturned
from simulator.presentation.labels.words import MISSING
from simulator.presentation.report.places import Places

#: Private characters around a number, after its place in the list, around a name, and around an aside; no text of a scenario keeps its own.
OPEN, MIDDLE, CLOSE, NAME, NAMED, ASIDE, BACK = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
MARKS = f"{OPEN}{MIDDLE}{CLOSE}{NAME}{NAMED}{ASIDE}{BACK}"
#: What stands for the marks that go in pairs.
TAGS: Mapping[str, str] = {
    NAME: "<bdi>", NAMED: "</bdi>", ASIDE: '<span class="screen-only">', BACK: "</span>",
}  # fmt: skip
_NUMBER = re.compile(f"{OPEN}([0-9]+){MIDDLE}([^{MARKS}]*){CLOSE}")
_OPENED = re.compile(f"{OPEN}[0-9]+{MIDDLE}")
#: An option of a command, whose hyphens no line may end at.
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
#: A number and the sign that a space holds to it.
_SIGNED = re.compile("<data [^>]*>[^<]*</data>\u00a0%")
#: Categories of characters that a page cannot show.
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True)
class Shown:
    """A number that the page shows: as it was found, and how many decimals of it are shown."""

    value: float
    digits: int


class MarkedWords(Words):
    """Words of a page that knows where each of its numbers comes from."""

    def __init__(self, language: str, currency: str, places: Places) -> None:
        super().__init__(language, currency)
        self.places = places
        self.shown: list[Shown] = []

    def _written(self, x: float, digits: int, pattern: str, signed: bool) -> str:
        """Return a number or an amount with `digits` decimals, marked."""
        return self._marked(x, digits, super()._written(x, digits, pattern, signed))

    def tick(self, x: float, digits: int = 6) -> str:
        """Return a number with the decimals that it needs, marked."""
        return self._marked(x, digits, super().tick(x, digits))

    def say(self, msgid: str, **params: object) -> str:
        """Return the message, its whole numbers marked too."""
        return super().say(msgid, **{key: self._whole(value) for key, value in params.items()})

    def _whole(self, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            return self._marked(float(value), 0, str(value))
        return value

    def _marked(self, x: float, digits: int, text: str) -> str:
        if text == MISSING:
            return text
        self.shown.append(Shown(float(x), digits))
        return f"{OPEN}{len(self.shown) - 1}{MIDDLE}{text}{CLOSE}"

    def html(self, text: object) -> Markup:
        """Return a text as HTML: each number with where it comes from, each name apart from what surrounds it, each option and percentage whole."""
        if isinstance(text, Markup):
            return text
        escaped = _OPTION.sub(r'<span class="whole">\g<0></span>', str(escape(text)))
        for mark, tag in TAGS.items():
            escaped = escaped.replace(mark, tag)
        marked = _SIGNED.sub(r'<span class="whole">\g<0></span>', _NUMBER.sub(self._data, escaped))
        return Markup(marked)  # noqa: S704  # escaped above; the rest is ours

    def _data(self, match: re.Match[str]) -> str:
        shown = self.shown[int(match[1])]
        place = self.places.of(shown.value)
        where = "" if place is None else _attributes(place.file, place.pointer, place.operation)
        return f'<data value="{shown.value!r}" data-digits="{shown.digits}"{where}>{match[2]}</data>'


def _attributes(file: str, pointer: str, operation: str) -> str:
    return f' data-file="{escape(file)}" data-at="{escape(pointer)}" data-as="{operation}"'


def plain(text: str) -> str:
    """Return a marked text without its marks, for places where HTML cannot stand."""
    text = _OPENED.sub("", text)
    return "".join(character for character in text if character not in MARKS)


def aside(text: str) -> str:
    """Return a text marked as one that only a screen has room for."""
    return f"{ASIDE}{text}{BACK}"


def inert(text: str) -> str:
    """Return a text of a scenario without characters that no page can show; line breaks and tabs become spaces."""
    return "".join(
        " " if character in "\t\n\r" else character
        for character in unturned(text)
        if character in "\t\n\r" or unicodedata.category(character) not in _UNSEEN
    )


def named(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels marked as names."""
    return {key: f"{NAME}{inert(label)}{NAMED}" for key, label in labels.items()}
