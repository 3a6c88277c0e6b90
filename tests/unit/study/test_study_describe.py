"""What is said of a mix does not depend on how many of its numbers are read at one go."""

from pathlib import Path

import pytest

from simulator.study import Settings, conduct
from support.patterns import PatternEngine
from support.studies import scenario


def test_numbers_read_at_one_go_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for held in (0, 1_000_000):
        monkeypatch.setattr("simulator.study.describe.HELD", held)
        done = conduct(scenario(tmp_path), PatternEngine(), Settings(rows=40, clock=lambda: 0.0))
        assert done is not None
        said.append([repr(done.findings.mixes), repr(done.findings.pictures)])
    assert said[0] == said[1]
