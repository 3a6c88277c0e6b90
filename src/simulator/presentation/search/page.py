"""A search on a terminal: the answer, the table of candidates, where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Words
from simulator.presentation.page import Grid, Page
from simulator.presentation.search.candidates import label, short_name, shown
from simulator.presentation.search.sentences import sentences
from simulator.presentation.tables import cells
from simulator.searched import Candidate, SearchFindings
from simulator.statistics import Estimate

SELECTION = ("status", "gain", "behind", "better", "rows")
FRONTIER = ("frontier", "net", "cvar", "cvar_gain")


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
    for grid in grids(findings, words):
        page.grid(grid, turn=False)
    page.heading(words.say("sweep.notes"))
    hidden = len(findings.candidates) - len(shown(findings))
    if hidden:
        page.bullet(words.many("search.hidden", hidden))
    page.bullet(words.say("search.errors", indifference=words.money(findings.indifference)))
    page.bullet(_made(findings, words))
    page.bullet(words.say("provenance.folder", folder=folder))


def show_search_finding(findings: SearchFindings, console: Console, words: Words) -> None:
    """Print the answer only."""
    page = Page(console, words)
    for sentence in sentences(findings, words):
        page.paragraph(sentence)


def grids(findings: SearchFindings, words: Words) -> Iterator[Grid]:
    """Yield the tables: who is selected, then the efficient frontier."""
    for name, columns, line in (("selection", SELECTION, _selection), ("frontier", FRONTIER, _frontier)):
        yield Grid(
            title=words.say(
                f"search.title.{name}", unit=words.unit, weeks=words.weeks(findings.horizon_weeks)
            ),
            corner=label(findings, words),
            columns=[words.say(f"search.column.{one}") for one in columns],
            rows=[(short_name(one, findings, words), line(one, words)) for one in shown(findings)],
            texts=1,
        )


def _selection(one: Candidate, words: Words) -> list[str]:
    return [
        words.say(f"search.status.{one.status}"),
        _gain(one.gain, words),
        "" if one.behind.value == 0.0 else cells.single(one.behind, words, most=0),
        cells.chance(one.probability_better, words),
        words.number(one.rows),
    ]


def _frontier(one: Candidate, words: Words) -> list[str]:
    return [
        words.say(f"search.frontier.{one.frontier}"),
        cells.single(one.net, words, most=0),
        cells.single(one.cvar10, words, most=0),
        _gain(one.cvar10_gain, words),
    ]


def _gain(gain: Estimate | None, words: Words) -> str:
    return words.say("search.reference") if gain is None else cells.single(gain, words, most=0)


def _made(findings: SearchFindings, words: Words) -> str:
    made = findings.provenance
    return words.say(
        "search.made",
        scenario=made.scenario,
        sha=made.scenario_sha256[:12],
        seed=made.seed,
        quarters=words.number(findings.quarters),
        candidates=words.number(len(findings.candidates)),
        engine=made.engine,
        version=made.version,
        seconds=words.number(made.elapsed_s, 1),
    )
