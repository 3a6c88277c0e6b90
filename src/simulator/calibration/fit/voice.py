"""What is needed of a language to write the file; the words themselves are the presentation's."""

from typing import Protocol


class Voice(Protocol):
    """Sentences and numbers of one language."""

    language: str

    def say(self, msgid: str, **params: object) -> str:
        """Return the message, its `{names}` filled."""

    def number(self, x: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a number with `digits` decimals."""

    def percent(self, p: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a share as a percentage."""
