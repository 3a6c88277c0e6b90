"""What the results taught on a terminal: the answer, beliefs before and after, how it was worked out."""

from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Words
from simulator.presentation.page import Page, alone
from simulator.presentation.update.grids import beliefs_grid
from simulator.presentation.update.notes import notes
from simulator.presentation.update.sentences import sentences
from simulator.presentation.varied.made import made
from simulator.updated import UpdatedFindings


def show_update(findings: UpdatedFindings, console: Console, words: Words, folder: Path) -> None:
    """Print everything; the folder of the record and the picture is named at the end."""
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(sentences(findings, words), style="bold")
    page.grid(beliefs_grid(findings, words))
    page.heading(words.say("update.notes"))
    for note in notes(findings, words):
        page.bullet(note)
    if findings.before is not None and findings.after is not None:
        quarters = len(findings.before.mixes) * findings.provenance.replications * 2
        page.bullet(made(findings.provenance, quarters, words))
    page.bullet(words.say("update.file", file=findings.file))
    page.folder(folder)


#: Prints the answer only.
show_update_finding = alone(sentences)
