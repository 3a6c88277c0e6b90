"""Worker processes leave Ctrl-C to the program that started them, and end when it ends; others are let go first."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait

#: How far back who is not waited for stands: it gets a quarter of a core that somebody else wants too.
YIELDING = 5


def stand_back() -> None:
    """Let others go first from now on: this very thread, which only Linux can tell from its process; nobody elsewhere."""
    if sys.platform == "linux":
        os.nice(YIELDING)


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let the processes started meanwhile inherit that Ctrl-C is not for them; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker() -> None:
    """Prepare a worker process: deaf to Ctrl-C, and not to be left behind when its parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
