"""A trial's worth on a terminal: the answer, the rules, the tables, what to keep in mind, where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from simulator.presentation.labels import Names, Words
from simulator.presentation.page import Page
from simulator.presentation.trial.grids import grids
from simulator.presentation.trial.rules import amount
from simulator.presentation.trial.sentences import finding
from simulator.tried import TrialFindings


def show_trial(findings: TrialFindings, console: Console, words: Words, folder: Path) -> None:
    """Print everything.

    Parameters
    ----------
    findings : TrialFindings
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
    for sentence in finding(findings, words):
        page.paragraph(sentence, style="bold")
    for grid in grids(findings, words):
        page.grid(grid, turn=False)
    page.heading(words.say("trial.notes"))
    for sentence in (*_notes(findings, words), _made(findings, words)):
        page.bullet(sentence)
    page.bullet(words.say("provenance.folder", folder=folder))


def show_trial_finding(findings: TrialFindings, console: Console, words: Words) -> None:
    """Print the answer and the rules only."""
    page = Page(console, words)
    for sentence in finding(findings, words):
        page.paragraph(sentence)


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
    made = findings.provenance
    return words.many(
        "trial.made",
        len(findings.lengths),
        scenario=made.scenario,
        sha=made.scenario_sha256[:12],
        seed=made.seed,
        rows=words.number(made.replications),
        simulated=words.number(findings.simulated),
        engine=made.engine,
        version=made.version,
        seconds=words.number(made.elapsed_s, 1),
    )
