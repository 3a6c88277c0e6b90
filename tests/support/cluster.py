"""A Dask cluster of this machine: a scheduler and workers as processes of their own, on ports that the system chooses."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Seconds that anything may take to start or to stop.
PATIENCE = 60.0
SCHEDULER = ("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
WORKER = ("dask_worker", "--host", "127.0.0.1", "--no-nanny", "--nthreads", "1", "--no-dashboard")


@dataclass
class Cluster:
    """A scheduler that listens on 127.0.0.1, and its workers."""

    folder: Path
    address: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start a worker; it joins by itself."""
        words = ("--local-directory", str(self.folder), "--name", f"worker-{len(self.workers)}")
        self.workers.append(start(self.folder, *WORKER, *words, self.address))
        return self.workers[-1]


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Start a scheduler and workers; everything is stopped at the end."""
    told = folder / "scheduler.json"
    scheduler = start(folder, *SCHEDULER, "--scheduler-file", str(told))
    made = Cluster(folder)
    try:
        made.address = address_in(told, scheduler)
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        for process in (*made.workers, scheduler):
            process.kill()
        for process in (*made.workers, scheduler):
            process.wait(PATIENCE)


def start(folder: Path, command: str, *words: str) -> subprocess.Popen[bytes]:
    """Start one of Dask's own commands."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    with (folder / f"{command}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{command}", *words],
            env=os.environ | {"PYTHONPATH": path},
            stdout=log,
            stderr=log,
        )


def address_in(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """Wait until the scheduler has written where it listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and scheduler.poll() is None:
        with suppress(OSError, ValueError, KeyError):
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        time.sleep(0.05)
    raise TimeoutError(f"no scheduler: see {file.parent}")
