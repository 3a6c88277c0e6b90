"""Who is not waited for lets others go first."""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator.execution.workers import YIELDING, stand_back


def priority() -> int:
    """How far back this thread stands."""
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a priority is that of a whole process")
def test_a_thread_that_stands_back_takes_nobody_with_it() -> None:
    before = priority()
    with ThreadPoolExecutor(1) as aside:
        aside.submit(stand_back).result()
        assert aside.submit(priority).result() == min(before + YIELDING, 19)
    assert priority() == before
