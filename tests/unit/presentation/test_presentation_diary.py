"""The diary and the problems of a file, on a console."""

import datetime as dt
import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from simulator.errors import InputError, Problem
from simulator.presentation.diary import show_diary
from simulator.presentation.labels import Words
from simulator.presentation.problems import show_advice, show_problems
from unit.presentation.made_up import made_up
from unit.presentation.made_up_diary import Entry, diary

START = dt.date(2027, 1, 4)


def page(width: int = 80) -> tuple[io.StringIO, Console]:
    stream = io.StringIO()
    return stream, Console(file=stream, width=width)


def test_diary_day_by_day() -> None:
    stream, console = page(140)
    show_diary(diary(), START, console, Words("en", "EUR"), made_up().labels)
    text = stream.getvalue().replace("\xa0", " ")
    assert "Mon 4 Jan 2027" in text
    assert "10:00–12:30" in text
    assert "Commerciaux 1" in text
    assert "Signed (€7,250)" in text
    assert "0.4 d" in text
    assert "Outbound calls 1 #5" in text
    assert "Teleprospecting platform #3 (inherited)" in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_diary_fits(width: int) -> None:
    stream, console = page(width)
    show_diary(diary(), START, console, Words("fr", "EUR"), made_up().labels)
    assert all(cell_len(line) <= width for line in stream.getvalue().splitlines())
    assert "column." not in stream.getvalue()


def test_an_unknown_code_is_still_readable() -> None:
    stream, console = page()
    show_diary([Entry(9.0, "sent_away")], START, console, Words("en", "EUR"), {})
    assert "sent away" in stream.getvalue()


def test_empty_diary() -> None:
    stream, console = page()
    show_diary([], START, console, Words("fr", "EUR"), {})
    assert "Il ne s’est rien passé." in stream.getvalue()


def test_problems() -> None:
    stream, console = page(120)
    problems = [
        Problem("a.toml", 12, "activities.call.success", "1.4", "must be at most 1", "Write [0.4]."),
        Problem("a.toml", None, "mixes", "", "is missing", None),
        Problem("a.toml", None, "", "", "there is no such file", "Check the name"),
    ]
    show_problems(InputError(problems), console, Words("fr", "EUR"))
    text = stream.getvalue().replace("\xa0", " ")
    assert "3 à corriger dans a.toml :" in text
    assert "ligne 12, activities.call.success = 1.4 : must be at most 1. Write [0.4]." in text
    assert "- mixes : is missing." in text
    assert "- there is no such file. Check the name." in text


def test_advice_of_a_valid_file() -> None:
    stream, console = page(120)
    show_advice(made_up().advice, console, Words("en", "EUR"), made_up().labels, file="a.toml")
    text = stream.getvalue()
    assert "a.toml: the scenario is valid." in text
    assert (
        "decision.baseline: No baseline was stated, so the first mix, Everything in house, is taken." in text
    )
