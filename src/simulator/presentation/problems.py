"""What is wrong with a file, and what to distrust in it, said to the person who wrote it."""

from collections.abc import Mapping, Sequence

from rich.console import Console

from simulator.errors import InputError, Problem
from simulator.presentation.labels import Words, rule_and_remedy
from simulator.presentation.page import Page
from simulator.presentation.tables.advice import advice_lines
from simulator.scenario import Advice


def show_problems(error: InputError, console: Console, words: Words) -> None:
    """Print every problem, file by file: where, what was found, the rule, what to write instead.

    Parameters
    ----------
    error : InputError
        Its problems carry their rules in English, and the codes by which they are said in another language.
    console : Console
        Usually standard error.
    words : Words
        Language.
    """
    page = Page(console, words)
    by_file: dict[str, list[Problem]] = {}
    for problem in error.problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, problems in by_file.items():
        page.paragraph(words.say("problems.title", count=len(problems), file=file), style="bold")
        for problem in problems:
            page.bullet(_sentence(problem, words))


def _sentence(problem: Problem, words: Words) -> str:
    line = "" if problem.line is None else words.say("problems.line", line=problem.line)
    key = (
        f"{problem.key} = {problem.value}" if problem.key and problem.value else problem.key or problem.value
    )
    place = words.join([part for part in (line, key) if part])
    rule, remedy = rule_and_remedy(problem, words.language)
    rule = rule.rstrip(".")
    said = words.say("pair", name=place, text=rule) if place else rule
    if not remedy:
        return f"{said}."
    return f"{said}. {remedy}" + ("" if remedy.endswith((".", "?")) else ".")


def show_advice(
    advice: Sequence[Advice], console: Console, words: Words, labels: Mapping[str, str], file: str = ""
) -> None:
    """Print that the file is valid, when it is named, then what to distrust in it."""
    page = Page(console, words)
    if file:
        page.say("problems.valid", file=file)
    if advice:
        page.heading(words.say("advice.title"))
    for line in advice_lines(advice, words, labels):
        page.bullet(line)
