"""`simulate` inside the test's own process: same words, folder, streams and exit code, without starting Python each time."""

import os
from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from click.testing import CliRunner

from simulator.cli.group import simulate as command


def simulate(folder: Path, *words: str, **changes: str) -> CompletedProcess[str]:
    """Run `simulate` to its end in a folder, with some changes of the environment.

    What only a process of its own can show, a signal, a pipe, a terminal, a home, a lack of room, needs one.

    Raises
    ------
    BaseException
        Whatever a command lets through: as a process, it would have ended with a traceback.
    """
    with chdir(folder), patch.dict(os.environ, {"COLUMNS": "100", **changes}):
        done = CliRunner().invoke(command, list(words), prog_name="simulate")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(["simulate", *words], done.exit_code, done.stdout, done.stderr)
