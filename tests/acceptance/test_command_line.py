"""What scripts and shells rely on: exit codes, pipes, the run folder, narrow and plain terminals."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from acceptance.running import PILOT, SIMULATE, TABLE, apart, environment, outcomes, run, simulate, summary

#: The contract's run folder, report and workbook apart.
DATA = {"summary.json", "outcomes.parquet", "weekly.parquet", "beliefs.parquet", "scenario.resolved.toml"}
HEAVY = ("numpy", "numba", "scipy", "matplotlib", "simpy", "polars", "holidays")
NARROW = 40
ESCAPE = "\x1b"

#: Line number of each mistake, and what the remedy names.
MISTAKES = {3: "headcount", 8: "mean = { p10", 9: "success", 12: "visits", 15: "add up to 1"}
FIVE_MISTAKES = """title = "Five mistakes"
[profiles.rep]
headcuont   = 3
headcount   = 3
hourly_cost = 38

[channels]
calls  = { hours = 0.4, success = 0.03, value = { p10 = 2_000, p90 = 4_000 } }
emails = { hours = 0.1, succes = 0.004, success = 0.01, value = 3_000 }
visits = { hours = 2.5, success = 0.25, value = 6_000 }
[mixes.internal]
rep = { calls = 0.6, emails = 0.1, visit = 0.3 }

[mixes.pilot]
rep = { calls = 0.8, emails = 0.5, visits = 0.3 }
"""


@pytest.fixture(scope="module")
def table_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the run folder of the table on few rows."""
    return run(tmp_path_factory.mktemp("table"), TABLE, 4)


