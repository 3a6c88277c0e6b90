"""Pictures and the report that holds them, drawn here or by a second process that loads what it needs while this one simulates."""

import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.answered import Answers
from simulator.findings import Findings
from simulator.presentation.files import write_whole
from simulator.presentation.labels import Words

#: File of the run folder that leadership reads.
REPORT = "report.html"
#: Picture of an answer that is not the run's own.
TRIAL = "trial"
#: Seconds that the second process has to leave.
PATIENCE = 5.0


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


#: Account -> every file that a report consists of, "figures/cumulative.svg" -> its bytes.
Draw = Callable[[Account], Mapping[str, bytes]]


def draw_here(account: Account) -> Mapping[str, bytes]:
    """Draw in this process."""
    return _bound(account, pieces(account))


def pieces(
    account: Account, names: Collection[str] | None = None, kinds: tuple[str, ...] = ("svg", "png")
) -> dict[str, bytes]:
    """Return pictures, all unless named: "cumulative.svg", "cumulative.png", "cumulative.narrow.svg"… -> its bytes."""
    from simulator.presentation.figures import figure_bytes, narrow_bytes
    from simulator.presentation.figures.trial import narrow_trial, trial_bytes

    findings, words, trial = account.findings, account.words, account.answers.trial
    drawn = figure_bytes(findings, words, names, kinds)
    drawn |= {f"{name}.narrow.svg": svg for name, svg in narrow_bytes(findings, words, names).items()}
    if trial is not None and (names is None or TRIAL in names):
        drawn |= {**trial_bytes(trial, words, kinds), f"{TRIAL}.narrow.svg": narrow_trial(trial, words)}
    return drawn


def report_page(account: Account) -> bytes:
    """Return `report.html`, which holds no png."""
    return _bound(account, pieces(account, kinds=("svg",)))[REPORT]


def _bound(account: Account, drawn: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files: the pictures of the run, and the page that holds them all."""
    from simulator.presentation.figures import FIGURES
    from simulator.presentation.report import report_html

    page = report_html(account.findings, account.words, drawn, account.answers, account.made_on)
    files = (f"{name}.{kind}" for name in (*FIGURES, TRIAL) for kind in ("svg", "png"))
    return {**{f"figures/{file}": drawn[file] for file in files if file in drawn}, REPORT: page}


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


class Apart:
    """Draws as `draw_here` does, in a process that was started beforehand; here when that process is gone."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def __call__(self, account: Account) -> Mapping[str, bytes]:
        """Draw in the other process."""
        drawn, _ = self._process.communicate(pickle.dumps(account))
        if self._process.returncode != 0 or not drawn:
            return draw_here(account)
        files: Mapping[str, bytes] = pickle.loads(drawn)  # noqa: S301  # written by our own process
        return files


@contextmanager
def apart() -> Iterator[Apart]:
    """Lend a second process to draw with, and end it: told nothing, it leaves by itself and its folders with it."""
    process = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Apart(process)
    finally:
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def _draw_when_told() -> None:
    """Load the pictures' code, wait for what to draw, and draw it; Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from simulator.presentation import figures, report  # noqa: F401  # loaded while the other process simulates

    told = sys.stdin.buffer.read()
    if told:
        account: Account = pickle.loads(told)  # noqa: S301  # written by our own process
        sys.stdout.buffer.write(pickle.dumps(_bound(account, _drawn_by_two(account))))


def _drawn_by_two(account: Account) -> dict[str, bytes]:
    """Every second picture is drawn by a fork of this process, which has no other thread; where none can be, here."""
    from simulator.presentation.figures import FIGURES

    names = (*FIGURES, TRIAL)
    if not hasattr(os, "fork"):
        return pieces(account)
    reader, writer = os.pipe()
    if os.fork() == 0:
        with os.fdopen(writer, "wb") as out:
            pickle.dump(pieces(account, names[1::2]), out)
        os._exit(0)
    os.close(writer)
    own = pieces(account, names[::2])
    with os.fdopen(reader, "rb") as held:
        others: dict[str, bytes] = pickle.load(held)  # noqa: S301  # written by our own fork
    return own | others


if __name__ == "__main__":
    # The class that the other process pickles is the module's, not this script's.
    from simulator.presentation.pictures import _draw_when_told as draw_when_told

    draw_when_told()
