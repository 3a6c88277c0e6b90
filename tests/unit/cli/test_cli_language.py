"""Messages are in the language asked for, else the scenario's, else the environment's, else English."""

from pathlib import Path

import click
import pytest

from simulator.cli.language import remember, spoken
from simulator.cli.tools import schema


def language(option: str | None = None, scenario: Path | None = None) -> str:
    ctx = click.Context(schema)
    remember(ctx, option, None if scenario is None else str(scenario))
    return spoken(ctx)


def test_nothing_was_asked() -> None:
    assert spoken(click.Context(schema)) == "en"


@pytest.mark.parametrize(
    ("set_to", "heard"),
    [
        ({"LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fr"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "", "LANG": "de_DE"}, "en"),
    ],
)
def test_the_environment_speaks_last(monkeypatch, set_to, heard) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_to.items():
        monkeypatch.setenv(name, value)
    assert language() == heard


def test_the_file_speaks_before_the_environment(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "a.toml"
    file.write_text('language = "fr"\nprofiles = 3\n', encoding="utf-8")
    assert language(scenario=file) == "fr"
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    file.write_text('language = "en"\n', encoding="utf-8")
    assert language(scenario=file) == "en"
    assert language("fr", file) == "fr"


@pytest.mark.parametrize("text", ["language = ", "language = 3", 'language = "klingon"', "", "extends = 3"])
def test_a_file_that_says_nothing_of_use(tmp_path: Path, monkeypatch, text: str) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    file = tmp_path / "a.toml"
    file.write_text(text, encoding="utf-8")
    assert language(scenario=file) == "fr"


def test_the_language_of_what_is_extended(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('language = "fr"', encoding="utf-8")
    file = tmp_path / "a.toml"
    file.write_text('extends = "base.toml"', encoding="utf-8")
    assert language(scenario=file) == "fr"
    file.write_text('extends = "a.toml"', encoding="utf-8")
    assert language(scenario=file) == "en"


def test_a_french_scenario_is_corrected_in_french(run, french_scenario) -> None:
    refused = run("check", french_scenario, "--set", "profiles.rep.headcount=0")
    assert "doit valoir au moins 1" in refused.stderr
    assert (
        "must be at least 1"
        in run("check", french_scenario, "--set", "profiles.rep.headcount=0", "--lang", "en").stderr
    )