def test_check_prints_five_mistakes_at_once_with_line_and_remedy(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text(FIVE_MISTAKES, encoding="utf-8")
    done = apart(tmp_path, "check", "wrong.toml", COLUMNS="2000")
    said = done.stdout + done.stderr
    assert done.returncode == 2
    assert "Traceback" not in said
    entries = {
        int(found[1]): found[0] for found in re.finditer(r"^.*?\bline (\d+), .*$", said, flags=re.MULTILINE)
    }
    assert entries.keys() == MISTAKES.keys()
    for line, remedy in MISTAKES.items():
        assert remedy in entries[line].split(": ", 1)[1], entries[line]


@pytest.mark.parametrize(
    "words",
    [
        ["nowhere.toml"],
        [TABLE, "--replications", "0"],
        [TABLE, "--no-such-option"],
        [TABLE, "--mix", "nobody"],
        [TABLE, "--set", "profiles.rep.headcount=-1"],
    ],
    ids=["no file", "no rows", "no option", "no mix", "no head"],
)
def test_wrong_input_exits_with_two_and_a_message(tmp_path: Path, words: list[str]) -> None:
    done = simulate(tmp_path, *words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_what_a_command_says_inside_this_process_it_says_as_one_of_its_own(tmp_path: Path) -> None:
    """Most tests run commands inside their own process: streams, exit code and files are those of a process."""
    refused = [TABLE, "--mix", "nobody"]
    for words in (refused, ["resolve", TABLE]):
        inside, outside = simulate(tmp_path, *words), apart(tmp_path, *words)
        assert (inside.returncode, inside.stdout, inside.stderr) == (
            outside.returncode,
            outside.stdout,
            outside.stderr,
        )


def test_interrupted_keeps_and_says_what_was_finished(tmp_path: Path) -> None:
    screen, terminal = pty.openpty()  # the progress bar, shown on a terminal only, tells when a block is done
    words = [
        TABLE,
        "--replications",
        "20000",
        "--workers",
        "1",
        "--no-report",
        "--lang",
        "en",
        "--out",
        "run",
    ]
    started = subprocess.Popen(
        [*SIMULATE, *words], cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=terminal
    )
    os.close(terminal)
    shown = wait_for(screen, r"[1-9]\d*/20000")
    started.send_signal(signal.SIGINT)
    shown += rest(screen)
    os.close(screen)
    assert started.wait(timeout=120) == 130
    kept = len(pl.read_parquet(tmp_path / "run" / "outcomes.parquet")) // 2
    assert 0 < kept < 20_000
    assert str(kept) in shown.rsplit("Interrupted", 1)[1]
    assert summary(tmp_path / "run")["provenance"]["replications"] == kept


def wait_for(screen: int, pattern: str) -> str:
    """Read a terminal until something shows on it."""
    shown = ""
    while not re.search(pattern, shown):
        shown += os.read(screen, 4096).decode("utf-8", "replace")
    return shown


def rest(screen: int) -> str:
    """Read a terminal until nobody writes to it any more, which Linux reports as an error."""
    shown = ""
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:
            return shown
        if not part:
            return shown
        shown += part.decode("utf-8", "replace")


def test_json_goes_through_a_pipe(tmp_path: Path) -> None:
    words = [*SIMULATE, TABLE, "--replications", "4", "--workers", "1", "--no-report", "--json"]
    with subprocess.Popen(words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE) as producer:
        consumer = subprocess.run(
            [sys.executable, "-m", "json.tool"], stdin=producer.stdout, capture_output=True, check=False
        )
    assert (producer.returncode, consumer.returncode) == (0, 0), consumer.stderr
    printed, written = json.loads(consumer.stdout), summary(tmp_path / "runs" / "table")
    assert printed["mixes"] == written["mixes"]
    assert printed["provenance"]["scenario_sha256"] == written["provenance"]["scenario_sha256"]


def test_who_stops_reading_what_is_printed_loses_no_file(tmp_path: Path) -> None:
    words = [*SIMULATE, TABLE, "--replications", "4", "--workers", "1"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as producer:
        assert producer.stdout is not None
        producer.stdout.close()
        _, said = producer.communicate()
    folder = tmp_path / "runs" / "table"
    assert {path.name for path in folder.iterdir()} >= {*DATA, "report.html", "figures"}
    assert not (folder / "blocks").exists()
    assert b"Traceback" not in said


def test_the_run_folder_holds_what_the_contract_says(tmp_path: Path) -> None:
    done = apart(tmp_path, TABLE, "--replications", "4", "--workers", "1")
    folder = tmp_path / "runs" / "table"
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"runs"}
    assert {path.name for path in folder.iterdir() if path.is_file()} >= DATA
    assert {path.suffix for path in (folder / "figures").iterdir()} == {".svg", ".png"}
    assert not list(folder.rglob("*.part"))
    rows = pl.read_parquet(folder / "outcomes.parquet")
    assert len(rows) == 2 * 4
    assert rows.select("mix", "draw", "replication").is_unique().all()
    resolved = simulate(tmp_path, "resolve", TABLE).stdout
    assert (folder / "scenario.resolved.toml").read_text(encoding="utf-8") == resolved


def test_a_foreign_run_folder_is_kept_without_force(table_run: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    shutil.copytree(table_run, folder)
    words = [PILOT, "--mix", "internal", "--replications", "2", "--workers", "1", "--no-report"]
    refused = simulate(tmp_path, *words, "--out", "run")
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert outcomes(folder) == outcomes(table_run)
    assert simulate(tmp_path, *words, "--out", "run", "--force").returncode == 0
    assert outcomes(folder) != outcomes(table_run)


def test_the_same_scenario_may_run_again_in_its_folder(table_run: Path, tmp_path: Path) -> None:
    shutil.copytree(table_run, tmp_path / "run")
    assert outcomes(run(tmp_path, TABLE, 4)) == outcomes(table_run)


def test_a_plain_narrow_terminal_is_respected(tmp_path: Path) -> None:
    words = [TABLE, "--replications", "4", "--workers", "1", "--no-report"]
    done = apart(tmp_path, *words, COLUMNS=str(NARROW), NO_COLOR="1", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert ESCAPE not in done.stdout + done.stderr
    assert max(len(line) for line in done.stdout.splitlines()) <= NARROW


def test_an_ascii_terminal_loses_no_message(tmp_path: Path) -> None:
    words = [TABLE, "--replications", "4", "--workers", "1", "--no-report", "--lang", "fr"]
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = apart(tmp_path, *words, **plain)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert "Traceback" not in done.stderr


def python(place: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own."""
    words = [sys.executable, "-c", program]
    return subprocess.run(words, cwd=place, env=environment(), capture_output=True, text=True, check=False)


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv = ['simulate', '--help']\n"
        "from simulator.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('loaded:', [name for name in {HEAVY} if name in sys.modules])"
    )
    done = python(tmp_path, program)
    assert done.stdout.rstrip().endswith("loaded: []"), done.stdout + done.stderr
    assert "SCENARIO.toml" in done.stdout


@pytest.mark.parametrize("words", [["--help"], ["--no-such-option"]])
def test_a_program_that_ends_at_once_loses_nothing(tmp_path: Path, words: list[str]) -> None:
    """Neither what is printed, nor its code, nor what others have to do at the end."""
    program = (
        f"import sys; sys.argv = ['simulate', *{words}]\n"
        "import atexit\n"
        "from simulator.__main__ import program\n"
        "from simulator import cli\n"
        "told = cli.simulate\n"
        "cli.simulate = lambda **more: (atexit.register(print, 'the end'), told(**more))\n"
        "program()"
    )
    done = python(tmp_path, program)
    plain = apart(tmp_path, *words)
    assert done.returncode == plain.returncode
    assert done.stderr == plain.stderr
    assert done.stdout == plain.stdout + "the end\n"
