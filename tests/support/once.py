"""What is slow to make is made once, whichever of the processes that share the tests comes first."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that one process fills and the others wait for; all fail if it fails."""
    shared = factory.getbasetemp()
    folder = (shared.parent if shared.name.startswith("popen-") else shared) / name
    done, failed = folder / ".done", folder / ".failed"
    try:
        folder.mkdir()
    except FileExistsError:
        while not (done.exists() or failed.exists()):
            time.sleep(0.2)
        assert done.exists(), f"{name} could not be made: another process says why"
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder
