"""`simulate trial` inside the test: what it prints and writes, what it refuses, what Ctrl-C keeps."""

import json
from pathlib import Path

import pytest

import simulator.cli.trial as command
from simulator.engine.reference import ReferenceEngine
from support.trials import TEXT

FEW = ("--replications", "40", "--workers", "1", "--lengths", "2,4", "--interim", "2")


@pytest.fixture
def platform(tmp_path: Path) -> str:
    """A scenario whose trial orders from a platform."""
    (tmp_path / "platform.toml").write_text(TEXT, encoding="utf-8")
    return "platform.toml"


class Stops(ReferenceEngine):
    """An engine whose user presses Ctrl-C at some block."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.left = after

    def run(self, parameters, rows):
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return super().run(parameters, rows)


def files() -> set[str]:
    return {str(path.relative_to("runs")) for path in Path("runs").rglob("*") if path.is_file()}


def test_the_folder_and_both_languages(run, platform) -> None:
    english = run("trial", platform, *FEW, "--lang", "en")
    assert english.exit_code == 0, english.stderr
    assert "What a trial is worth" in english.stdout
    assert "rows simulated in all" in english.stdout
    assert not english.stderr
    assert files() == {
        f"platform-trial/{name}" for name in ("trial.json", "figures/trial.svg", "figures/trial.png")
    }
    french = run("trial", platform, *FEW, "--lang", "fr", "--no-report")
    assert "Ce que vaut un essai" in french.stdout
    assert files() == {"platform-trial/trial.json"}, "no picture of an earlier answer is left beside it"


def test_json_is_alone_on_standard_output(run, platform) -> None:
    done = run("trial", platform, *FEW, "--json", "--no-report", "--out", "here")
    found = json.loads(done.stdout)
    assert found == json.loads(Path("here/trial.json").read_text(encoding="utf-8"))
    assert [one["weeks"] for one in found["lengths"]] == [2, 4]
    assert found["simulated"] == 40 * (4 * 2 + 2 * (2 + 1) + (1 if found["best_weeks"] > 2 else 0))


def test_quiet_prints_the_answer_only(run, platform) -> None:
    done = run("trial", platform, *FEW, "--quiet", "--no-report", "--lang", "en")
    assert 0 < len(done.stdout.splitlines()) < 16
    assert "What a trial is worth" not in done.stdout


def test_another_scenarios_trial_is_never_lost(run, platform) -> None:
    assert run("trial", platform, *FEW, "--no-report").exit_code == 0
    other = ("trial", platform, *FEW, "--no-report", "--set", "platforms.phoning.price=90", "--lang", "en")
    refused = run(*other)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert run(*other, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (["--lengths", "4,x"], "Write for instance --lengths 4,8,13", "Écrivez par exemple --lengths 4,8,13"),
        (
            ["--interim", "4"],
            "the longest trial lasts 4 weeks here. Write for instance --interim 2, or --interim 0 for none",
            "l’essai le plus long dure ici 4 semaines. Écrivez par exemple --interim 2, ou --interim 0 pour aucun",
        ),
        (["--lengths", "1"], "a trial lasts 2 to 26 weeks here", "un essai dure ici de 2 à 26 semaines"),
        (
            ["--set", "decision.options.go_on=now"],
            'Write options = { go_on = "trial", stop = "now" } in [decision]',
            'Écrivez options = { go_on = "trial", stop = "now" } dans [decision]',
        ),
    ],
)
def test_wrong_input_is_refused_in_words(run, platform, monkeypatch, words, english, french) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    for language, text in (("en", english), ("fr", french)):
        refused = run("trial", platform, *FEW, *words, "--lang", language)
        assert refused.exit_code == 2
        assert not refused.stdout
        assert text in refused.stderr.replace("\N{NO-BREAK SPACE}", " ")
        assert not Path("runs").exists()


def test_a_scenario_of_one_mix_is_told_what_to_add(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    alone = TEXT.rsplit("\n", 2)[0] + "\n"
    (tmp_path / "one.toml").write_text(alone, encoding="utf-8")
    added = "[mixes.other] / prospecting.rep = { calls = 1 } / orders.phoning = { per_week = 5 }"
    for word in ("trial", "drivers", "search"):
        english = run(word, "one.toml", "--lang", "en")
        assert english.exit_code == 2
        assert added in english.stderr, word
        assert "there is one mix only" in english.stderr
        assert "il n’y a qu’une option" in run(word, "one.toml", "--lang", "fr").stderr
    trial = run("trial", "one.toml", "--lang", "en").stderr
    assert 'trial = "other", options = { go_on = "other", stop = "now" }' in trial
    (tmp_path / "two.toml").write_text(alone + added.replace(" / ", "\n") + "\n", encoding="utf-8")
    assert run("check", "two.toml").exit_code == 0


def test_the_drivers_of_the_baseline_are_those_of_another_mix(run, platform) -> None:
    refused = run("drivers", platform, "--mix", "now", "--lang", "en")
    assert refused.exit_code == 2
    assert "Name another mix: --mix trial" in " ".join(refused.stderr.split())


def test_a_scenario_without_a_trial_is_told_what_to_write(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    (tmp_path / "three.toml").write_text(
        TEXT + "less = { rep = { calls = 1.0 }, phoning = 3 }\n", encoding="utf-8"
    )
    refused = run("trial", "three.toml", "--lang", "en")
    assert refused.exit_code == 2
    assert 'Write trial = "less" in [decision]' in refused.stderr
    assert 'options = { go_on = "less", stop = "now" }' in refused.stderr


@pytest.fixture
def stopped(run, platform, monkeypatch):
    """Run with an engine that is stopped after some blocks of 10 rows."""

    def call(after: int, *words: str):
        monkeypatch.setattr(command, "engine_named", lambda *_: Stops(after))
        few = (
            "--replications",
            "10",
            "--workers",
            "1",
            "--lengths",
            "2,4",
            "--interim",
            "0",
            "--engine",
            "simpy",
        )
        return run("trial", platform, *few, "--no-report", *words)

    return call


def test_lengths_finished_before_ctrl_c_are_kept_and_said(stopped) -> None:
    done = stopped(4 + 2, "--lang", "en")
    assert done.exit_code == 130
    assert "1 of 2 lengths was finished" in done.stderr
    found = json.loads(Path("runs/platform-trial/trial.json").read_text(encoding="utf-8"))
    assert [one["weeks"] for one in found["lengths"]] == [2]


def test_too_little_to_show_is_not_kept(stopped) -> None:
    done = stopped(4 + 1, "--lang", "fr")
    assert done.exit_code == 130
    assert "nterrompu" in done.stderr
    assert not done.stdout
    assert not Path("runs").exists()


def test_the_last_row_is_not_too_late(stopped) -> None:
    assert stopped(4 + 2 * 2).exit_code == 0
