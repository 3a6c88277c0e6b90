"""A search on a terminal: the answer, the table of candidates, where it comes from."""

from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Words
from simulator.presentation.page import Grid, Page
from simulator.presentation.search.sentences import name_of, sentences, values_of
from simulator.presentation.tables import cells
from simulator.searched import SearchFindings


def show_search(findings: SearchFindings, console: Console, words: Words, folder: Path) -> None:
    """Print the whole search.

    Parameters
    ----------
    findings : SearchFindings
        What was found.
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
    page.grid(grid(findings, words))
    made = findings.provenance
    page.bullet(
        words.say(
            "search.made",
            scenario=made.scenario,
            sha=made.scenario_sha256[:12],
            seed=made.seed,
            quarters=words.number(findings.quarters),
            candidates=words.number(len(findings.candidates)),
            seconds=words.number(made.elapsed_s, 1),
        )
    )
    page.bullet(words.say("provenance.folder", folder=folder))


def show_search_finding(findings: SearchFindings, console: Console, words: Words) -> None:
    """Print the answer only."""
    page = Page(console, words)
    for sentence in sentences(findings, words):
        page.paragraph(sentence)


def grid(findings: SearchFindings, words: Words) -> Grid:
    """Return the table of candidates."""
    columns = [
        words.say(f"search.column.{name}") for name in ("status", "gain", "net", "cvar", "efficient", "rows")
    ]
    rows = [
        (
            values_of(one, findings, words) or name_of(one, findings, words),
            [
                words.say(f"search.status.{one.status}"),
                cells.single(one.gain, words) if one.values else words.say("search.reference"),
                cells.single(one.net, words),
                cells.single(one.cvar10, words),
                words.say("search.yes") if one.efficient else "",
                words.number(one.rows),
            ],
        )
        for one in findings.candidates
    ]
    title = words.say("search.title", unit=words.unit, weeks=findings.horizon_weeks)
    return Grid(title, words.say("search.corner"), columns, rows, texts=1)
