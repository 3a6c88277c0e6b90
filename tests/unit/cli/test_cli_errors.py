"""What goes wrong is said in words, in the reader's language, with exit code 2 and nothing on standard output."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from simulator.cli import failures

BINARY = bytes(range(256))
COMMANDS = (("check",), ("resolve",), ("trace",), ())


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder of files that are no scenarios."""
    (tmp_path / "binary.toml").write_bytes(BINARY)
    (tmp_path / "syntax.toml").write_text('title = "x"\nweeks = = 3\n', encoding="utf-8")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    (tmp_path / "circle.toml").write_text('extends = "circle.toml"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: "".join(words) or "run")
@pytest.mark.parametrize(
    ("file", "english", "french"),
    [
        ("missing.toml", "there is no such file", "ce fichier n’existe pas"),
        ("folder.toml", "this is a folder", "c’est un dossier"),
        ("binary.toml", "not text in UTF-8", "n’est pas du texte en UTF-8"),
        ("syntax.toml", "not valid TOML (invalid value)", "pas du TOML valable (valeur incorrecte)"),
        ("empty.toml", "is missing", "obligatoire, mais absent"),
        ("circle.toml", "cannot extend itself", "ne peut pas se compléter lui-même"),
    ],
)
def test_a_file_that_is_no_scenario(run, broken, monkeypatch, command, file, english, french) -> None:
    for locale, words in (("C.UTF-8", english), ("fr_FR.UTF-8", french)):
        monkeypatch.setenv("LC_ALL", locale)
        refused = run(*command, file)
        assert refused.exit_code == 2
        assert not refused.stdout
        assert file in refused.stderr
        assert words in " ".join(refused.stderr.split(" "))


def test_every_problem_at_once_with_its_line(run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(
        'title = "x"\nlangage = "fr"\n[profiles.rep]\nheadcount = 0\nhourly_cost = "40"\n', encoding="utf-8"
    )
    shown = run("check", "bad.toml", "--lang", "fr").stderr
    assert "ligne 2, langage" in shown
    assert "Vouliez-vous dire" in shown
    assert "ligne 4, profiles.rep.headcount = 0" in shown
    assert "doit valoir au moins 1" in shown
    assert "doit être un nombre" in shown


@pytest.mark.parametrize("command", [(), ("trace",)], ids=["run", "trace"])
def test_unknown_mix(run, scenario, command) -> None:
    english = run(*command, scenario, "--mix", "trail")
    assert english.exit_code == 2
    assert 'trail: is not a mix of this scenario. Did you mean "trial"?' in english.stderr
    assert (
        "le scénario n’a pas cette option" in run(*command, scenario, "--mix", "trail", "--lang", "fr").stderr
    )


def test_wrong_override(run, scenario) -> None:
    refused = run("check", scenario, "--set", "profiles.rep.headcount", "--lang", "fr")
    assert refused.exit_code == 2
    assert "CHEMIN=VALEUR" in refused.stderr


@pytest.mark.parametrize(
    ("out", "english", "french"),
    [
        ("taken", "the run folder is a file", "le dossier de résultats est un fichier"),
        ("taken/run", "nothing can be written", "rien ne peut être écrit"),
    ],
)
def test_run_folder_that_cannot_be(run, scenario, tmp_path: Path, out, english, french) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    refused = run(scenario, "--out", out)
    assert refused.exit_code == 2
    assert english in refused.stderr
    assert french in run(scenario, "--out", out, "--lang", "fr").stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_folder_that_refuses_files(run, scenario, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    assert "nothing can be written" in run(scenario, "--out", "locked/run").stderr
    assert run("new", "locked/mine.toml").exit_code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("words", [["check", "sales.toml"], ["--help"], ["--version"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "at once"])
def test_nowhere_to_show_anything(scenario, tmp_path: Path, words: list[str], unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "simulator", *words]
        buffering = os.environ | {"PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(
            command, stdout=full, cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False, env=buffering
        )
    assert done.returncode == 2
    assert "cannot read or write what the program shows: " in done.stderr
    assert "Exception ignored" not in done.stderr


def test_new_refuses_a_file_that_exists(run, scenario, monkeypatch) -> None:
    assert "exists already" in run("new", scenario).stderr
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "le fichier existe déjà" in run("new", scenario).stderr


def test_new_under_a_file(run, scenario) -> None:
    refused = run("new", f"{scenario}/mine.toml")
    assert refused.exit_code == 2
    assert "cannot read or write" in refused.stderr


def test_picture_of_an_unknown_kind(run, scenario) -> None:
    refused = run("trace", scenario, "--plot", "agenda.gif")
    assert refused.exit_code == 2
    assert ".png or an .svg" in refused.stderr


@pytest.mark.parametrize(
    "words",
    [("--replications", "0"), ("--sampling", "dice"), ("--seed", "-1"), ("--nothing",)],
    ids=lambda words: words[0],
)
def test_options_that_mean_nothing(run, scenario, words) -> None:
    refused = run(scenario, *words)
    assert refused.exit_code == 2
    assert "Error:" in refused.stderr


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (
            ("--precision", "0.1", "--replications", "50"),
            "--replications fixes how many replications are run, --precision finds it",
            "--replications fixe le nombre de réplications, --precision le cherche",
        ),
        (
            ("--max-replications", "50"),
            "Add --precision 0.02, or write --replications 50",
            "Ajoutez --precision 0.02, ou écrivez --replications 50",
        ),
        (("--resume", "--force"), "Give one of the two", "Donnez l’un des deux"),
        (
            ("--precision", "0.1", "--mix", "now"),
            "differences from the baseline, now: with now alone there is none",
            "écarts avec la référence, now : avec now seulement, il n’y en a aucun",
        ),
        (("--precision", "0.1", "--mix", "trial"), "with trial alone there is none", "avec trial seulement"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_options_that_would_be_ignored_are_refused(
    run, scenario, monkeypatch, words, english, french
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    for language, said in (("en", english), ("fr", french)):
        refused = run(scenario, *words, "--lang", language)
        assert refused.exit_code == 2
        assert said in refused.stderr.replace("\N{NO-BREAK SPACE}", " ")
        assert not refused.stdout
        assert not Path("runs").exists()


def test_contradictions_come_all_at_once(run, scenario) -> None:
    refused = run(scenario, "--resume", "--force", "--precision", "1", "--replications", "9")
    assert "--resume goes on with a run" in refused.stderr
    assert "--replications fixes" in refused.stderr


def test_our_fault_is_said_without_a_traceback(run, scenario, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("simulator.scenario.load", fail)
    failed = run("check", scenario)
    assert failed.exit_code == 1
    assert "our fault, please report it: RuntimeError: the sky fell" in failed.stderr


def test_interrupted_half_way_keeps_what_was_finished(run, french_scenario, tmp_path, monkeypatch) -> None:
    from simulator import study

    conduct = study.conduct
    monkeypatch.setattr(
        "simulator.study.conduct", lambda *words: dataclasses.replace(conduct(*words), interrupted=True)
    )
    few = ("--replications", "4", "--workers", "1", "--no-report")
    stopped = run(french_scenario, *few, "--out", "kept")
    assert stopped.exit_code == 130
    assert "les 4 réplications par option déjà terminées sont dans kept" in stopped.stderr
    assert (tmp_path / "kept" / "summary.json").exists()


def test_interrupted_before_anything(run, french_scenario, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.scenario.load", stop)
    stopped = run("check", french_scenario)
    assert stopped.exit_code == 130
    assert stopped.stderr.startswith("Interrompu")


def test_dask_that_is_not_there(run, scenario, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr("simulator.execution.on_dask.ANSWER", 0.2)
    refused = run(scenario, "--engine", "simpy", "--dask", "tcp://127.0.0.1:1")
    assert refused.exit_code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in refused.stderr
    monkeypatch.setitem(sys.modules, "distributed", None)
    missing = run(scenario, "--engine", "simpy", "--dask", "tcp://127.0.0.1:1", "--lang", "fr")
    assert missing.exit_code == 2
    assert 'pip install "hourly-value-simulator[cluster]"' in missing.stderr
    assert "Dask n’est pas installé" in missing.stderr
    assert not (tmp_path / "runs").exists()


def test_an_interrupt_while_a_library_loads_is_said_as_well(monkeypatch, capsys) -> None:
    def stop(ctx: click.Context) -> None:
        raise KeyboardInterrupt

    def half_loaded(ctx: click.Context) -> None:
        raise ImportError("cannot load module more than once per process")

    monkeypatch.setattr(failures, "words_of", half_loaded)
    with pytest.raises(SystemExit) as left:
        failures.guarded(click.Context(click.Command("run")), stop)
    assert left.value.code == failures.INTERRUPTED
    assert capsys.readouterr().err == "Interrompu. / Interrupted.\n"


def test_a_folder_that_cannot_be_taken_is_refused_before_anything_is_compiled(
    run, scenario, tmp_path: Path, monkeypatch
) -> None:
    def compiled(*_: object) -> None:
        raise AssertionError("half a minute for nothing")

    monkeypatch.setattr("simulator.cli.main_job.make_ready", compiled)
    (tmp_path / "taken").write_text("no folder", encoding="utf-8")
    refused = run(scenario, "--out", "taken", "--replications", "4")
    assert refused.exit_code == 2
    assert "taken" in refused.stderr
