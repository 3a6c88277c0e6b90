"""Write the sheet of slots: one sheet a person, instructions first, the choices behind."""

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.calibration.template import Choice, layout
from simulator.errors import InputError
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words
from simulator.presentation.template.offered import default_choices, with_kinds
from simulator.presentation.workbook.book import MADE
from simulator.presentation.workbook.cells import inert
from simulator.scenario.messages import problem_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: Characters that the name of a sheet cannot have, and its greatest length.
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def write_template(
    path: str | os.PathLike[str],
    people: int,
    language: str,
    activities: Sequence[Choice] | None = None,
    *,
    force: bool = False,
) -> None:
    """Write a sheet on which each person notes a week, one choice for every half hour.

    Parameters
    ----------
    path : path
        The workbook, `.xlsx`.
    people : int
        How many sheets, one each.
    language : str
        "fr" or "en".
    activities : sequence of Choice, optional
        What can be chosen, as `simulator.calibration.template.choices_of` finds it in a scenario; the usual work of a
        sales team unless given.
    force : bool
        Whether to write over a file that is there.

    Raises
    ------
    InputError
        When the file exists already, is no workbook by its name, or `people` is too few or too many.
    OSError
        When it cannot be written.
    """
    file = Path(path)
    if file.suffix.lower() != ".xlsx":
        raise InputError([problem_of("template_format", "--template", value=str(path))])
    if not 1 <= people <= layout.MOST_PEOPLE:
        raise InputError(
            [problem_of("template_people", "--people", value=str(people), least=1, most=layout.MOST_PEOPLE)]
        )
    if file.exists() and not force:
        raise InputError([problem_of("template_exists", str(path))])
    write_whole({file: template_bytes(people, Words(language, "EUR"), activities)})


def template_bytes(people: int, words: Words, activities: Sequence[Choice] | None = None) -> bytes:
    """Return the workbook; see `write_template`."""
    from xlsxwriter import Workbook

    from simulator.presentation.template.pages import write_instructions, write_person

    chosen = default_choices(words) if activities is None else with_kinds(activities, words)
    away = Choice(words.say("slots.away"), "", "")
    held = BytesIO()
    book = Workbook(held, {"in_memory": True})
    book.set_properties({"title": words.say("slots.title"), "created": MADE})
    write_instructions(book, words)
    offered = (*chosen, away)
    last = layout.CHOICES + len(offered)
    for number in range(1, people + 1):
        name = words.say("slots.person", number=number).translate(_FORBIDDEN)
        write_person(book, words, name, f"='{layout.HIDDEN}'!$A${layout.CHOICES + 1}:$A${last}", away)
    _write_choices(book, offered)
    book.close()
    return held.getvalue()


def _write_choices(book: "Workbook", choices: Sequence[Choice]) -> None:
    page = book.add_worksheet(layout.HIDDEN)
    page.write_string(0, 0, layout.MARK)
    page.write_number(0, 1, layout.VERSION)
    for row, one in enumerate(choices, layout.CHOICES):
        for column, text in enumerate((inert(one.label), one.activity, one.kind)):
            page.write_string(row, column, text)
    page.hide()
