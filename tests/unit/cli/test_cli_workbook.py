"""The run folder's workbook: written with the report, never left beside another run's figures."""

import json
from pathlib import Path

import openpyxl
import pytest

from simulator.outcomes import read_weekly
from simulator.presentation.workbook.weekly import BANDS, SERIES

FEW = ("--replications", "4", "--workers", "1", "--out", "here", "--lang", "en")


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch) -> None:
    """Draw nothing: the workbook alone is looked at."""
    monkeypatch.setattr("simulator.presentation.apart.draw_here", lambda account: {})


def test_every_run_writes_it_with_the_numbers_of_the_summary(run, scenario, tmp_path: Path) -> None:
    done = run(scenario, *FEW)
    assert done.exit_code == 0, done.stderr
    read = openpyxl.load_workbook(tmp_path / "here" / "workbook.xlsx")
    summary = json.loads((tmp_path / "here" / "summary.json").read_text(encoding="utf-8"))
    lines = {row[1]: row for row in read["Mixes"].iter_rows(values_only=True)}
    for label, name in {"Net": "net", "Full cost per hour": "cost_per_hour", "Hours worked": "hours"}.items():
        for k, mix in enumerate(summary["mixes"].values()):
            shown = lines[label][3 + 5 * k : 8 + 5 * k]
            assert list(shown) == [mix[name][what] for what in ("mean", "se", "p5", "p50", "p95")]
    stated = {row[-1]: row for row in read["Assumptions"].iter_rows(values_only=True)}
    assert len(stated) - 2 == len(summary["assumptions"])
    for one in summary["assumptions"]:
        assert stated[one["path"]][3:6] == (one["p10"], one["p50"], one["p90"])


def test_its_weeks_are_those_of_the_parquet_file(run, scenario, tmp_path: Path) -> None:
    assert run(scenario, *FEW).exit_code == 0
    rows = list(
        openpyxl.load_workbook(tmp_path / "here" / "workbook.xlsx")["Weekly"].iter_rows(values_only=True)
    )[4:]
    weekly = read_weekly(tmp_path / "here" / "weekly.parquet")
    told = [
        tuple(found[series][band][week] for series in SERIES for band in BANDS)
        for found in weekly.values()
        for week in range(len(found["cost"]["mean"]))
    ]
    assert [row[2:] for row in rows] == told


def test_channels_add_up_to_their_total(run, scenario, tmp_path: Path) -> None:
    assert run(scenario, *FEW).exit_code == 0
    sums = [0.0] * 3
    totals = 0
    for row in openpyxl.load_workbook(tmp_path / "here" / "workbook.xlsx")["Channels"].iter_rows(
        min_row=4, values_only=True
    ):
        figures = [row[place] for place in (2, 4, 6)]
        if row[1] == "Total":
            assert figures == pytest.approx(sums, rel=1e-9, abs=1e-9)
            sums, totals = [0.0] * 3, totals + 1
        else:
            sums = [whole + part for whole, part in zip(sums, figures, strict=True)]
    assert totals == 2


def test_without_a_report_there_is_none_and_an_older_one_goes(run, scenario, tmp_path: Path) -> None:
    assert run(scenario, *FEW).exit_code == 0
    assert run(scenario, *FEW, "--seed", "2", "--no-report").exit_code == 0
    assert not (tmp_path / "here" / "workbook.xlsx").exists()
    assert (tmp_path / "here" / "summary.json").exists()
