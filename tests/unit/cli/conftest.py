"""A command line inside the test: what it prints, where, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli.group import simulate

SCENARIO = """
title = "Two ways of selling"
{language}
[profiles.rep]
headcount = 1
hourly_cost = 40

[channels]
calls = {{ hours = 0.4, success = 0.03, value = 3_000 }}
visits = {{ hours = 2.5, success = 0.25, value = 6_000 }}

[opening]
start = "empty"

[horizon]
weeks = 2

[mixes.now]
rep = {{ calls = 1 }}

[mixes.trial]
rep = {{ visits = 1 }}
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `simulate WORDS...` in an empty folder; no error may reach the person as a traceback."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Result:
        result = CliRunner().invoke(simulate, list(words), prog_name="simulate")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return call


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    """A small scenario that names no language."""
    (tmp_path / "sales.toml").write_text(SCENARIO.format(language=""), encoding="utf-8")
    return "sales.toml"


@pytest.fixture
def french_scenario(tmp_path: Path) -> str:
    """The same, in French."""
    (tmp_path / "ventes.toml").write_text(SCENARIO.format(language='language = "fr"'), encoding="utf-8")
    return "ventes.toml"
