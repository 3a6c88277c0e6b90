"""Approved numbers and words of small runs: a change of either is seen, and approved again by `make approve`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import inside

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
NUMBERS = Path(__file__).parent / "approved" / "numbers.json"
FEW = ["--replications", "12", "--seed", "7", "--workers", "1", "--no-report"]

#: Figures of a mix that are held; the rest follows from them.
HELD = ("hourly_value", "revenue", "margin", "cost", "net", "hours", "collected")


def simulate(scenario: str, folder: Path, *words: str) -> str:
    """Standard output of a small run in a folder; its path is relative, so that lines break alike everywhere."""
    run = inside.simulate(folder, str(SCENARIOS / scenario), "--out", "run", *FEW, "--force", *words)
    assert run.returncode == 0, run.stderr
    return run.stdout


def held(scenario: str, folder: Path) -> Iterator[tuple[str, float]]:
    """Name and value of each held figure of one scenario."""
    summary = json.loads(simulate(scenario, folder, "--json"))
    for mix, figures in summary["mixes"].items():
        for figure in HELD:
            yield f"{scenario} {mix} {figure}", figures[figure]["mean"]


def test_numbers(request, tmp_path: Path) -> None:
    found = {
        name: value for scenario in ("table.toml", "pilot.toml") for name, value in held(scenario, tmp_path)
    }
    if request.config.getoption("--approve"):
        NUMBERS.parent.mkdir(exist_ok=True)
        NUMBERS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    assert found == pytest.approx(json.loads(NUMBERS.read_text(encoding="utf-8")), rel=1e-9)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words(language: str, tmp_path: Path, approved) -> None:
    printed = simulate("table.toml", tmp_path, "--lang", language)
    printed = re.sub(r"\d+[.,]\d+\ss\.", "TIME s.", printed)
    printed = re.sub(r"\([0-9a-f]{12}\)", "(CHECKSUM)", printed)
    approved(f"table.{language}.txt", "\n".join(line.rstrip() for line in printed.splitlines()) + "\n")
