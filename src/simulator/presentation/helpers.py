"""Pictures drawn by forks of a process that draws, one picture at a time each, so that every core has one to draw."""

import os
import signal
import sys
from collections import deque
from itertools import product
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, NoReturn, Self, TypeAlias, cast

from simulator.execution.workers import stand_back
from simulator.presentation.pictures import WIDTHS, Account, Tried, Width, piece

Drawn = dict[str, bytes]
#: What is shown, the name of the picture to draw of it, and how wide.
Work = tuple[Account | Tried, str, Width]
_Line: TypeAlias = "Connection[Work, Drawn]"
#: A fork finds loaded what this process has loaded; elsewhere the system's own libraries do not bear to be forked.
FORKS = sys.platform == "linux"


class Helpers:
    """Forks of this process, which must have no other thread; where there can be none, it draws everything itself.

    One that has drawn its picture is given the next: a new fork would copy anew what drawing touches, and learn it anew.
    Whatever is still at work when the context is left has nobody to work for, and is ended.

    Parameters
    ----------
    most : int
        How many work at a time.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: deque[Work] = deque()
        self._hired: dict[_Line, int] = {}
        self._idle: list[_Line] = []
        self._drawn: Drawn = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line, helper in self._hired.items():
            line.close()
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)

    def draw(self, shown: Account | Tried, names: tuple[str, ...]) -> None:
        """Have pictures drawn, after those asked for earlier."""
        if FORKS:
            asked = [*self._waiting, *((shown, name, width) for name, width in product(names, WIDTHS))]
            # what is drawn last is a small thing, and keeps nobody waiting long
            self._waiting = deque(sorted(asked, key=lambda work: WIDTHS.index(work[-1])))
            self._start()
        else:
            for name, width in product(names, WIDTHS):
                self._drawn |= piece(shown, name, width)

    def until(self, told: "Connection[Any, Any]") -> None:
        """Keep the helpers at work until there is something to hear, or nobody to say it."""
        while told not in self._attend(told):
            pass

    def drawn(self) -> Drawn:
        """Wait for all of them, without another fork: as many as ever are were hired when the last picture was asked for.

        Raises
        ------
        EOFError
            When one ended before its picture did.
        """
        while len(self._idle) < len(self._hired):
            self._attend()
        return self._drawn

    def _attend(self, *others: "Connection[Any, Any]") -> "list[Connection[Any, Any]]":
        """Wait for a helper, or for one of the others, and give the next picture to whoever is free."""
        working = [line for line in self._hired if line not in self._idle]
        ready = cast("list[Connection[Any, Any]]", wait([*others, *working]))
        for line in ready:
            if line in self._hired:
                self._drawn |= line.recv()
                self._idle.append(line)
        self._start()
        return ready

    def _start(self) -> None:
        while self._waiting and (self._idle or len(self._hired) < self._most):
            line = self._idle.pop() if self._idle else self._hire()
            line.send(self._waiting.popleft())

    def _hire(self) -> _Line:
        ours, theirs = Pipe()
        helper = os.fork()
        if helper == 0:
            for held in (ours, *self._hired):
                held.close()  # so that whoever is at the other end does not wait for ever, once nobody is at this one
            _help(theirs)
        theirs.close()
        self._hired[ours] = helper
        return ours


def _help(asker: "Connection[Drawn, Work]") -> NoReturn:
    stand_back()  # behind the process that judges and writes meanwhile: what that still has to say is waited for
    try:
        while True:
            asker.send(piece(*asker.recv()))
    finally:
        os._exit(0)
