"""`simulate report`: a finished run's report again, from its folder alone."""

import json
import sys
from pathlib import Path

import pytest

FEW = ("--replications", "4", "--workers", "1", "--out", "here", "--lang", "en")


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Draw nothing, and say in which language it was asked for."""
    asked: list[str] = []

    def pieces(account, names=None, kinds=()) -> dict[str, bytes]:
        asked.append(account.language)
        return {}

    monkeypatch.setattr("simulator.presentation.pictures.pieces", pieces)
    return asked


def test_every_run_writes_it_and_no_report_omits_it(run, scenario, tmp_path: Path, drawn_once) -> None:
    assert run(scenario, *FEW).exit_code == 0
    assert "Leadership report" in (tmp_path / "here" / "report.html").read_text(encoding="utf-8")
    assert run(scenario, *FEW, "--seed", "2", "--no-report").exit_code == 0
    assert not (tmp_path / "here" / "report.html").exists()


def test_it_is_told_again_in_another_language_without_simulating(
    run, scenario, tmp_path: Path, drawn_once, monkeypatch
) -> None:
    assert run(scenario, *FEW).exit_code == 0
    first = (tmp_path / "here" / "report.html").read_bytes()
    before = {file.name: file.read_bytes() for file in (tmp_path / "here").iterdir() if file.is_file()}
    monkeypatch.setattr("simulator.study.run.run", lambda *_: pytest.fail("it was simulated"))
    done = run("report", "here", "--lang", "fr", "--out", "again.html")
    assert done.exit_code == 0, done.stderr
    assert "Rapport de direction" in (tmp_path / "again.html").read_text(encoding="utf-8")
    assert run("report", "here", "--lang", "en", "--out", "same.html").exit_code == 0
    assert (tmp_path / "same.html").read_bytes() == first
    assert before == {
        file.name: file.read_bytes() for file in (tmp_path / "here").iterdir() if file.is_file()
    }
    assert drawn_once == ["en", "fr", "en"]


def test_its_workbook_is_the_run_s_own(run, scenario, tmp_path: Path, drawn_once) -> None:
    assert run(scenario, *FEW).exit_code == 0
    first = (tmp_path / "here" / "workbook.xlsx").read_bytes()
    assert run("report", "here", "--format", "xlsx", "--lang", "en", "--out", "again.xlsx").exit_code == 0
    assert (tmp_path / "again.xlsx").read_bytes() == first


def test_a_trial_and_hours_that_lie_beside_are_shown(run, scenario, tmp_path: Path, drawn_once) -> None:
    """Those of another scenario are not."""
    assert run(scenario, *FEW).exit_code == 0
    assert "simulate hours sales.toml" in (tmp_path / "here" / "report.html").read_text(encoding="utf-8")
    hours = ("hours", scenario, "--replications", "40", "--workers", "1", "--out", "here-hours", "--quiet")
    assert run(*hours).exit_code == 0
    assert run("report", "here").exit_code == 0
    page = (tmp_path / "here" / "report.html").read_text(encoding="utf-8")
    assert "simulate hours sales.toml" not in page
    other = tmp_path / "here-hours" / "hours.json"
    told = json.loads(other.read_text(encoding="utf-8"))
    told["provenance"]["scenario_sha256"] = "0" * 64
    other.write_text(json.dumps(told), encoding="utf-8")
    assert run("report", "here").exit_code == 0
    assert "simulate hours sales.toml" in (tmp_path / "here" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "library"), [("pdf", "weasyprint"), ("pptx", "pptx")])
def test_a_format_that_is_not_installed_says_how(
    run, scenario, tmp_path: Path, drawn_once, monkeypatch, kind, library
) -> None:
    assert run(scenario, *FEW).exit_code == 0
    monkeypatch.setitem(sys.modules, library, None)
    done = run("report", "here", "--format", kind, "--lang", "en")
    assert done.exit_code == 2
    assert f"--format {kind}" in done.stderr
    assert "pip install" in done.stderr
    assert not (tmp_path / "here" / f"report.{kind}").exists()


@pytest.mark.parametrize(
    "missing", ["summary.json", "outcomes.parquet", "weekly.parquet", "scenario.resolved.toml"]
)
def test_a_folder_without_a_finished_run(run, scenario, tmp_path: Path, drawn_once, missing: str) -> None:
    assert run(scenario, *FEW).exit_code == 0
    (tmp_path / "here" / missing).unlink()
    done = run("report", "here", "--out", "again.html")
    assert done.exit_code == 2
    assert "here" in done.stderr
    assert not (tmp_path / "again.html").exists()
