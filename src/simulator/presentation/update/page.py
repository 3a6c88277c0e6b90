"""What the results taught on a terminal: the answer, beliefs before and after, how it was worked out."""

from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Words
from simulator.presentation.page import Page
from simulator.presentation.update.grids import beliefs_grid
from simulator.presentation.update.notes import notes
from simulator.presentation.update.sentences import sentences
from simulator.presentation.varied.made import made
from simulator.updated import UpdatedFindings


def show_update(findings: UpdatedFindings, console: Console, words: Words, folder: Path) -> None:
    """Print everything.

    Parameters
    ----------
    findings : UpdatedFindings
        What was found.
    console : Console
        Where to print; its width, colours and encoding are respected.
    words : Words
        Language and currency.
    folder : Path
        Where the record and the picture are, named at the end.
    """
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    for sentence in sentences(findings, words):
        page.paragraph(sentence, style="bold")
    page.grid(beliefs_grid(findings, words))
    page.heading(words.say("update.notes"))
    for note in notes(findings, words):
        page.bullet(note)
    if findings.before is not None and findings.after is not None:
        quarters = len(findings.before.mixes) * findings.provenance.replications * 2
        page.bullet(made(findings.provenance, quarters, words))
    page.bullet(words.say("update.file", file=findings.file))
    page.bullet(words.say("provenance.folder", folder=folder))


def show_update_finding(findings: UpdatedFindings, console: Console, words: Words) -> None:
    """Print the answer only."""
    page = Page(console, words)
    for sentence in sentences(findings, words):
        page.paragraph(sentence)
