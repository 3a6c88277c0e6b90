"""Run `simulate` as a user does, in an empty folder, on few rows: inside this process, or apart as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.inside import simulate

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
PILOT, TABLE, TEN_REPS = (str(SCENARIOS / f"{name}.toml") for name in ("pilot", "table", "ten-reps"))
Command = Callable[..., subprocess.CompletedProcess[str]]
SIMULATE = [sys.executable, "-m", "simulator"]


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment, the package found from any folder, with some changes."""
    return os.environ | {"PYTHONPATH": str(ROOT / "src"), "MPLBACKEND": "Agg", "COLUMNS": "100"} | changes


def apart(folder: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `simulate` to its end as a process of its own."""
    return subprocess.run(
        [*SIMULATE, *words],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def run(folder: Path, scenario: str, rows: int, *words: str, by: Command = simulate) -> Path:
    """Simulate a few rows without pictures, with one worker unless the words say otherwise; return the run folder."""
    out = folder / "run"
    done = by(
        folder,
        scenario,
        "--out",
        str(out),
        "--replications",
        str(rows),
        "--no-report",
        "--workers",
        "1",
        *words,
    )
    assert done.returncode == 0, done.stderr
    (out / "stdout.txt").write_text(done.stdout, encoding="utf-8")
    return out


def summary(folder: Path) -> dict[str, Any]:
    """Read the summary of a run folder."""
    return json.loads((folder / "summary.json").read_text(encoding="utf-8"))


def outcomes(folder: Path) -> bytes:
    """Read the bytes of the outcomes of a run folder."""
    return (folder / "outcomes.parquet").read_bytes()
