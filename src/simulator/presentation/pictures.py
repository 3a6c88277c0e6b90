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
from simulator.tried import TrialFindings

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


@dataclass(frozen=True)
class Tried:
    """What is shown of a trial while nothing else is known, and in which words."""

    trial: TrialFindings
    language: str
    currency: str

    @property
    def words(self) -> Words:
        """The language and the currency."""
        return Words(self.language, self.currency)


#: For a page, with its headline, and for a column of one or a phone.
Width = Literal["wide", "narrow"]
WIDTHS: tuple[Width, ...] = ("wide", "narrow")
#: Of the files of a picture.
KINDS: tuple[str, ...] = ("svg", "png")
#: Account -> every file that a report consists of, "figures/cumulative.svg" -> its bytes.
Draw = Callable[[Account], Mapping[str, bytes]]


def draw_here(account: Account) -> Mapping[str, bytes]:
    """Draw in this process."""
    return bound(account, partial(pieces, account))


def pieces(
    account: Account,
    names: Collection[str] | None = None,
    kinds: tuple[str, ...] = KINDS,
    widths: tuple[Width, ...] = WIDTHS,
) -> dict[str, bytes]:
    """Return pictures, all unless named: "cumulative.svg", "cumulative.png", "cumulative.narrow.svg"… -> its bytes."""
    from simulator.presentation.figures import figure_bytes, narrow_bytes

    findings, words, trial = account.findings, account.words, account.answers.trial
    drawn: dict[str, bytes] = {}
    if "wide" in widths:
        drawn |= figure_bytes(findings, words, names, kinds)
    if "narrow" in widths:
        drawn |= {f"{name}.narrow.svg": svg for name, svg in narrow_bytes(findings, words, names).items()}
    if trial is not None and (names is None or TRIAL in names):
        drawn |= _pieces_of_trial(trial, words, kinds, widths)
    return drawn


def _pieces_of_trial(
    trial: TrialFindings, words: Words, kinds: tuple[str, ...], widths: tuple[Width, ...]
) -> dict[str, bytes]:
    from simulator.presentation.figures.trial import narrow_trial, trial_bytes

    drawn = trial_bytes(trial, words, kinds) if "wide" in widths else {}
    return drawn | ({f"{TRIAL}.narrow.svg": narrow_trial(trial, words)} if "narrow" in widths else {})


def piece(shown: Account | Tried, name: str, width: Width) -> dict[str, bytes]:
    """Return one picture, as wide as told; of a trial alone, its own whatever the name."""
    if isinstance(shown, Tried):
        return _pieces_of_trial(shown.trial, shown.words, KINDS, (width,))
    return pieces(shown, [name], KINDS, (width,))


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
