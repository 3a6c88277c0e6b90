"""The pictures of the page: what each shows, in words, as a picture and as a table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from simulator.presentation.figures import FINDINGS
from simulator.presentation.grid import Grid
from simulator.presentation.labels import Words
from simulator.presentation.report import values
from simulator.presentation.report.case import Case
from simulator.presentation.report.embed import data_address
from simulator.presentation.report.ink import plain
from simulator.presentation.trial import answer, unweighed_lines

#: The pictures, five where each can be drawn, in order, and those of the sections that follow.
FIVE: tuple[str, ...] = ("cumulative", "difference", "price", "drivers", "trial")
LATER: tuple[str, ...] = ("weekly", "hours")
#: Values of each picture.
VALUES: Mapping[str, Callable[[Case], list[Grid]]] = {
    "cumulative": values.cumulative,
    "difference": values.difference,
    "price": values.price,
    "drivers": values.drivers,
    "trial": values.trial,
    "weekly": values.weekly,
    "hours": values.hours,
}


@dataclass(frozen=True)
class Plate:
    """A picture: `wide` and `narrow` are its addresses, "" when there is none and `missing` says why.

    `command` finds what is missing, or more than is shown, as `missing` then says; "" when nothing can.
    """

    name: str
    subject: str
    finding: str = ""
    alternative: str = ""
    wide: str = ""
    narrow: str = ""
    grids: list[Grid] = field(default_factory=list)
    missing: str = ""
    command: str = ""


def plates(case: Case, pictures: Mapping[str, bytes]) -> dict[str, Plate]:
    """Return every picture by its name.

    Parameters
    ----------
    pictures : mapping of str to bytes
        "cumulative.svg" and "cumulative.narrow.svg", and so on; those that the findings could not fill are absent.
    """
    return {name: _plate(case, name, pictures) for name in (*FIVE, *LATER)}


def _plate(case: Case, name: str, pictures: Mapping[str, bytes]) -> Plate:
    words = case.words
    subject = words.say(f"report.subject.{name}")
    command = case.command("trial") if name == "trial" and case.tries else ""
    if f"{name}.svg" not in pictures:
        missing = words.say(f"report.missing.{name}") if command or name in LATER else ""
        return Plate(name, subject, missing=missing, command=command)
    finding = finding_of(case, name)
    return Plate(
        name,
        subject,
        finding,
        alternative_of(finding, name, words),
        data_address(pictures[f"{name}.svg"]),
        data_address(pictures[f"{name}.narrow.svg"]),
        VALUES[name](case),
        " ".join(_more(case)) if command else "",
        command,
    )


def alternative_of(finding: str, name: str, words: Words) -> str:
    """Return what stands for a picture that is not seen: what it shows, and how."""
    return plain(f"{finding.removesuffix('.')}. {words.say(f'report.alternative.{name}')}")


def _more(case: Case) -> Iterator[str]:
    """What the picture of the trial leaves out: a better mix that no outcome of it leads to, how many rows it rests on, the rules."""
    trial = case.answers.trial
    if trial is not None:
        yield from unweighed_lines(trial, case.words)
        yield case.words.many("report.rows.trial", trial.provenance.replications)
    yield case.words.say("report.more.trial")


def chosen(plates: Mapping[str, Plate]) -> list[Plate]:
    """Return, of the five pictures, those that there are, and the one that a command still finds."""
    return [plates[name] for name in FIVE if plates[name].wide or plates[name].command]


def finding_of(case: Case, name: str) -> str:
    """Return what a picture shows, in a sentence; only where there is one."""
    if name == "trial" and case.answers.trial is not None:
        return answer(case.answers.trial, case.words)
    return FINDINGS[name](case.findings, case.words)
