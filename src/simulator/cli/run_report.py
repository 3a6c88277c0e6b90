"""The report of a run: what can be drawn is drawn while the other files of the run folder are written."""

import datetime as dt
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.cli.glancing import Glance, keep_answers

if TYPE_CHECKING:
    from simulator.answered import Answers
    from simulator.findings import Findings
    from simulator.presentation.apart import Here
    from simulator.presentation.labels import Words
    from simulator.presentation.pictures import Account
    from simulator.study import Settings

WORKBOOK = "workbook.xlsx"


class RunReport:
    """Pictures and page of a run folder, with what a glance finds beside the run.

    Parameters
    ----------
    folder : Path
        The run folder.
    findings : Findings
        Of the run.
    language : str or None
        The scenario's unless given.
    draw : Here or None
        What draws; None for no picture, report and workbook, older ones being taken away.
    answers : Future or None
        What the glance finds; kept in the run folder with or without a report. None when what the folder holds stands.
    """

    def __init__(
        self,
        folder: Path,
        findings: "Findings",
        language: str | None,
        draw: "Here | None",
        answers: "Future[Answers] | None",
    ) -> None:
        self._folder, self._findings, self._language = folder, findings, language
        self._draw, self._answers = draw, answers
        self._today = dt.datetime.now().astimezone().date()
        self._answered = False

    def begin(self) -> None:
        """Have drawn what the glance's answers allow so far: all, where it has ended."""
        from simulator.presentation.pictures import REPORT

        if self._draw is None:
            for file in (WORKBOOK, REPORT):
                (self._folder / file).unlink(missing_ok=True)
        else:
            self._draw.begin(self._account())
        if self._answers is None or self._answers.done():
            self._answer()

    def write(self) -> None:
        """Wait for the pictures and for the page, and write them."""
        from simulator.presentation.pictures import draw_all

        self._answer()
        if self._draw is not None:
            draw_all(self._account(), self._folder, self._draw)

    @property
    def words(self) -> "Words | None":
        """Words of the workbook; None where there is none."""
        from simulator.presentation.labels import Words

        if self._draw is None:
            return None
        return Words(self._language or self._findings.language, self._findings.currency)

    def _answer(self) -> None:
        """Wait for the answers, keep them and have the rest drawn, unless that is done."""
        if self._answered:
            return
        if self._answers is not None:
            keep_answers(self._folder, self._answers.result(), self._findings.provenance.scenario_sha256)
        self._answered = True
        if self._draw is not None:
            self._draw.end(self._account())

    def _account(self) -> "Account":
        return account_of(self._folder, self._findings, self._language, self._today)


def drawing_meanwhile(
    settings: "Settings", draw: "Here | None", voice: tuple[str, str], seen: Glance, folder: Path
) -> "Settings":
    """Settings of a run that has drawn, as soon as that can be, what shows no decision.

    Parameters
    ----------
    settings : Settings
        Of the run.
    draw : Here or None
        What draws; None for no picture.
    voice : tuple of str
        Language and currency.
    seen : Glance
        Beside the run: a trial that is judged when the rows are there is drawn while the mixes are described.
    folder : Path
        The run folder.
    """
    if draw is None:
        return settings
    from simulator.answered import Answers
    from simulator.presentation.pictures import Account

    return replace(
        settings,
        simulated=lambda: draw.speak(*voice, seen.trial_kept(folder)),
        described=lambda findings: draw.describe(Account(findings, Answers(), voice[0], dt.date.min)),
    )


def account_of(folder: Path, findings: "Findings", language: str | None, made_on: dt.date) -> "Account":
    """What a report of these findings shows: they, and what other commands found beside the run folder."""
    from simulator.presentation.answers import read_answers
    from simulator.presentation.pictures import Account

    answers = read_answers(folder, findings.provenance.scenario_sha256)
    return Account(findings, answers, language or findings.language, made_on)
