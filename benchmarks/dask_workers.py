"""The run on Dask workers beside the same run on local threads."""

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.effort import Effort
from benchmarks.processes import folder, offers, pilot, run, start
from benchmarks.report import Figure, Result, Table

TITLE = "Dask workers, beside local threads"
METHOD = """\
Whole processes, wall-clock: `simulate scenarios/pilot.toml` on two local threads, then with `--dask` on 1, 2 and 4 workers of one
thread each, started beforehand on the same machine (so that four share its cores with each other, and all share them with the client)."""
WORKERS = (1, 2, 4)
LOCAL = "two local threads"
PATIENCE = 60.0


def measure(effort: Effort) -> Result | None:
    """Measure it; None when the main job knows no Dask."""
    if not offers("--dask"):
        return None
    rows = effort.rows(100_000, 20_000)
    seconds: dict[str, list[float]] = {}
    with folder() as place:
        for _ in range(effort.long_rounds):
            local = pilot(effort, rows, place / "local", "--force", "--workers", "2")
            seconds.setdefault(LOCAL, []).append(run(local).seconds)
            for count in WORKERS:
                with cluster(count) as address:
                    job = pilot(effort, rows, place / "dask", "--force", "--dask", address)
                    seconds.setdefault(f"{count} Dask workers", []).append(run(job).seconds)
    ratios = [one / two for one, two in zip(seconds["2 Dask workers"], seconds[LOCAL], strict=True)]
    what = f"two Dask workers, {rows:,} rows a mix: time beside two local threads"
    figure = Figure(what, statistics.median(ratios), low=min(ratios), high=max(ratios), at_most=1.15)
    base = statistics.median(seconds[LOCAL])
    lines = [
        (name, statistics.median(took), statistics.median(took) / base) for name, took in seconds.items()
    ]
    return Result(
        "dask_workers", TITLE, METHOD, (figure,), (Table(("", "seconds", "beside threads"), tuple(lines)),)
    )


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """Start a scheduler and workers of one thread on this machine, and stop them afterwards; gives the address."""
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = ["worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--no-nanny"]
    with ExitStack() as stack:
        for words in (scheduler, *[worker] * workers):
            process = start([sys.executable, "-m", "dask", *words])
            stack.callback(_stop, process)
            if words is scheduler:
                _wait_for(port)
        _wait_for_workers(address, workers)
        yield address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1.0).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the Dask scheduler did not start")


def _wait_for_workers(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=PATIENCE) as client:
        client.wait_for_workers(workers, timeout=PATIENCE)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10.0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
