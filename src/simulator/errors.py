"""The one family of errors that users see: what is wrong, where, and what to write instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self


class SimulatorError(Exception):
    """Every error of this package that is meant to be read by its user."""


class Phrase(str):
    """Words inside a message, in English, that know their code and so can be said in another language.

    Parameters
    ----------
    text : str
        The words in English.
    code : str
        Name of the words in the catalogues.
    params : mapping, optional
        The values that the words mention.
    """

    __slots__ = ("code", "params")
    code: str
    params: Mapping[str, object]

    def __new__(cls, text: str, code: str = "", params: Mapping[str, object] | None = None) -> Self:
        said = super().__new__(cls, text)
        said.code, said.params = code, dict(params or {})
        return said


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in the user's input.

    Parameters
    ----------
    file : str
        The file as the user named it, or "--set".
    line : int or None
        1-based line, where one is known.
    key : str
        Full key path, such as "activities.call.success"; empty when the whole file is meant.
    value : str
        The value found, as text; empty when there is none.
    rule : str
        What must hold, in words.
    remedy : str or None
        What to write instead.
    code : str
        Stable name of the rule, so that its words can be translated.
    params : mapping
        The values that the words of the rule mention; a `Phrase` among them can be translated too.
    """

    file: str
    line: int | None
    key: str
    value: str
    rule: str
    remedy: str | None = None
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        subject = f"{self.key} = {self.value}" if self.key and self.value else self.key
        rest = f"{self.rule}."
        if self.remedy is not None:
            rest += f" {self.remedy}" + ("" if self.remedy.endswith(("?", ".")) else ".")
        return ": ".join(part for part in (place, subject, rest) if part)


class InputError(SimulatorError):
    """The user's input is wrong; every problem found is carried, none only the first.

    Parameters
    ----------
    problems : iterable of Problem
        At least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
