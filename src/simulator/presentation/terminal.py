"""The report on a terminal: the verdict, then the tables, then what to distrust."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.findings import Findings
from simulator.presentation import tables, verdict
from simulator.presentation.labels import Words
from simulator.presentation.page import Page, alone
from simulator.presentation.trial import answer, unweighed_lines
from simulator.tried import TrialFindings


def show(
    findings: Findings,
    console: Console,
    words: Words,
    folder: Path | None = None,
    trial: TrialFindings | None = None,
) -> None:
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
    trial : TrialFindings, optional
        What was found of the trial: whether it is worth running is said with the decision.
    """
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(verdict.verdicts(findings, words), style="bold")
    page.paragraphs(verdict.costs_if_wrong(findings, words))
    page.paragraphs(verdict.prices(findings, words))
    tried = () if trial is None else (answer(trial, words), *unweighed_lines(trial, words))
    page.section(words.say("decision.title"), (*tables.decision_lines(findings, words), *tried))
    page.grid(tables.mixes_grid(findings, words))
    page.grids(tables.drivers_grids(findings, words))
    page.grids(tables.price_grids(findings, words))
    page.grids(tables.channel_grids(findings, words))
    page.grids(tables.profile_grids(findings, words))
    page.grids(tables.activity_grids(findings, words))
    page.grid(tables.hours_grid(findings, words))
    page.paragraphs(tables.visible_lines(findings, words))
    page.grid(tables.funnel_grid(findings, words))
    page.grids(tables.queue_grids(findings, words))
    page.paragraphs(tables.waiting_lines(findings, words))
    page.grid(tables.cost_grid(findings, words))
    page.section(words.say("ignorance.title"), tables.ignorance_lines(findings, words))
    page.section(words.say("opening.title"), tables.opening_lines(findings, words))
    page.section(words.say("advice.title"), tables.advice_lines(findings.advice, words, findings.labels))
    page.section(words.say("provenance.title"), tables.provenance_lines(findings, words, folder))


def _verdict(findings: Findings, words: Words) -> Iterator[str]:
    """Yield the verdict, and where the precision asked for was not reached, that."""
    yield from verdict.verdicts(findings, words)
    if not findings.provenance.precision_reached:
        yield from tables.precision_lines(findings.provenance, words)


#: Prints the verdict only.
show_verdict = alone(_verdict)
