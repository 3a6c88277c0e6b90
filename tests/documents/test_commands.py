"""Whatever a document tells its reader to type is typed here, in an empty folder beside a copy of the scenarios."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from documents.blocks import DOCUMENTS, ROOT, Block, Command, blocks, commands, matches
from support import inside

#: A document's full run would take minutes; the same command on few rows, without pictures, shows that it works.
FEW_ROWS = ["--replications", "8", "--no-report"]
#: Rows from which a document's own number is not run.
MANY_ROWS = 1_000
SUB_COMMANDS = {"check", "resolve", "new", "schema", "trace", "sweep", "trial", "update", "fit"}
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

WITH_CONSOLE = [
    document
    for document in DOCUMENTS
    if any(block.language == "console" for block in blocks(document.read_text(encoding="utf-8")))
]


def name(document: Path) -> str:
    return str(document.relative_to(ROOT))


def arguments(command: str) -> list[str] | None:
    """Arguments for `simulate` that a command line stands for; None when it starts something else."""
    words = shlex.split(command)
    if words[:2] == ["make", "run"]:
        given = dict(word.split("=", 1) for word in words[2:]).get("ARGS", "scenarios/pilot.toml")
        return shlex.split(given)
    if words[0] in ("simulate", ".venv/bin/simulate"):
        return words[1:]
    return None


def simulate(words: list[str], folder: Path) -> CompletedProcess[str]:
    """Run `simulate` in a folder, the main job, sweeps and trials on few rows."""
    simulates = words[0].endswith(".toml") or words[0] in ("sweep", "trial", "hours", "drivers", "update")
    few = [*FEW_ROWS, "--workers", "1"] if simulates and "--replications" not in words else []
    if words[0] == "fit" and "--out" in words and "--rows" not in words:
        few = ["--rows", "20", "--no-report", "--workers", "1"]
    if words[0] == "search":
        few = ["--max-replications", "1024", "--no-report"]
    if takes_long(words):
        few = ["--help"]
    return inside.simulate(folder, *words, *few)


def takes_long(words: list[str]) -> bool:
    """Whether a command runs until it is precise, on a cluster or for many rows: it is parsed only."""
    rows = words[words.index("--replications") + 1] if "--replications" in words else "0"
    return bool({"--precision", "--dask"} & {*words}) or int(rows) > MANY_ROWS


def perform(command: Command, folder: Path) -> None:
    """Do what one command line says and compare what it prints, where the document promises anything."""
    program, _, filter_ = command.text.partition(" | ")
    words = arguments(program)
    if words is None:
        target = shlex.split(program)
        assert target[0] in ("make", "git", "cd", "sudo"), f"nobody knows what {command.text!r} does"
        assert target[0] != "make" or set(target[1:2]) <= TARGETS, f"make has no target {target[1]}"
        return
    run = simulate(words, folder)
    # A document may show how a wrong file is refused: its output then starts with the number of mistakes.
    refused = re.match(r"\d+ to correct in ", command.output) is not None
    assert run.returncode == (2 if refused else 0), f"{command.text}\n{run.stderr}"
    if command.output and not filter_ and words[0] in SUB_COMMANDS:
        assert matches(command.output, run.stdout + run.stderr if refused else run.stdout), (
            run.stdout + run.stderr
        )


def save(block: Block, folder: Path) -> None:
    """Save a block that names its file."""
    assert block.file is not None
    file = folder / block.file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.body, encoding="utf-8")


@pytest.mark.parametrize("document", WITH_CONSOLE, ids=name)
def test_commands_of_a_document_work(document: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    performed = 0
    for block in blocks(document.read_text(encoding="utf-8")):
        if block.file:
            save(block, tmp_path)
        if block.language == "console":
            for command in commands(block):
                perform(command, tmp_path)
                performed += 1
    assert performed > 0


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_toml_of_a_document_is_toml(document: Path) -> None:
    for block in blocks(document.read_text(encoding="utf-8")):
        if block.language == "toml":
            assert tomllib.loads(block.body), f"{name(document)}:{block.line}"


def test_an_unknown_target_is_caught(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no target"):
        perform(Command("make coffee", ""), tmp_path)
