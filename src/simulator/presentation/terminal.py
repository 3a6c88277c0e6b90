"""The report on a terminal: the verdict, then the tables, then what to distrust."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from simulator.findings import Findings
from simulator.presentation import tables, verdict
from simulator.presentation.labels import Words
from simulator.presentation.page import Grid, Page


def show(findings: Findings, console: Console, words: Words, folder: Path | None = None) -> None:
    """Print the whole report.

    Parameters
    ----------
    findings : Findings
        What the study found.
    console : Console
        Where to print; its width, colours and encoding are respected.
    words : Words
        Language and currency.
    folder : Path, optional
        The run folder, named at the end.
    """
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    _answer(page, findings)
    _section(page, "decision.title", tables.decision_lines(findings, words))
    page.grid(tables.mixes_grid(findings, words))
    _grids(page, tables.drivers_grids(findings, words))
    _grids(page, tables.price_grids(findings, words))
    _grids(page, tables.channel_grids(findings, words))
    _grids(page, tables.profile_grids(findings, words))
    _grids(page, tables.activity_grids(findings, words))
    page.grid(tables.hours_grid(findings, words))
    _lines(page, tables.visible_lines(findings, words))
    page.grid(tables.funnel_grid(findings, words))
    _grids(page, tables.queue_grids(findings, words))
    _lines(page, tables.waiting_lines(findings, words))
    page.grid(tables.cost_grid(findings, words))
    _section(page, "ignorance.title", tables.ignorance_lines(findings, words))
    _section(page, "opening.title", tables.opening_lines(findings, words))
    _section(page, "advice.title", tables.advice_lines(findings.advice, words, findings.labels))
    _section(page, "provenance.title", tables.provenance_lines(findings, words, folder))


def show_verdict(findings: Findings, console: Console, words: Words) -> None:
    """Print the verdict only."""
    page = Page(console, words)
    for sentence in verdict.verdicts(findings, words):
        page.paragraph(sentence)


def _answer(page: Page, findings: Findings) -> None:
    for sentence in verdict.verdicts(findings, page.words):
        page.paragraph(sentence, style="bold")
    for sentence in verdict.costs_if_wrong(findings, page.words):
        page.paragraph(sentence)
    for sentence in verdict.prices(findings, page.words):
        page.paragraph(sentence)


def _grids(page: Page, grids: Iterable[Grid]) -> None:
    for grid in grids:
        page.grid(grid)


def _lines(page: Page, lines: Iterable[str]) -> None:
    for line in lines:
        page.paragraph(line)


def _section(page: Page, title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        page.heading(page.words.say(title))
        for line in found:
            page.bullet(line)
