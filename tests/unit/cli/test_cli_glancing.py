"""A glance in the run folder, beside what commands found themselves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.answered import Answers
from simulator.cli.glancing import glancing, keep_answers
from simulator.presentation.answers import read_answers
from simulator.study import Settings
from unit.presentation.made_up_trial import length, made_up_trial

TRIAL = made_up_trial(length(8, 1_500.0))
SHA = TRIAL.provenance.scenario_sha256


def on_rows(rows: int) -> Answers:
    return Answers(trial=replace(TRIAL, provenance=replace(TRIAL.provenance, replications=rows)))


def kept(folder: Path) -> int:
    return json.loads((folder / "trial.json").read_text(encoding="utf-8"))["provenance"]["replications"]


def test_a_newer_glance_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    for rows in (500, 400, 500):
        keep_answers(tmp_path, on_rows(rows), SHA)
        assert kept(tmp_path) == 500
    assert read_answers(tmp_path, SHA) == on_rows(500)


@pytest.mark.parametrize("beside", ["run", "run/trial", "run-trial"])
def test_what_a_command_found_on_more_rows_prevails(tmp_path: Path, beside: str) -> None:
    folder = tmp_path / "run"
    for path in (folder, tmp_path / beside):
        path.mkdir(exist_ok=True)
    keep_answers(tmp_path / beside, on_rows(4_000), SHA)
    keep_answers(folder, on_rows(1_000), SHA)
    assert read_answers(folder, SHA) == on_rows(4_000)


def test_another_scenario_s_is_taken_away(tmp_path: Path) -> None:
    keep_answers(tmp_path, on_rows(500), SHA)
    keep_answers(tmp_path, Answers(), SHA)
    assert kept(tmp_path) == 500
    keep_answers(tmp_path, Answers(), "0" * 64)
    assert not (tmp_path / "trial.json").exists()


def test_nothing_is_looked_at_when_nothing_is_wanted() -> None:
    with glancing(None, None, Settings(), wanted=False) as seen:
        assert seen() == Answers()


def test_it_stops_when_the_run_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def endless(scenario, engine, settings) -> Answers:
        try:
            while True:
                settings.progress(0, 1)
        except KeyboardInterrupt:
            told.append("ended")
            return Answers()

    monkeypatch.setattr("simulator.study.glance.glance", endless)
    with pytest.raises(KeyboardInterrupt), glancing(None, None, Settings(), wanted=True):
        raise KeyboardInterrupt
    assert told == ["ended"]
