"""Every rule and every remedy can be said in French, from the same values as in English."""

import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from simulator import presentation
from simulator.errors import Phrase, Problem
from simulator.presentation.labels import rule_and_remedy, said_by_system
from simulator.scenario.messages import MESSAGES, problem_of
from simulator.scenario.phrases import PHRASES, phrase, recognised

PACKAGE = Path(presentation.__file__).parent.parent
ENGLISH = {
    **{f"{code}.rule": rule for code, (rule, _) in MESSAGES.items()},
    **{f"{code}.remedy": remedy for code, (_, remedy) in MESSAGES.items() if remedy},
    **{f"phrase.{code}": words for code, words in PHRASES.items()},
}


@cache
def french() -> dict[str, str]:
    with (PACKAGE / "presentation" / "locale" / "fr.problems.po").open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_has_its_french_sentences_and_no_other() -> None:
    assert french().keys() == ENGLISH.keys()
    assert all(french().values())


@pytest.mark.parametrize("msgid", ENGLISH)
def test_both_languages_ask_for_the_same_values(msgid: str) -> None:
    assert fields(french()[msgid]) == fields(ENGLISH[msgid])


def test_what_is_to_be_typed_is_the_same_in_both_languages() -> None:
    for msgid, words in ENGLISH.items():
        assert set(re.findall(r"--\w+", words)) == set(re.findall(r"--\w+", french()[msgid])), msgid
        assert words.count("{{") == french()[msgid].count("{{"), msgid


def test_french_typography() -> None:
    for msgid, text in french().items():
        assert not re.search(r" [:;?!%»]|« ", text), f"{msgid}: breaking space"
        assert "'" not in text, f"{msgid}: straight apostrophe"


def test_no_message_is_left_behind() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    assert [code for code in MESSAGES if source.count(f'"{code}"') < 2] == []


def test_phrases_inside_are_said_in_french_too() -> None:
    problem = problem_of("mix_unknown", "--mix", value="pilt", near=phrase("did_you_mean", name="pilot"))
    assert problem.remedy == 'Did you mean "pilot"?'
    assert rule_and_remedy(problem, "en") == (problem.rule, problem.remedy)
    rule, remedy = rule_and_remedy(problem, "fr")
    assert rule == "le scénario n’a pas cette option"
    assert remedy.replace("\N{NO-BREAK SPACE}", " ") == "Vouliez-vous dire « pilot » ?"


def test_a_rule_inside_a_rule() -> None:
    why = Phrase("must be at least 1", "at_least.rule", {"limit": "1"})
    problem = problem_of("search_value", "a.toml", tried="0", why=why)
    assert rule_and_remedy(problem, "fr")[0].endswith("(doit valoir au moins 1)")


def test_what_has_no_translation_stays_in_english() -> None:
    problem = Problem("a.toml", None, "", "", "a rule of tomorrow", "Do something", "tomorrow")
    assert rule_and_remedy(problem, "fr") == ("a rule of tomorrow", "Do something")
    assert rule_and_remedy(problem, "xx") == ("a rule of tomorrow", "Do something")


def test_reasons_of_others_are_recognised() -> None:
    said = recognised('cannot declare ["a"] twice')
    assert isinstance(said, Phrase)
    assert said.params == {"key": '["a"]'}
    assert said_by_system("Permission denied", "fr") == "accès refusé"
    assert said_by_system("No space left on device", "fr") == "il n’y a plus de place sur le disque"
    assert said_by_system("Too many open files", "fr") == "Too many open files"
