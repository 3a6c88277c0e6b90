"""A fit on a terminal: the answer, what each file says, the tables, how each file was read."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.calibration.readers import ReadReport
from simulator.fitted import FitFindings
from simulator.presentation.fit.grids import assumed, grids
from simulator.presentation.fit.sentences import finding, told
from simulator.presentation.labels import Words, phrase_in
from simulator.presentation.labels.problems import named
from simulator.presentation.page import Page, alone


def show_fit(findings: FitFindings, console: Console, words: Words, folder: Path) -> None:
    """Print everything; the folder of the pictures and the data is named at the end."""
    page = Page(console, words)
    page.paragraphs(finding(findings, words), style="bold")
    page.section(words.say("fit.table.told"), told(findings, words))
    page.grids(grids(findings, words), turn=False)
    page.heading(words.say("fit.table.assumed"))
    for sentence in assumed(findings, words):
        page.bullet(sentence)
    page.heading(words.say("fit.table.files"))
    for report in findings.reports:
        for sentence in _read(report, words):
            page.bullet(sentence)
    page.bullet(
        words.say(
            "fit.made",
            scenario=findings.scenario,
            sha=findings.scenario_sha256[:12],
            version=findings.version,
        )
    )
    page.folder(folder)


#: Prints the answer only.
show_fit_finding = alone(finding)


def _read(report: ReadReport, words: Words) -> Iterator[str]:
    yield words.many(
        "fit.read",
        report.rows,
        file=report.file,
        format=named(report.format, words.language),
        status=words.say(f"fit.status.{report.status}"),
        kept=words.number(report.kept),
        refused=words.number(report.refused),
    )
    for note in report.notes:
        yield phrase_in(note.said, words.language)
    for one in report.similar:
        yield words.many(
            f"fit.similar.{'listed' if one.reference else 'within'}",
            one.rows,
            written=one.written,
            meant=one.meant,
            reference=one.reference,
        )
