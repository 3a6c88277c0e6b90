"""A sweep on a terminal: the finding, the tables, what to keep in mind, where it comes from."""

from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Words
from simulator.presentation.page import Page
from simulator.presentation.sweep.grids import MOST_LINES, grids
from simulator.presentation.sweep.sentences import caveats, sentences
from simulator.swept import SweepFindings


def show_sweep(findings: SweepFindings, console: Console, words: Words, folder: Path) -> None:
    """Print the whole sweep.

    Parameters
    ----------
    findings : SweepFindings
        What the sweep found.
    console : Console
        Where to print; its width, colours and encoding are respected.
    words : Words
        Language and currency.
    folder : Path
        Where the files are, named at the end.
    """
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    for sentence in sentences(findings, words):
        page.paragraph(sentence, style="bold")
    for grid in grids(findings, words):
        page.grid(grid, turn=False)
    page.heading(words.say("sweep.notes"))
    if max(len(axis.values) for axis in findings.axes) > MOST_LINES:
        page.bullet(words.say("sweep.thinned", points=words.number(len(findings.points))))
    for sentence in caveats(findings, words):
        page.bullet(sentence)
    page.bullet(_made(findings, words))
    page.bullet(words.say("provenance.folder", folder=folder))


def show_sweep_finding(findings: SweepFindings, console: Console, words: Words) -> None:
    """Print the finding only."""
    page = Page(console, words)
    for sentence in sentences(findings, words):
        page.paragraph(sentence)


def _made(findings: SweepFindings, words: Words) -> str:
    made = findings.provenance
    return words.say(
        "sweep.made",
        scenario=made.scenario,
        sha=made.scenario_sha256[:12],
        seed=made.seed,
        rows=words.number(made.replications),
        points=words.number(len(findings.points)),
        engine=made.engine,
        version=made.version,
        seconds=words.number(made.elapsed_s, 1),
    )
