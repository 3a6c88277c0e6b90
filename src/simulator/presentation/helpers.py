"""Pictures drawn by forks of a process that draws: one each, so that every core has one to draw."""

import os
import signal
import sys
from collections import deque
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, NoReturn, Self, cast

from simulator.presentation.pictures import Account, pieces

Drawn = dict[str, bytes]
#: A fork finds loaded what this process has loaded; elsewhere the system's own libraries do not bear to be forked.
FORKS = sys.platform == "linux"


class Helpers:
    """Forks of this process, which must have no other thread; where there can be none, it draws everything itself.

    Whatever is still at work when the context is left has nobody to work for, and is ended.

    Parameters
    ----------
    most : int
        How many work at a time.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: deque[tuple[Account, str]] = deque()
        self._working: dict[Connection[None, Drawn], int] = {}
        self._drawn: Drawn = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for held, helper in self._working.items():
            held.close()
            _end(helper)

    def draw(self, account: Account, names: tuple[str, ...]) -> None:
        """Have pictures drawn, after those asked for earlier."""
        if FORKS:
            self._waiting += [(account, name) for name in names]
            self._start()
        else:
            self._drawn |= pieces(account, names)

    def until(self, told: "Connection[Any, Any]") -> None:
        """Keep the helpers at work until there is something to hear, or nobody to say it."""
        while told not in self._attend(told):
            pass

    def drawn(self) -> Drawn:
        """Wait for all of them.

        Raises
        ------
        EOFError
            When one ended before its picture did.
        """
        while self._working:
            self._attend()
        return self._drawn

    def _attend(self, *others: "Connection[Any, Any]") -> "list[Connection[Any, Any]]":
        """Wait for a helper, or for one of the others, and give the next picture to whoever is free."""
        ready = cast("list[Connection[Any, Any]]", wait([*others, *self._working]))
        for one in ready:
            if one in self._working:
                self._drawn |= one.recv()
                one.close()
                _end(self._working.pop(one))
        self._start()
        return ready

    def _start(self) -> None:
        while self._waiting and len(self._working) < self._most:
            account, name = self._waiting.popleft()
            ours, theirs = Pipe(duplex=False)
            helper = os.fork()
            if helper == 0:
                ours.close()  # so that sending fails, and does not wait for ever, once nobody reads
                _help(theirs, account, name)
            theirs.close()
            self._working[ours] = helper


def _help(asker: "Connection[Drawn, None]", account: Account, name: str) -> NoReturn:
    try:
        asker.send(pieces(account, [name]))
    finally:
        os._exit(0)


def _end(helper: int) -> None:
    os.kill(helper, signal.SIGKILL)
    os.waitpid(helper, 0)
