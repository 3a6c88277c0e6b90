"""A report drawn by a second process, which loads what it needs while this one gets ready to simulate."""

import atexit
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from simulator.execution.workers import deaf_to_interrupts
from simulator.presentation.pictures import TRIAL, Account, bound, draw_here, pieces

#: Seconds that the second process has to leave.
PATIENCE = 5.0


class Here:
    """Draws a report in this process."""

    def begin(self, account: Account) -> None:
        """Draw what no answer is needed for, if that can be done meanwhile."""

    def __call__(self, account: Account) -> Mapping[str, bytes]:
        """Return every file of the report: "figures/cumulative.svg" -> its bytes."""
        return draw_here(account)


class Apart(Here):
    """Draws in a process that was started beforehand; here when that process is gone."""

    def __init__(self, process: BaseProcess, pipe: "Connection[object, Mapping[str, bytes]]") -> None:
        self._process, self._pipe = process, pipe
        self._begun = False

    def begin(self, account: Account) -> None:
        """Tell the other process, which begins."""
        self._begun = True
        with suppress(OSError):  # it is gone, and nothing comes back
            self._pipe.send(account)

    def __call__(self, account: Account) -> Mapping[str, bytes]:
        """Let the other process end what it has begun, with the answers."""
        if not self._begun:
            self.begin(account)
        try:
            self._pipe.send(account)
            return self._pipe.recv()
        except (OSError, EOFError):
            return super().__call__(account)


@contextmanager
def apart() -> Iterator[Apart]:
    """Lend a second process to draw with, and end it: told nothing, it leaves by itself and its folders with it."""
    # A fork finds loaded what this process has loaded; elsewhere the system's own libraries do not bear to be forked.
    fork = sys.platform == "linux"
    context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
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
    askers: "Connection[object, object]", pipe: "Connection[Mapping[str, bytes], Account]"
) -> None:
    """Load the pictures' code, wait for what to draw, and draw it, silently: what fails here is done, and said, by who asked."""
    askers.close()  # held by the asker alone, it tells when that is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that its folders go with it
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a device
        os.dup2(nowhere.fileno(), 2)
    atexit._clear()  # noqa: SLF001  # what the asker has to do at its end; as multiprocessing itself from Python 3.13
    try:
        from simulator.presentation import figures, report  # noqa: F401  # loaded before anything is told

        with suppress(EOFError):
            pipe.send(_drawn_by_two(pipe))
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001


def _drawn_by_two(pipe: "Connection[Mapping[str, bytes], Account]") -> Mapping[str, bytes]:
    """Every second picture is drawn by a fork of this process, which has no other thread; where none can be, here."""
    from simulator.presentation.figures import FIGURES

    account, names = pipe.recv(), tuple(FIGURES)
    if not hasattr(os, "fork"):
        drawn = pieces(account, names)
        account = pipe.recv()
        return bound(account, drawn | pieces(account, [TRIAL]))
    reader, writer = os.pipe()
    helper = os.fork()
    if helper == 0:
        try:
            os.close(reader)  # so that writing fails, and does not wait for ever, once nobody reads
            with os.fdopen(writer, "wb") as out:
                pickle.dump(pieces(account, names[1::2]), out)
        finally:
            os._exit(0)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as held:
            drawn = pieces(account, names[::2])
            account = pipe.recv()
            drawn |= pieces(account, [TRIAL])
            drawn |= pickle.load(held)  # noqa: S301  # written by our own fork
    finally:
        os.kill(helper, signal.SIGKILL)  # it has nothing left to do, or nobody to do it for
        os.waitpid(helper, 0)
    return bound(account, drawn)
