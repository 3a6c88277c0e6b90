"""What each command does when all goes well."""

import json
from pathlib import Path

import pytest

from support.patterns import PatternEngine

FEW = ("--replications", "4", "--workers", "1", "--no-report")


def test_help_names_every_command(run) -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    for command in ("check", "resolve", "new", "schema", "trace"):
        assert command in shown.stdout


def test_version(run) -> None:
    assert run("--version").stdout.startswith("simulate, version")


def test_the_main_job_needs_no_word(run, scenario, tmp_path: Path) -> None:
    done = run(scenario, *FEW)
    assert done.exit_code == 0, done.stderr
    assert "Two ways of selling" in done.stdout
    held = {file.name for file in (tmp_path / "runs" / "sales").iterdir()}
    assert {"summary.json", "outcomes.parquet", "scenario.resolved.toml"} <= held


def test_json_is_all_that_standard_output_holds(run, scenario) -> None:
    done = run(scenario, *FEW, "--json", "--out", "here")
    assert done.exit_code == 0, done.stderr
    assert set(json.loads(done.stdout)["mixes"]) == {"now", "trial"}


def test_quiet_prints_the_verdict_only(run, french_scenario) -> None:
    done = run(french_scenario, *FEW, "--quiet")
    assert done.exit_code == 0, done.stderr
    assert not done.stderr
    assert "Two ways of selling" not in done.stdout
    assert 0 < len(done.stdout.splitlines()) < 10


@pytest.mark.parametrize(
    ("words", "said"), [((), "is valid"), (("--lang", "fr"), "le scénario est valide")], ids=["en", "fr"]
)
def test_check_says_that_the_file_is_valid(run, scenario, words, said) -> None:
    done = run("check", scenario, *words)
    assert done.exit_code == 0, done.stderr
    assert f"{scenario}" in done.stdout
    assert said in done.stdout


def test_a_resolved_scenario_resolves_to_itself(run, scenario, tmp_path: Path) -> None:
    first = run("resolve", scenario, "--set", "profiles.rep.headcount=2")
    assert first.exit_code == 0, first.stderr
    assert "headcount = 2" in first.stdout
    (tmp_path / "resolved.toml").write_text(first.stdout, encoding="utf-8")
    assert run("resolve", "resolved.toml").stdout == first.stdout


@pytest.mark.parametrize("form", [(), ("--full",)], ids=["short", "full"])
def test_new_writes_a_valid_scenario(run, form, tmp_path: Path) -> None:
    made = run("new", "mine.toml", *form)
    assert made.exit_code == 0, made.stderr
    assert "mine.toml is ready" in made.stderr
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8").startswith("#")
    assert run("check", "mine.toml").exit_code == 0


@pytest.mark.parametrize("form", [(), ("--full",)], ids=["short", "full"])
def test_new_writes_in_the_language_asked_for(run, form, tmp_path: Path, monkeypatch) -> None:
    assert run("new", "asked.toml", "--lang", "fr", *form).exit_code == 0
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    made = run("new", "mine.toml", *form)
    text = (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert text == (tmp_path / "asked.toml").read_text(encoding="utf-8")
    assert text.startswith("# Un scénario pour commencer")
    assert 'label = "Essai de trois mois"' in text
    assert "mine.toml est prêt" in made.stderr.replace("\xa0", " ")


def test_new_overwrites_only_when_told(run, scenario, tmp_path: Path) -> None:
    before = (tmp_path / scenario).read_bytes()
    assert run("new", scenario).exit_code == 2
    assert (tmp_path / scenario).read_bytes() == before
    assert run("new", scenario, "--force").exit_code == 0
    assert (tmp_path / scenario).read_bytes() != before


def test_schema_is_json(run) -> None:
    assert "profiles" in json.loads(run("schema").stdout)["properties"]


def test_trace_tells_a_quarter(run, scenario, tmp_path: Path) -> None:
    done = run("trace", scenario, "--mix", "trial", "--plot", "agenda.svg")
    assert done.exit_code == 0, done.stderr
    assert "visits" in done.stdout
    assert (tmp_path / "agenda.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_another_scenario_is_not_overwritten(run, scenario) -> None:
    assert run(scenario, *FEW, "--out", "kept").exit_code == 0
    again = run(scenario, *FEW, "--out", "kept")
    assert again.exit_code == 0, again.stderr
    other = run(scenario, *FEW, "--out", "kept", "--set", "profiles.rep.headcount=2")
    assert other.exit_code == 2
    assert "--force" in other.stderr
    forced = run(scenario, *FEW, "--out", "kept", "--set", "profiles.rep.headcount=2", "--force")
    assert forced.exit_code == 0, forced.stderr


def test_precision_says_how_many_replications_it_took(run, scenario, monkeypatch) -> None:
    monkeypatch.setattr("simulator.cli.main_job.engine_chosen", lambda *_: PatternEngine("compiled"))
    words = ("--no-report", "--workers", "1", "--max-replications", "2000")
    reached = run(scenario, *words, "--precision", "5", "--out", "a")
    assert reached.exit_code == 0, reached.stderr
    assert "is reached, after 1,024 replications a mix" in " ".join(reached.stdout.split())
    missed = run(scenario, *words, "--precision", "1e-9", "--out", "b")
    assert "is NOT reached after 2,000 replications a mix" in " ".join(missed.stdout.split())
    assert "raise --max-replications" in " ".join(missed.stdout.split())


@pytest.mark.parametrize(("asked", "is_said"), [("1e-9", True), ("5", False)])
def test_a_precision_that_is_missed_is_said_even_quietly(run, scenario, monkeypatch, asked, is_said) -> None:
    monkeypatch.setattr("simulator.cli.main_job.engine_chosen", lambda *_: PatternEngine("compiled"))
    words = ("--no-report", "--workers", "1", "--max-replications", "2000", "--quiet")
    done = run(scenario, *words, "--precision", asked, "--out", "a")
    assert ("The precision asked for" in done.stdout) == is_said


def test_a_run_that_gives_up_before_its_first_look_ends(run, scenario) -> None:
    words = ("--workers", "1", "--no-report", "--precision", "5", "--max-replications", "900")
    done = run(scenario, *words, "--out", "a")
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rows", ["1", "2"])
def test_one_draw_gives_no_verdict_and_no_dashes(run, scenario, rows, language) -> None:
    done = run(scenario, *FEW[2:], "--replications", rows, "--lang", language)
    assert done.exit_code == 0
    answer = done.stdout.split("\n\n")[0].replace("\N{NO-BREAK SPACE}", " ")
    assert f"({rows})" in answer
    assert "–" not in answer
    assert not done.stderr


def test_a_precision_is_said_as_it_was_asked(run, scenario, monkeypatch) -> None:
    monkeypatch.setattr("simulator.cli.main_job.engine_chosen", lambda *_: PatternEngine("compiled"))
    words = ("--no-report", "--workers", "1", "--max-replications", "1024")
    for asked, said in (("0.0004", "0.04%"), ("0.125", "12.5%"), ("1e-9", "0.0000001%")):
        done = run(scenario, *words, "--precision", asked, "--out", asked)
        assert f"The precision asked for ({said} of" in " ".join(done.stdout.split())
