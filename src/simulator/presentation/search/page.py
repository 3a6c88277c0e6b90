"""A search on a terminal: the answer, the table of candidates, where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.presentation.grid import Grid
from simulator.presentation.labels import Words
from simulator.presentation.page import Page, alone
from simulator.presentation.search.candidates import label, short_name, shown
from simulator.presentation.search.sentences import sentences
from simulator.presentation.tables import cells, made_by
from simulator.searched import Candidate, SearchFindings
from simulator.statistics import Estimate

SELECTION = ("status", "gain", "behind", "better", "rows")
FRONTIER = ("frontier", "net", "cvar", "cvar_gain")


def show_search(findings: SearchFindings, console: Console, words: Words, folder: Path) -> None:
    """Print the whole search; the folder of its files is named at the end."""
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(sentences(findings, words), style="bold")
    page.grids(grids(findings, words), turn=False)
    page.heading(words.say("sweep.notes"))
    hidden = len(findings.candidates) - len(shown(findings))
    if hidden:
        page.bullet(words.many("search.hidden", hidden))
    page.bullet(words.say("search.errors", indifference=words.money(findings.indifference)))
    page.bullet(_made(findings, words))
    page.folder(folder)


#: Prints the answer only.
show_search_finding = alone(sentences)


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
    return words.say(
        "search.made",
        **made_by(findings.provenance, words),
        quarters=words.number(findings.quarters),
        candidates=words.number(len(findings.candidates)),
    )
