"""A sweep on a terminal: the finding, the tables, what to keep in mind, where it comes from."""

from pathlib import Path

from rich.console import Console

from simulator.findings import Provenance
from simulator.presentation.labels import Words
from simulator.presentation.page import Page, alone
from simulator.presentation.sweep.grids import MOST_LINES, grids
from simulator.presentation.sweep.sentences import caveats, sentences
from simulator.presentation.tables import made_by
from simulator.swept import SweepFindings


def show_sweep(findings: SweepFindings, console: Console, words: Words, folder: Path) -> None:
    """Print the whole sweep; the folder of its files is named at the end."""
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(sentences(findings, words), style="bold")
    page.grids(grids(findings, words), turn=False)
    points = words.number(len(findings.points))
    page.heading(words.say("sweep.notes"))
    if max(len(axis.values) for axis in findings.axes) > MOST_LINES:
        page.bullet(words.say("sweep.thinned", points=points))
    for sentence in caveats(findings, words):
        page.bullet(sentence)
    page.bullet(_made(findings.provenance, points, words))
    page.folder(folder)


def _made(made: Provenance, points: str, words: Words) -> str:
    return words.many("sweep.made", made.replications, **made_by(made, words), points=points)


#: Prints the finding only.
show_sweep_finding = alone(sentences)
