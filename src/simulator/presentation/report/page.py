"""The whole page: templates filled with what the sections say."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from simulator.findings import Findings
from simulator.presentation import tables, verdict
from simulator.presentation.answers import Answers
from simulator.presentation.labels import Words, chance_with_error
from simulator.presentation.labels.assumptions import grade_name
from simulator.presentation.report.cards import cards
from simulator.presentation.report.case import Case, case_of
from simulator.presentation.report.ink import plain
from simulator.presentation.report.plates import FIVE, plates
from simulator.presentation.report.sections import assumptions_grid, channel_grids, graded, values_grid
from simulator.presentation.varied.hours import hours_sentences

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


def report_html(
    findings: Findings,
    words: Words,
    pictures: Mapping[str, bytes],
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
    pictures : mapping of str to bytes
        "cumulative.svg", "cumulative.narrow.svg" and so on.
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
        plain=plain,
        lang=words.language,
        style=_style(),
        date=words.date(made_on),
        grade_name=lambda grade: grade_name(grade, case.words),
        **_filled(case, pictures),
    )
    return text.encode()


def _filled(case: Case, pictures: Mapping[str, bytes]) -> dict[str, object]:
    """What the templates show, section by section."""
    findings, words = case.findings, case.words
    shown = plates(case, pictures)
    first, *others = verdict.verdicts(findings, words)
    return {
        "title": findings.title,
        "subtitle": _subtitle(case),
        "verdict": first,
        "other_verdicts": [*others, *verdict.costs_if_wrong(findings, words)],
        "odds": _odds(case),
        "cards": cards(case),
        "five": [shown[name] for name in FIVE],
        "weekly": shown["weekly"],
        "hours": shown["hours"],
        "values": values_grid(case),
        "visible": list(tables.visible_lines(findings, words)),
        "channels": channel_grids(case),
        "main_mixes": case.main,
        "hours_command": case.command("hours") if case.answers.hours is None else "",
        "hours_lines": _hours_lines(case),
        "advice": list(tables.advice_lines(findings.advice, words, findings.labels)),
        "ignorance": _ignorance(case),
        "grades": graded(findings),
        "assumptions": {kind: assumptions_grid(case, kind) for kind in ("belief", "constant", "setting")},
        "method": [_method(case, k + 1) for k in range(METHOD)],
        "provenance": list(tables.provenance_lines(findings, words, None)),
        "made": findings.provenance,
        "draws": words.html(words.number(findings.provenance.draws)),
        "command": findings.provenance.command,
    }


def _subtitle(case: Case) -> str:
    findings, words = case.findings, case.words
    return words.say(
        "report.subtitle",
        scenario=findings.provenance.scenario,
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
        rows=words.number(findings.provenance.replications),
    )


def _hours_lines(case: Case) -> list[str]:
    """What to do with the next hour, in the mixes that matter most."""
    hours = case.answers.hours
    if hours is None:
        return []
    main = tuple(mix for mix in hours.mixes if mix in case.main)
    return list(hours_sentences(replace(hours, mixes=main), case.words))


def _ignorance(case: Case) -> list[str]:
    """Luck and ignorance in the same mixes, and in the difference between them."""
    findings = case.findings
    wanted = {*case.main, f"{case.mix} - {findings.baseline}"}
    shares = {key: share for key, share in findings.ignorance_share.items() if key in wanted}
    return list(tables.ignorance_lines(replace(findings, ignorance_share=shares), case.words))


def _odds(case: Case) -> list[tuple[str, float]]:
    """The chances that the mix is better: in a quarter, luck included, and on average; with the length of their bars."""
    comparison = case.comparison
    if comparison is None:
        return []
    mix = case.names.mix(case.mix)
    chances = {"luck": comparison.probability_better, "average": comparison.probability_better_on_average}
    return [
        (case.words.say(f"report.odds.{name}", mix=mix, chance=chance_with_error(one, case.words)), one.value)
        for name, one in chances.items()
        if math.isfinite(one.value)
    ]


def _method(case: Case, line: int) -> str:
    findings, words = case.findings, case.words
    return words.say(
        f"report.method.{line}",
        rows=words.number(findings.provenance.replications),
        draws=words.number(findings.provenance.draws),
        weeks=findings.horizon_weeks,
        run_off=findings.run_off_weeks,
    )


@cache
def _style() -> str:
    return (resources.files("simulator.presentation.report") / "templates" / "report.css").read_text("utf-8")
