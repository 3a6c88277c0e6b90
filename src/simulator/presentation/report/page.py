"""The whole page: templates filled with what the sections say."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from simulator.answered import Answers
from simulator.findings import Findings
from simulator.presentation import tables, verdict
from simulator.presentation.labels import Words
from simulator.presentation.labels.assumptions import grade_name
from simulator.presentation.report.cards import cards
from simulator.presentation.report.case import Case, case_of
from simulator.presentation.report.ink import plain
from simulator.presentation.report.plates import chosen, plates
from simulator.presentation.report.sections import assumptions_grid, channel_grids, graded, values_grid
from simulator.presentation.report.sentences import (
    hours_lines,
    ignorance,
    method,
    odds,
    rows_of_hours,
    subtitle,
    visible,
)

TEMPLATE = "report.html.jinja"
#: Lines of the method.
METHOD = 10


@cache
def environment() -> Environment:
    """Templates of the report; whatever they are filled with is text, unless the report itself made it HTML."""
    return Environment(
        loader=PackageLoader("simulator.presentation.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def load() -> None:
    """Compile every template beforehand."""
    for name in environment().list_templates(extensions=["jinja"]):
        environment().get_template(name)


def report_html(
    findings: Findings,
    words: Words,
    pictures: Callable[[], Mapping[str, bytes]],
    answers: Answers,
    made_on: dt.date,
) -> bytes:
    """Return `report.html`: one file that asks for no other.

    Parameters
    ----------
    findings : Findings
        What the study found.
    words : Words
        Language and currency.
    pictures : callable
        What gives "cumulative.svg", "cumulative.narrow.svg" and so on; asked for last, for they may still be drawn.
    answers : Answers
        What other commands found of the same scenario.
    made_on : date
        Day of the run.
    """
    case = case_of(findings, words.language, answers)
    template = environment().get_template(TEMPLATE)
    ink = case.words.html
    text = template.render(
        ink=ink,
        say=lambda msgid, **params: ink(case.words.say(msgid, **params)),
        number=lambda count: ink(case.words.number(count)),
        plain=plain,
        lang=words.language,
        style=_style(),
        date=words.date(made_on),
        grade_name=lambda grade: grade_name(grade, case.words),
        pictures=lambda: _shown(case, pictures()),
        **_said(case),
    )
    return text.encode()


def _said(case: Case) -> dict[str, object]:
    """What the templates show beside pictures, section by section."""
    findings, words, numbers = case.findings, case.words, cards(case)
    first, *others = verdict.verdicts(findings, words)
    return {
        "title": findings.title,
        "subtitle": subtitle(case),
        "verdict": first,
        "other_verdicts": [*others, *verdict.costs_if_wrong(findings, words)],
        "odds": odds(case),
        "decided": list(tables.decision_lines(findings, words)),
        "cards": numbers,
        "cards_title": words.say(f"report.numbers.{len(numbers)}"),
        "values": values_grid(case),
        "visible": visible(case),
        "channels": channel_grids(case),
        "main_mixes": case.main,
        "last_hours": rows_of_hours(case),
        "hours_command": "" if case.levers else case.command("hours"),
        "hours_lines": hours_lines(case),
        "advice": list(tables.advised(findings.advice, words, findings.labels)),
        "ignorance": ignorance(case),
        "grades": graded(findings),
        "assumptions": {kind: assumptions_grid(case, kind) for kind in ("belief", "constant", "setting")},
        "method": [method(case, k + 1) for k in range(METHOD)],
        "provenance": list(tables.provenance_lines(findings, words, None)),
        "made": findings.provenance,
        "draws": words.html(words.number(findings.provenance.draws)),
        "command": findings.provenance.command,
    }


def _shown(case: Case, pictures: Mapping[str, bytes]) -> dict[str, object]:
    shown = plates(case, pictures)
    five = chosen(shown)
    return {
        "five": five,
        "five_title": case.words.say(f"report.pictures.{sum(bool(one.wide) for one in five)}"),
        "weekly": shown["weekly"],
        "hours": shown["hours"],
    }


@cache
def _style() -> str:
    return (resources.files("simulator.presentation.report") / "templates" / "report.css").read_text("utf-8")
