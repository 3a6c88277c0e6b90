"""Whole processes: how long they take, and how much memory at their peak."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.effort import Effort
from benchmarks.report import ROOT

SIMULATE = (sys.executable, "-m", "simulator")


@dataclass(frozen=True)
class Spent:
    """Wall-clock seconds of a process and its peak resident memory."""

    seconds: float
    mebibytes: float


def run(command: Sequence[str], extra: Mapping[str, str] | None = None) -> Spent:
    """Run a command to its end.

    Raises
    ------
    RuntimeError
        When it fails, with the end of what it said.
    """
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = start(command, extra, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # it is waited for already
        if process.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed: {said.read()[-2000:].decode(errors='replace')}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # bytes there, kibibytes elsewhere
    return Spent(seconds, usage.ru_maxrss / unit)


def start(
    command: Sequence[str], extra: Mapping[str, str] | None = None, output: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a command in the repository, with more environment; this tree's package is the one that it imports.

    Bytecode is kept from one process to the next, as it is unless somebody forbids it: the libraries' own is there anyway.
    """
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))} | dict(extra or {})
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def pilot(effort: Effort, rows: int, out: Path, *options: str) -> list[str]:
    """Compose the main job on the pilot, into a folder of its own."""
    engine = "simpy" if effort.stand_in else "compiled"
    words = ["--replications", str(rows), "--out", str(out), "--engine", engine, "--quiet"]
    return [*SIMULATE, str(ROOT / "scenarios" / "pilot.toml"), *words, *options]


def offers(option: str) -> bool:
    """Whether the main job knows an option."""
    said = subprocess.run(
        [*SIMULATE, "run", "--help"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return option in said.stdout


@contextmanager
def folder() -> Iterator[Path]:
    """Lend a folder for runs, deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        yield Path(name)
