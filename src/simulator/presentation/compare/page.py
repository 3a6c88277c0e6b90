"""Two runs side by side on a terminal: the answer, what is assumed and found otherwise, how it was read."""

from pathlib import Path

from rich.console import Console

from simulator.compared import ComparedFindings, RunFacts
from simulator.presentation.compare.grids import result_grids
from simulator.presentation.compare.lines import assumption_lines
from simulator.presentation.compare.sentences import notes, sentences
from simulator.presentation.labels import Words
from simulator.presentation.page import Page, alone


def show_comparison(
    findings: ComparedFindings, console: Console, words: Words, folder: Path | None = None
) -> None:
    """Print everything; the folder of the record, if there is one, is named at the end."""
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(sentences(findings, words), style="bold")
    page.section(words.say("compare.assumptions"), assumption_lines(findings, words))
    page.grids(result_grids(findings, words), turn=False)
    page.heading(words.say("compare.notes"))
    for note in notes(findings, words):
        page.bullet(note)
    page.bullet(_made(findings.before, words.say("compare.before"), words))
    page.bullet(_made(findings.after, words.say("compare.after"), words))
    if folder is not None:
        page.folder(folder)


#: Prints the answer only.
show_comparison_finding = alone(sentences)


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
