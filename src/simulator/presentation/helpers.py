"""Pictures drawn by forks of a process that draws, beside what it draws itself."""

import os
import pickle
import signal
from io import BufferedReader
from types import TracebackType
from typing import NoReturn, Self

from simulator.presentation.pictures import Account, pieces


class Helpers:
    """Forks of this process, which must have no other thread; where there can be none, it draws everything itself.

    Whatever is still at work when the context is left has nobody to work for, and is ended.
    """

    def __init__(self) -> None:
        self._working: list[tuple[int, BufferedReader]] = []
        self._drawn: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for helper, held in self._working:
            held.close()
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)

    def begin(self, account: Account, names: tuple[str, ...]) -> None:
        """Have pictures drawn."""
        if not names:
            return
        if not hasattr(os, "fork"):
            self._drawn |= pieces(account, names)
            return
        reader, writer = os.pipe()
        helper = os.fork()
        if helper == 0:
            os.close(reader)  # so that writing fails, and does not wait for ever, once nobody reads
            _help(writer, account, names)
        os.close(writer)
        self._working.append((helper, os.fdopen(reader, "rb")))

    def drawn(self) -> dict[str, bytes]:
        """Wait for all of them.

        Raises
        ------
        EOFError
            When one ended before its pictures did.
        """
        for _, held in self._working:
            self._drawn |= pickle.load(held)  # noqa: S301  # written by our own fork
        return self._drawn


def _help(writer: int, account: Account, names: tuple[str, ...]) -> NoReturn:
    try:
        with os.fdopen(writer, "wb") as out:
            pickle.dump(pieces(account, names), out)
    finally:
        os._exit(0)
