"""A run that is killed, stopped or short of room loses nothing that was finished, and goes on to the same bytes."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from acceptance.running import SIMULATE, TABLE, apart, environment, outcomes, run, simulate, summary

ROWS = 50
WORDS = (
    TABLE,
    "--replications",
    str(ROWS),
    "--no-report",
    "--lang",
    "en",
    "--out",
    "run",
    "--engine",
    "simpy",
)
ALONE = ("--workers", "1")
#: Seconds after which something that should have happened long ago has not.
PATIENCE = 120.0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the run folder of an uninterrupted run."""
    return run(tmp_path_factory.mktemp("whole"), TABLE, ROWS, "--engine", "simpy")


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds a run killed after its third block."""
    folder = tmp_path_factory.mktemp("half")
    stopped(folder, signal.SIGKILL, 3)
    return folder


def blocks(folder: Path) -> list[Path]:
    return sorted((folder / "run" / "blocks").glob("*.block"))


def begun(folder: Path, number: int, *words: str) -> subprocess.Popen[str]:
    """Start the run; return as soon as its folder holds so many blocks, the first among them, or it is over."""
    started = subprocess.Popen(
        [*SIMULATE, *WORDS, *(words or ALONE)],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + PATIENCE
    first = folder / "run" / "blocks" / "0-0000000000-0000000009.block"
    while (len(blocks(folder)) < number or not first.exists()) and started.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.002)
    return started


def stopped(folder: Path, how: signal.Signals, number: int, *words: str) -> tuple[int, str]:
    """Start the run and send a signal when it has so many blocks; return its exit code and what it said."""
    started = begun(folder, number, *words)
    started.send_signal(how)
    _, said = started.communicate(timeout=PATIENCE)
    return started.returncode, said


def test_killed_at_random_moments_it_goes_on_to_the_same_bytes(whole: Path, tmp_path: Path) -> None:
    moments = random.Random(5)  # noqa: S311  # moments, not secrets
    for kill in range(3):
        started = begun(
            tmp_path, min(ROWS // 10 - 1, len(blocks(tmp_path)) + 1), *ALONE, *["--resume"][:kill]
        )
        time.sleep(moments.random() * 0.2)
        started.kill()
        _, said = started.communicate(timeout=PATIENCE)
        assert started.returncode == -signal.SIGKILL, said
        assert blocks(tmp_path)
        assert not (tmp_path / "run" / "outcomes.parquet").exists()
    done = simulate(tmp_path, *WORDS, *ALONE, "--resume")
    assert done.returncode == 0, done.stderr
    assert "Taking up an interrupted run" in done.stderr
    assert outcomes(tmp_path / "run") == outcomes(whole)
    assert summary(tmp_path / "run")["mixes"] == summary(whole)["mixes"]
    assert not list((tmp_path / "run").glob("blocks*"))
    assert not list(tmp_path.rglob("*.part"))


def test_an_interrupted_run_is_neither_overwritten_nor_taken_up_unasked(half: Path, tmp_path: Path) -> None:
    shutil.copytree(half / "run", tmp_path / "run")
    before = [file.read_bytes() for file in blocks(tmp_path)]
    held = 10 * len(before)
    refused = simulate(tmp_path, *WORDS, *ALONE)
    assert refused.returncode == 2
    assert f"holds {held} of the {ROWS} replications of an interrupted run" in " ".join(
        refused.stderr.split()
    )
    assert "--resume" in refused.stderr
    assert "--force" in refused.stderr
    french = simulate(tmp_path, *WORDS, *ALONE, "--lang", "fr")
    assert f"contient {held} des {ROWS} réplications" in " ".join(french.stderr.split(" "))
    both = simulate(tmp_path, *WORDS, *ALONE, "--resume", "--force")
    assert both.returncode == 2
    assert [file.read_bytes() for file in blocks(tmp_path)] == before
    assert {path.name for path in (tmp_path / "run").iterdir()} == {"blocks"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--seed", "2"), "another --seed"),
        (("--sampling", "latin"), "another --sampling"),
        (("--mix", "internal"), "other mixes"),
        (("--set", "profiles.rep.headcount=2"), "another scenario"),
    ],
)
def test_another_run_is_not_resumed(half: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    shutil.copytree(half / "run", tmp_path / "run")
    refused = simulate(tmp_path, *WORDS, *ALONE, *words, "--resume")
    assert refused.returncode == 2, refused.stderr
    assert said in " ".join(refused.stderr.split())
    assert len(blocks(tmp_path)) == len(blocks(half))


def test_a_damaged_block_is_found_and_said(half: Path, whole: Path, tmp_path: Path) -> None:
    shutil.copytree(half / "run", tmp_path / "run")
    os.truncate(blocks(tmp_path)[1], 5_000)
    done = simulate(tmp_path, *WORDS, *ALONE, "--resume")
    assert done.returncode == 0, done.stderr
    assert "Damaged blocks found and computed again: 1" in done.stderr
    assert outcomes(tmp_path / "run") == outcomes(whole)


def test_force_starts_anew(half: Path, whole: Path, tmp_path: Path) -> None:
    shutil.copytree(half / "run", tmp_path / "run")
    done = simulate(tmp_path, *WORDS, *ALONE, "--force")
    assert done.returncode == 0, done.stderr
    assert outcomes(tmp_path / "run") == outcomes(whole)
    assert not list((tmp_path / "run").glob("blocks*"))


def test_a_finished_run_is_told_again_without_simulating(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "run")
    (tmp_path / "run" / "summary.json").unlink()
    (tmp_path / "run/hours.json").write_text("{}", encoding="utf-8")  # a glance, which nobody takes again
    again = simulate(tmp_path, *WORDS, *ALONE, "--resume")
    assert again.returncode == 0, again.stderr
    assert f"is finished, with {ROWS} replications" in again.stderr
    assert outcomes(tmp_path / "run") == outcomes(whole)
    for key in ("mixes", "comparisons", "ignorance_share", "advice"):
        assert summary(tmp_path / "run")[key] == summary(whole)[key]
    assert (tmp_path / "run/hours.json").read_text(encoding="utf-8") == "{}"


def test_ctrl_c_keeps_what_was_finished_for_resume(whole: Path, tmp_path: Path) -> None:
    code, said = stopped(tmp_path, signal.SIGINT, 2, "--workers", "2")
    assert code == 130, said
    assert "--resume" in said
    told = re.search(r"(\d+) (?:finished )?replications a mix", " ".join(said.split()))
    assert told is not None
    assert 0 < int(told[1]) <= ROWS
    if (
        "holds" not in said
    ):  # on a busy machine Ctrl-C may come after the last row, when there is no summary yet
        assert summary(tmp_path / "run")["provenance"]["replications"] == int(told[1]) < ROWS
    done = simulate(tmp_path, *WORDS, "--workers", "2", "--resume")
    assert done.returncode == 0, done.stderr
    assert outcomes(tmp_path / "run") == outcomes(whole)


def test_no_worker_outlives_a_killed_program(tmp_path: Path) -> None:
    started = begun(tmp_path, 1, "--workers", "2")
    workers = psutil.Process(started.pid).children(recursive=True)
    started.kill()
    started.communicate(timeout=PATIENCE)
    assert workers
    _, alive = psutil.wait_procs(workers, timeout=PATIENCE)
    assert alive == []


def short_of_room(limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize(("limit", "held"), [(10_000, 0), (80_000, ROWS)], ids=["a block", "the outcomes"])
def test_no_room_is_said_and_nothing_is_half_written(
    whole: Path, tmp_path: Path, limit: int, held: int
) -> None:
    done = subprocess.run(
        [*SIMULATE, *WORDS, *ALONE],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=short_of_room(limit),  # no threads here yet
    )
    assert done.returncode == 2, done.stderr
    assert "file too large" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.part"))
    assert 10 * len(blocks(tmp_path)) == held
    assert not (tmp_path / "run" / "outcomes.parquet").exists()
    if held:
        assert f"holds {held} finished replications" in done.stderr
        assert simulate(tmp_path, *WORDS, *ALONE, "--resume").returncode == 0
        assert outcomes(tmp_path / "run") == outcomes(whole)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 300 KB, where the system lets us make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only the administrator may mount a file system")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=False)


def test_a_full_disk_and_a_read_only_one(small_disk: Path) -> None:
    """As processes of their own: what is left open inside this one would keep the disk busy."""
    full = apart(small_disk, *WORDS, *ALONE)
    assert full.returncode == 2, full.stderr
    assert "no space left on device" in full.stderr.lower()
    assert blocks(small_disk)
    assert not list(small_disk.rglob("*.part"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for words in (("--resume",), ("--out", "other")):
        refused = apart(small_disk, *WORDS, *ALONE, *words)
        assert refused.returncode == 2
        assert "nothing can be written in this folder" in " ".join(refused.stderr.split())
