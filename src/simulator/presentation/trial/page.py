"""A trial's worth on a terminal: the answer, the rules, the tables, what to keep in mind, where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Names, Words
from simulator.presentation.page import Page, alone
from simulator.presentation.tables import made_by
from simulator.presentation.trial.grids import grids
from simulator.presentation.trial.rules import amount
from simulator.presentation.trial.sentences import finding
from simulator.tried import TrialFindings


def show_trial(findings: TrialFindings, console: Console, words: Words, folder: Path) -> None:
    """Print everything; the folder of the files is named at the end."""
    page = Page(console, words)
    page.paragraph(findings.title, style="bold")
    page.paragraphs(finding(findings, words), style="bold")
    page.grids(grids(findings, words), turn=False)
    page.section(words.say("trial.notes"), (*_notes(findings, words), _made(findings, words)))
    page.folder(folder)


#: Prints the answer and the rules only.
show_trial_finding = alone(finding)


def _notes(findings: TrialFindings, words: Words) -> Iterator[str]:
    names = Names(findings.labels, words)
    stop = names.mix(findings.options["stop"])
    kind = "gain_running" if findings.platforms else "gain"
    for option, gain in findings.weekly_gain.items():
        yield words.say(
            f"trial.{kind}",
            mix=names.mix(findings.options[option]),
            stop=stop,
            gain=amount(gain, words, signed=True),
        )
    yield words.say("trial.open")
    if not findings.platforms:
        yield words.say("trial.team")
    yield " ".join(_afterwards(findings, words))
    yield words.say("trial.judged")


def _afterwards(findings: TrialFindings, words: Words) -> Iterator[str]:
    if findings.platforms:
        yield words.say("trial.start")
    used = "used" if findings.discount_rate > 0.0 else "used_plain"
    rate = words.exact_percent(findings.discount_rate)
    yield words.say(f"trial.{used}", applies=words.weeks(findings.applies_weeks), rate=rate)


def _made(findings: TrialFindings, words: Words) -> str:
    simulated = words.number(findings.simulated)
    made = made_by(findings.provenance, words)
    return words.many("trial.made", len(findings.lengths), **made, simulated=simulated)
