"""`simulate sweep` as its users meet it."""

import json
import subprocess
from pathlib import Path

import polars as pl

from acceptance.running import TABLE, Command, apart, simulate

PRICE = "platforms.phoning.price=0:1200:600"
QUICK = ("--replications", "8", "--workers", "1", "--engine", "simpy", "--set", "horizon.weeks=4")


def sweep(
    folder: Path, *words: str, by: Command = simulate, **changes: str
) -> subprocess.CompletedProcess[str]:
    return by(folder, "sweep", TABLE, *QUICK, *words, **changes)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_one_quantity(tmp_path: Path) -> None:
    done = sweep(tmp_path, "--over", PRICE)
    assert done.returncode == 0, done.stderr
    assert "Prix du rendez-vous validé (phoning)" in done.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert not done.stderr
    folder = tmp_path / "runs" / "table-sweep"
    assert files(folder) == {"sweep.json", "sweep.parquet", "figures/sweep.svg", "figures/sweep.png"}
    found = json.loads((folder / "sweep.json").read_text(encoding="utf-8"))
    assert [point["values"] for point in found["points"]] == [[0.0], [600.0], [1200.0]]
    assert found["axes"][0]["own"] == 120.0
    assert pl.read_parquet(folder / "sweep.parquet").shape[0] == 6


def test_two_quantities_in_english_without_a_picture(tmp_path: Path) -> None:
    words = ("--over", "channels.calls.success=0.01,0.05", "--lang", "en", "--no-report", "--out", "here")
    done = sweep(tmp_path, "--over", PRICE, *words)
    assert done.returncode == 0, done.stderr
    assert "points" in done.stdout
    assert files(tmp_path / "here") == {"sweep.json", "sweep.parquet"}


def test_json_is_alone_on_standard_output(tmp_path: Path) -> None:
    done = sweep(tmp_path, "--over", PRICE, "--json", "--no-report")
    assert json.loads(done.stdout) == json.loads(
        (tmp_path / "runs/table-sweep/sweep.json").read_text(encoding="utf-8")
    )


def test_quiet_prints_the_finding_only(tmp_path: Path) -> None:
    done = sweep(tmp_path, "--over", PRICE, "--quiet", "--no-report", "--lang", "en")
    assert done.stdout.startswith("Price of a validated appointment")
    assert len(done.stdout.splitlines()) < 6


def test_a_narrow_ascii_terminal(tmp_path: Path) -> None:
    narrow = {"COLUMNS": "40", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = sweep(tmp_path, "--over", PRICE, "--no-report", by=apart, **narrow)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert max(len(line.rstrip()) for line in done.stdout.splitlines()) <= 40


def test_the_picture_of_an_earlier_sweep_is_not_left_beside_new_data(tmp_path: Path) -> None:
    assert sweep(tmp_path, "--over", PRICE).returncode == 0
    assert sweep(tmp_path, "--over", "profiles.rep.headcount=1,2", "--no-report").returncode == 0
    assert files(tmp_path / "runs/table-sweep") == {"sweep.json", "sweep.parquet"}


def test_another_scenarios_sweep_is_never_lost(tmp_path: Path) -> None:
    assert sweep(tmp_path, "--over", PRICE, "--no-report").returncode == 0
    other = ("--set", "profiles.rep.hourly_cost=50", "--over", PRICE, "--no-report")
    refused = sweep(tmp_path, *other, "--lang", "en")
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert sweep(tmp_path, *other, "--force").returncode == 0


def test_wrong_input_is_refused_in_words(tmp_path: Path) -> None:
    refused = sweep(tmp_path, "--over", "platforms.phoning.prise=1,2", "--over", "title=a,b", COLUMNS="400")
    assert refused.returncode == 2
    assert not refused.stdout
    assert "seuls des nombres peuvent être balayés" in refused.stderr
    assert files(tmp_path) == set()


def test_an_unknown_mix_and_no_quantity_are_refused(tmp_path: Path) -> None:
    refused = sweep(tmp_path, "--over", PRICE, "--mix", "pilto", "--lang", "en")
    assert refused.returncode == 2
    assert "pilot" in refused.stderr
    assert sweep(tmp_path).returncode == 2
