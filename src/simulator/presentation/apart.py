"""A report drawn by a second process, which loads what it needs while this one gets ready to simulate."""

import atexit
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from simulator.execution.workers import deaf_to_interrupts
from simulator.presentation.helpers import FORKS, Helpers
from simulator.presentation.pictures import DECIDED, DESCRIBED, TRIAL, Account, Tried, bound, draw_here
from simulator.tried import TrialFindings

#: Language and currency of all that is told afterwards, and the trial, where it is known first.
Voice = tuple[str, str, TrialFindings | None]
#: What is shown, the names of the pictures to draw of it, and whether the page is to be bound.
Order = tuple[Account, tuple[str, ...], bool]

#: Seconds that the second process has to leave.
PATIENCE = 5.0


class Here:
    """Draws a report in this process."""

    def speak(self, language: str, currency: str, trial: TrialFindings | None = None) -> None:
        """Learn the words of what will be shown, and draw a trial that all accounts will hold, if that can be done meanwhile."""

    def describe(self, account: Account) -> None:
        """Draw what neither a decision nor an answer is needed for, if that can be done meanwhile."""

    def begin(self, account: Account) -> None:
        """Draw what no answer is needed for, if that can be done meanwhile."""

    def end(self, account: Account) -> None:
        """Draw the rest, if that can be done meanwhile: the account is whole."""

    def __call__(self, account: Account) -> Mapping[str, bytes]:
        """Return every file of the report: "figures/cumulative.svg" -> its bytes."""
        return draw_here(account)


class Apart(Here):
    """Draws in a process that was started beforehand; here when that process is gone."""

    def __init__(self, process: BaseProcess, pipe: "Connection[Voice | Order, Mapping[str, bytes]]") -> None:
        self._process, self._pipe = process, pipe
        self._begun: set[str] = set()
        self._spoken = self._ended = False

    def speak(self, language: str, currency: str, trial: TrialFindings | None = None) -> None:
        """Tell the other process, once: its helpers then find the words, and need not learn them each."""
        if not self._spoken:
            self._spoken = True
            self._begun |= set() if trial is None else {TRIAL}
            self._tell((language, currency, trial))

    def describe(self, account: Account) -> None:
        """Tell the other process, which begins."""
        self._order(account, DESCRIBED)

    def begin(self, account: Account) -> None:
        """Tell the other process, which goes on with what it has not begun."""
        self._order(account, (*DESCRIBED, *DECIDED))

    def end(self, account: Account) -> None:
        """Tell the other process, which ends with the page."""
        if not self._ended:
            self._ended = True
            self._order(account, (*DESCRIBED, *DECIDED, TRIAL), ended=True)

    def __call__(self, account: Account) -> Mapping[str, bytes]:
        """Wait for what the other process has been told to end, or is told now."""
        self.end(account)
        try:
            return self._pipe.recv()
        except (OSError, EOFError):
            return super().__call__(account)

    def _order(self, account: Account, names: tuple[str, ...], *, ended: bool = False) -> None:
        self.speak(account.language, account.findings.currency)
        wanted = tuple(name for name in names if name not in self._begun)
        self._begun |= set(wanted)
        if wanted or ended:
            self._tell((account, wanted, ended))

    def _tell(self, told: Voice | Order) -> None:
        with suppress(OSError):  # it is gone, and nothing comes back
            self._pipe.send(told)


@contextmanager
def apart() -> Iterator[Apart]:
    """Lend a second process to draw with, and end it: told nothing, it leaves by itself and its folders with it."""
    context = multiprocessing.get_context("fork") if FORKS else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_draw_when_told, args=(ours, theirs))
    with deaf_to_interrupts():  # Ctrl-C is for the process that asks
        process.start()
    theirs.close()
    try:
        yield Apart(process, ours)
    except BaseException:
        process.terminate()  # nobody waits for what it draws
        raise
    finally:
        ours.close()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()


def _draw_when_told(
    askers: "Connection[object, object]", pipe: "Connection[Mapping[str, bytes], Any]"
) -> None:
    """Load the pictures' code, wait for what to draw, and draw it, silently: what fails here is done, and said, by who asked."""
    askers.close()  # held by the asker alone, it tells when that is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that its folders go with it
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a device
        os.dup2(nowhere.fileno(), 2)
    atexit._clear()  # noqa: SLF001  # what the asker has to do at its end; as multiprocessing itself from Python 3.13
    try:
        from simulator.presentation.figures.rehearsal import rehearse, rehearse_words
        from simulator.presentation.report.page import load

        with suppress(EOFError):
            language, currency, trial = pipe.recv()
            rehearse()
            load()
            rehearse_words(language, currency)
            pipe.send(_drawn(pipe, None if trial is None else Tried(trial, language, currency)))
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001


def _drawn(pipe: "Connection[Mapping[str, bytes], Order]", tried: Tried | None) -> Mapping[str, bytes]:
    """Have drawn the trial, where it is known, and whatever is ordered until all is; then bind the page."""
    ended = False
    with Helpers(os.cpu_count() or 1) as helpers:
        if tried is not None:
            helpers.draw(tried, (TRIAL,))
        while not ended:
            helpers.until(pipe)
            account, names, ended = pipe.recv()
            helpers.draw(account, names)
        with ThreadPoolExecutor(1) as attending:  # to the helpers, while the page is begun
            return bound(account, attending.submit(helpers.drawn).result)
