"""The two commands of the README on a machine that lacks something, and on one where everything is installed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from documents.blocks import ROOT

TOOLS = ("make", "sh", "sed", "awk", "touch", "rm", "find", "cat")
TOO_OLD = "exit 1"
WITHOUT_ENSUREPIP = 'case "$2" in *ensurepip*) exit 1;; esac'


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """Make a repository with the Makefile alone, and a path that holds no Python."""
    for folder in ("bin", "repo"):
        (tmp_path / folder).mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, f"{tool} is needed"
        (tmp_path / "bin" / tool).symlink_to(found)
    for file in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / "repo")
    return tmp_path


def add_python(bench: Path, name: str, script: str) -> None:
    program = bench / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def make(bench: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *words],
        cwd=bench / "repo",
        env={"PATH": str(bench / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_recent_python(bench: Path) -> None:
    add_python(bench, "python3", TOO_OLD)
    run = make(bench, "run")
    assert run.returncode != 0
    assert "No Python of 3.11 or later was found" in run.stderr


def test_a_python_without_ensurepip(bench: Path) -> None:
    add_python(bench, "python3", WITHOUT_ENSUREPIP)
    run = make(bench, "test")
    assert run.returncode != 0
    assert "apt install python3-venv" in run.stderr


@pytest.mark.parametrize(
    ("target", "stamp"),
    [("run", ".installed-run"), ("unit", ".installed-dev"), ("bench", ".installed-bench")],
)
def test_the_second_run_installs_nothing(bench: Path, target: str, stamp: str) -> None:
    environment = bench / "repo" / ".venv"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").touch()
    assert "pip install" in make(bench, "-n", target).stdout
    (environment / stamp).touch()
    assert "pip install" not in make(bench, "-n", target).stdout
    newer = (environment / stamp).stat().st_mtime + 10
    os.utime(bench / "repo" / "pyproject.toml", (newer, newer))
    assert "pip install" in make(bench, "-n", target).stdout, "a change of the dependencies is installed"


def test_make_alone_lists_every_command(bench: Path) -> None:
    listed = set(re.findall(r"^  make (\w+) ", make(bench).stdout, flags=re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony
    assert listed == set(phony[1].split())


def test_ci_calls_make_test_from_anywhere() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").rstrip().endswith("make test")
