"""A glance in the run folder, beside what commands found themselves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.answered import Answers
from simulator.cli.glancing import Glance, glancing, keep_answers
from simulator.presentation.answers import read_answers
from simulator.study import Settings
from unit.presentation.made_up_trial import length, made_up_trial

TRIAL = made_up_trial(length(8, 1_500.0))
SHA = TRIAL.provenance.scenario_sha256


def on_rows(rows: int, by: str = "simulate sales.toml") -> Answers:
    made = replace(TRIAL.provenance, replications=rows, command=by)
    return Answers(trial=replace(TRIAL, provenance=made))


def kept(folder: Path) -> int:
    return json.loads((folder / "trial.json").read_text(encoding="utf-8"))["provenance"]["replications"]


def test_a_glance_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    """Of more rows, of fewer, or none at all: it is that run's."""
    for rows in (500, 400, 500):
        keep_answers(tmp_path, on_rows(rows), SHA)
        assert kept(tmp_path) == rows
    keep_answers(tmp_path, Answers(), SHA)
    assert not (tmp_path / "trial.json").exists()


@pytest.mark.parametrize("beside", ["run", "run/trial", "run-trial"])
def test_what_a_command_found_on_more_rows_prevails(tmp_path: Path, beside: str) -> None:
    folder, command = tmp_path / "run", on_rows(4_000, "simulate trial sales.toml --out run")
    for path in (folder, tmp_path / beside):
        path.mkdir(exist_ok=True)
    keep_answers(tmp_path / beside, command, SHA)
    for seen in (on_rows(1_000), Answers()):
        keep_answers(folder, seen, SHA)
        assert read_answers(folder, SHA) == command


def test_what_a_command_found_on_fewer_rows_or_of_another_scenario_does_not(tmp_path: Path) -> None:
    for rows, sha in ((100, SHA), (4_000, "0" * 64)):
        keep_answers(tmp_path, on_rows(rows, "simulate trial sales.toml --out run"), SHA)
        keep_answers(tmp_path, on_rows(1_000), sha)
        assert kept(tmp_path) == 1_000


def test_a_trial_is_the_run_folders_once_it_is_judged_and_no_command_found_more(tmp_path: Path) -> None:
    seen, found = Glance(), on_rows(1_000).trial
    assert seen.trial_kept(tmp_path) is None
    seen.trial.set_result(found)
    assert seen.trial_kept(tmp_path) is found
    keep_answers(tmp_path, on_rows(4_000, "simulate trial sales.toml --out run"), SHA)
    assert seen.trial_kept(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"provenance": {"command": 3}}'])
def test_what_cannot_be_read_is_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / "trial.json").write_text(text, encoding="utf-8")
    keep_answers(tmp_path, on_rows(1_000), SHA)
    assert kept(tmp_path) == 1_000


def test_nothing_is_looked_at_when_nothing_is_wanted() -> None:
    with glancing(None, None, Settings(), wanted=False) as seen:
        assert seen.answers.result() == Answers()


def test_it_stops_when_the_run_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def endless(scenario, engine, settings, tried) -> Answers:
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
