"""The file of the slides, written by python-pptx, if it is installed."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from typing import Any

from simulator.answered import Answers
from simulator.errors import InputError
from simulator.findings import Findings
from simulator.presentation.figures.names import short_names
from simulator.presentation.labels import Words
from simulator.presentation.report.case import case_of
from simulator.presentation.slides.contents import Picture, Slide, slides
from simulator.presentation.slides.pictures import drawn_for_slides
from simulator.scenario.messages import problem_of

#: Inches: the slide, its margin, and where what is below the title begins.
WIDTH, HEIGHT, MARGIN, TOP = 13.333, 7.5, 0.5, 1.5
GAP = 0.3
TITLE, TEXT, SMALL = 26, 20, 12
#: Height of a small line in inches, and its characters to the inch, few enough for wide letters.
LINE, PER_INCH = 0.22, 12.0
#: Said to be when the file was made: a clock would make two files of one run differ.
MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # the library writes it as it is
#: Layout of the library's own template: a title alone.
TITLE_ONLY = 5
#: Characters of a title from which its letters are smaller.
LONG_TITLE = 90


def pptx() -> Any:
    """Return the library.

    Raises
    ------
    InputError
        When it is not installed.
    """
    try:
        return import_module("pptx")
    except ImportError as error:
        raise InputError([problem_of("slides_missing", "--format pptx")]) from error


def slides_bytes(findings: Findings, answers: Answers, words: Words) -> bytes:
    """Return the slides.

    Parameters
    ----------
    findings, answers
        What was found, and what other commands found beside.
    words : Words
        Language and currency.

    Raises
    ------
    InputError
        As `pptx`.
    """
    library = pptx()
    drawn = drawn_for_slides(findings, answers, words)
    deck = library.Presentation()
    deck.slide_width, deck.slide_height = _inches(WIDTH), _inches(HEIGHT)
    case = case_of(_short(findings), words.language, _short_answers(answers))
    for slide in slides(case, drawn):
        _write(deck, slide, drawn)
    about = deck.core_properties
    about.title, about.language = case.findings.title[:255], words.language
    about.author, about.last_modified_by, about.created, about.modified = "", "", MADE, MADE
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def _short(findings: Findings) -> Findings:
    return replace(findings, labels=short_names(findings.labels))


def _short_answers(answers: Answers) -> Answers:
    """Names as a slide has room for them, like those of its pictures."""
    trial = answers.trial
    return (
        answers if trial is None else replace(answers, trial=replace(trial, labels=short_names(trial.labels)))
    )


def _write(deck: Any, slide: Slide, drawn: Mapping[str, bytes]) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    title = page.shapes.title
    title.left, title.top, title.width, title.height = (
        _inches(x) for x in (MARGIN, 0.25, WIDTH - 2 * MARGIN, TOP - 0.35)
    )
    _fill(title.text_frame, [slide.title], TITLE if len(slide.title) <= LONG_TITLE else TEXT - 2, bold=True)
    if slide.rows:
        _table(page, slide.rows)
    left = _show(page, slide.pictures, drawn, alone=not slide.paragraphs)
    if slide.paragraphs:
        size = SMALL if slide.pictures else TEXT
        _text(page, slide.paragraphs, (left, TOP, WIDTH - MARGIN - left, HEIGHT - TOP - MARGIN), size)
    page.notes_slide.notes_text_frame.text = "\n".join(slide.notes)


def _show(page: Any, pictures: Sequence[Picture], drawn: Mapping[str, bytes], *, alone: bool) -> float:
    """Place pictures side by side, each below what it shows; return where the room right of them begins."""
    if not pictures:
        return MARGIN
    columns = len(pictures) if alone else 2
    width = (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns
    above = max(_height(one.finding, width) for one in pictures)
    for k, one in enumerate(pictures):
        left = MARGIN + k * (width + GAP)
        _text(page, [one.finding], (left, TOP, width, above), SMALL)
        _picture(page, one, drawn[one.name], (left, TOP + above, width, HEIGHT - TOP - above - 0.3))
    return MARGIN + len(pictures) * (width + GAP)


def _height(finding: str, width: float) -> float:
    """Inches that a finding takes above its picture."""
    return LINE * (1 + max(2, math.ceil(len(finding) / (PER_INCH * width))))


def _picture(page: Any, one: Picture, drawn: bytes, box: tuple[float, float, float, float]) -> None:
    """Place a picture, as large as the box allows."""
    left, top, width, height = box
    shape = page.shapes.add_picture(BytesIO(drawn), _inches(left), _inches(top))
    ratio = shape.height / shape.width
    shown = min(width, height / ratio)
    shape.width, shape.height = _inches(shown), _inches(shown * ratio)
    shape.left = _inches(left + (width - shown) / 2)
    shape._element.nvPicPr.cNvPr.set("descr", one.alternative)  # noqa: SLF001  # the library has no name for it


def _table(page: Any, rows: Sequence[tuple[str, str, str]]) -> None:
    box = (_inches(MARGIN), _inches(TOP), _inches(WIDTH - 2 * MARGIN), _inches(HEIGHT - TOP - MARGIN))
    table = page.shapes.add_table(len(rows), 3, *box).table
    table.first_row, table.horz_banding = False, True
    for column, share in zip(table.columns, (0.36, 0.2, 0.44), strict=True):
        column.width = _inches(share * (WIDTH - 2 * MARGIN))
    for k, row in enumerate(rows):
        for j, text in enumerate(row):
            _fill(table.cell(k, j).text_frame, [text], TEXT if j == 1 else 14, bold=j == 1)


def _text(page: Any, texts: Sequence[str], box: tuple[float, float, float, float], size: int) -> None:
    frame = page.shapes.add_textbox(*(_inches(x) for x in box)).text_frame
    _fill(frame, texts, size)


def _fill(frame: Any, texts: Sequence[str], size: int, *, bold: bool = False) -> None:
    frame.word_wrap = True
    for k, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
        paragraph.text = text
        paragraph.font.size, paragraph.font.bold = pptx().util.Pt(size), bold
        paragraph.space_after = pptx().util.Pt(size / 2)


def _inches(x: float) -> Any:
    return pptx().util.Inches(x)
