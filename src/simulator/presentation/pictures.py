"""Pictures and the report that holds them, as the files of a run folder."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from simulator.answered import Answers
from simulator.findings import Findings
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words

#: File of the run folder that leadership reads.
REPORT = "report.html"
#: Picture of an answer that is not the run's own.
TRIAL = "trial"
#: The run's own pictures, those first that take longest: those that no decision is needed for, and those that show one.
DESCRIBED, DECIDED = ("hours", "weekly", "difference", "cumulative"), ("drivers", "price")


@dataclass(frozen=True)
class Account:
    """What is shown: findings and answers found beside them, in which words, and the day of the run."""

    findings: Findings
    answers: Answers
    language: str
    made_on: dt.date

    @property
    def words(self) -> Words:
        """The language and the currency."""
        return Words(self.language, self.findings.currency)


#: For a page, with its headline, and for a column of one or a phone.
Width = Literal["wide", "narrow"]
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
#: Account -> every file that a report consists of, "figures/cumulative.svg" -> its bytes.
Draw = Callable[[Account], Mapping[str, bytes]]


def draw_here(account: Account) -> Mapping[str, bytes]:
    """Draw in this process."""
    return bound(account, partial(pieces, account))


def pieces(
    account: Account,
    names: Collection[str] | None = None,
    kinds: tuple[str, ...] = ("svg", "png"),
    widths: tuple[Width, ...] = WIDTHS,
) -> dict[str, bytes]:
    """Return pictures, all unless named: "cumulative.svg", "cumulative.png", "cumulative.narrow.svg"… -> its bytes."""
    from simulator.presentation.figures import figure_bytes, narrow_bytes
    from simulator.presentation.figures.trial import narrow_trial, trial_bytes

    findings, words = account.findings, account.words
    trial = account.answers.trial if names is None or TRIAL in names else None
    drawn: dict[str, bytes] = {}
    if "wide" in widths:
        drawn |= figure_bytes(findings, words, names, kinds)
        drawn |= {} if trial is None else trial_bytes(trial, words, kinds)
    if "narrow" in widths:
        drawn |= {f"{name}.narrow.svg": svg for name, svg in narrow_bytes(findings, words, names).items()}
        drawn |= {} if trial is None else {f"{TRIAL}.narrow.svg": narrow_trial(trial, words)}
    return drawn


def report_page(account: Account) -> bytes:
    """Return `report.html`, which holds no png."""
    return bound(account, partial(pieces, account, kinds=("svg",)))[REPORT]


def bound(account: Account, drawing: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    """Return the files: the pictures of the run, which are asked for when all else on the page is said, and that page."""
    from simulator.presentation.figures import FIGURES
    from simulator.presentation.report import report_html

    drawn = cache(drawing)
    page = report_html(account.findings, account.words, drawn, account.answers, account.made_on)
    files = (f"{name}.{kind}" for name in (*FIGURES, TRIAL) for kind in ("svg", "png"))
    return {**{f"figures/{file}": drawn()[file] for file in files if file in drawn()}, REPORT: page}


def draw_all(account: Account, folder: Path, draw: Draw = draw_here) -> list[Path]:
    """Write every picture and the report into the run folder, all of them or none.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    contents = {folder / name: content for name, content in draw(account).items()}
    write_whole(contents)
    return list(contents)
