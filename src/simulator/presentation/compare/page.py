"""Two runs side by side on a terminal: the answer, what is assumed and found otherwise, how it was read."""

from pathlib import Path

from rich.console import Console

from simulator.compared import ComparedFindings, RunFacts
from simulator.presentation.compare.grids import result_grids
from simulator.presentation.compare.lines import assumption_lines
from simulator.presentation.compare.sentences import notes, sentences
from simulator.presentation.labels import Words
from simulator.presentation.page import Page


def show_comparison(
    findings: ComparedFindings, console: Console, words: Words, folder: Path | None = None
) -> None:
    """Print everything.

    Parameters
    ----------
    findings : ComparedFindings
        What was found.
    console : Console
        Where to print; its width, colours and encoding are respected.
    words : Words
        Language and currency.
    folder : Path, optional
        Where the record was written, named at the end.
    """
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    for sentence in sentences(findings, words):
        page.paragraph(sentence, style="bold")
    changes = list(assumption_lines(findings, words))
    if changes:
        page.heading(words.say("compare.assumptions"))
    for line in changes:
        page.bullet(line)
    for grid in result_grids(findings, words):
        page.grid(grid, turn=False)
    page.heading(words.say("compare.notes"))
    for note in notes(findings, words):
        page.bullet(note)
    page.bullet(_made(findings.before, words.say("compare.before"), words))
    page.bullet(_made(findings.after, words.say("compare.after"), words))
    if folder is not None:
        page.bullet(words.say("provenance.folder", folder=folder))


def show_comparison_finding(findings: ComparedFindings, console: Console, words: Words) -> None:
    """Print the answer only."""
    page = Page(console, words)
    for sentence in sentences(findings, words):
        page.paragraph(sentence)


def _made(run: RunFacts, which: str, words: Words) -> str:
    return words.say(
        "compare.made",
        which=which,
        folder=run.folder,
        scenario=run.scenario,
        sha=run.scenario_sha256[:12],
        seed=run.seed,
        rows=words.number(run.rows),
        engine=run.engine,
        version=run.version,
    )
