"""What is wrong with an input, in the reader's language; English is what the problem itself says."""

from collections.abc import Mapping

from simulator.errors import Phrase, Problem
from simulator.presentation.labels.catalogue import catalogue
from simulator.scenario.phrases import recognised

#: Languages that have a catalogue of problems.
TRANSLATED = ("fr",)


def rule_and_remedy(problem: Problem, language: str) -> tuple[str, str]:
    """Return what must hold and what to write instead ("" when the rule says it all).

    Parameters
    ----------
    problem : Problem
        Its code and its params make the sentences; a code without translation is said in English.
    language : str
        A two-letter code.
    """
    rule = _said(problem.rule, f"{problem.code}.rule", problem.params, language)
    remedy = _said(problem.remedy or "", f"{problem.code}.remedy", problem.params, language)
    return rule, remedy


def said_by_system(why: str, language: str) -> str:
    """Return the operating system's reason for a refusal; one that has no translation stays as it is."""
    reason = recognised(why.lower())
    return _said(reason, reason.code, reason.params, language) if isinstance(reason, Phrase) else why


def phrase_in(phrase: Phrase, language: str) -> str:
    """Return a phrase in the reader's language; one that has no translation stays in English."""
    return _said(phrase, phrase.code, phrase.params, language)


def named(name: str, language: str) -> str:
    """Return a name in the reader's language where it is a phrase, and as it is where it is not."""
    return phrase_in(name, language) if isinstance(name, Phrase) else name


def _said(english: str, msgid: str, params: Mapping[str, object], language: str) -> str:
    if not english or language not in TRANSLATED:
        return english
    words = catalogue(language, "problems").gettext(msgid)
    return english if words == msgid else words.format_map(_Values(params, language))


class _Values(dict[str, object]):
    """Params of a problem, the phrases among them in the reader's language."""

    def __init__(self, params: Mapping[str, object], language: str) -> None:
        super().__init__(
            (key, _said(value, value.code, value.params, language) if isinstance(value, Phrase) else value)
            for key, value in params.items()
        )

    def __missing__(self, key: str) -> str:
        return "?"
