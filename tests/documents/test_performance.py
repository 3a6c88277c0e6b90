"""The page of figures says what the files of results say, and says what is slow."""

import ast
import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks import effort, page, report
from benchmarks.report import Figure, Result, Table

MADE_UP = Result(
    "honest",
    "A race",
    "Side by side.",
    (Figure("the hare, beside the tortoise", 2.0, "times", 1.5, 2.5, at_least=3.0),),
    (Table(("", "seconds"), (("hare", 1234.5),)),),
)


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (report, page):
        monkeypatch.setattr(module, "RESULTS", tmp_path)
    machine = json.loads(
        (report.ROOT / "benchmarks" / "results" / "machine.json").read_text(encoding="utf-8")
    )
    report.write("machine", machine)
    return tmp_path


def test_the_page_is_what_the_results_make_of_it() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.page(), "run python -m benchmarks --page"


def test_every_file_of_results_is_shown() -> None:
    assert {file.stem for file in report.RESULTS.glob("*.json")} <= {*page.NAMES, "machine"}
    shown = [name for name in page.NAMES if report.load(name) is not None]
    assert shown
    for name in shown:
        result = report.load(name)
        assert result is not None
        assert result.name == name
        assert result.figures or result.tables


def test_a_missed_figure_is_among_what_is_slow(results: Path) -> None:
    report.save(MADE_UP)
    text = page.page()
    assert "- A race: the hare, beside the tortoise, 2 times (1.5 to 2.5) (at least 3)." in text
    assert "| hare | 1,230 |" in text


def test_a_figure_as_asked_is_not(results: Path) -> None:
    report.save(replace(MADE_UP, figures=(replace(MADE_UP.figures[0], value=3.5),)))
    assert "Those that miss it: none." in page.page()


def test_results_come_back_as_they_were_written(results: Path) -> None:
    report.save(MADE_UP)
    found = report.load("honest")
    assert found is not None
    assert found.figures == MADE_UP.figures
    assert found.tables == (Table(("", "seconds"), (("hare", 1234.0),)),), "four digits, ties to even"


def test_the_page_says_how_often_things_were_measured() -> None:
    """Medians are of so many rounds by a name that the page reads too, never of a number written where it is used."""
    text = " ".join(page.page().split())
    assert f"medians of at least {page.COUNTS[effort.FEWEST_ROUNDS]} interleaved rounds" in text
    assert f"at most {page.COUNTS[effort.LONG_ROUNDS]} rounds" in text
    for asked in (effort.Effort(), effort.Effort(quick=True)):
        assert asked.rounds >= effort.FEWEST_ROUNDS
        assert asked.long_rounds <= effort.LONG_ROUNDS
    for file in Path(page.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "interleaved":
                assert ast.unparse(call.args[1]) in ("effort.rounds", "FEWEST_ROUNDS"), file
