"""`simulate trial` as its users meet it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from acceptance.running import PILOT, TABLE, apart, simulate

QUICK = ("--replications", "40", "--workers", "1", "--lengths", "2,13", "--no-report")


def test_the_pilot_in_its_own_language(tmp_path: Path) -> None:
    done = simulate(tmp_path, "trial", PILOT, *QUICK)
    assert done.returncode == 0, done.stderr
    assert "Comment le lire" in done.stdout
    found = json.loads((tmp_path / "runs/pilot-trial/trial.json").read_text(encoding="utf-8"))
    assert found["options"] == {"stop": "internal", "go_on": "pilot"}
    assert [one["weeks"] for one in found["lengths"]] == [2, 13]


def test_a_five_line_table_in_english_on_a_narrow_ascii_terminal(tmp_path: Path) -> None:
    narrow = {"COLUMNS": "40", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = apart(tmp_path, "trial", TABLE, *QUICK, "--lang", "en", **narrow)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert max(len(line.rstrip()) for line in done.stdout.splitlines()) <= 40


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "simulator", "trial", str(TABLE), *QUICK, "--json", "--lang", "en"]
    done = subprocess.run(
        words,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode(errors="replace")
    assert "replications" in shown
    json.loads(done.stdout)
