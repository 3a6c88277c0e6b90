"""`simulate search`: what it prints and writes, and what it refuses."""

import json
from importlib import resources
from pathlib import Path

import polars as pl
import pytest
from jsonschema import validate

from simulator.study.search import conduct

SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "search.schema.json").read_text(encoding="utf-8")
)
FOLDER = Path("runs") / "searched-search"
ORDERS = """
[search]
over         = { "mixes.pilot.orders.phoning.per_week" = [0, 5, 10] }
indifference = 500
"""


@pytest.fixture
def searched(tmp_path, monkeypatch) -> str:
    """A table of two mixes and a platform with a [search], and stages of few rows."""
    monkeypatch.setattr(conduct, "ROWS_AT_ONCE", 128)
    table = Path(__file__).parents[3] / "scenarios" / "table.toml"
    file = tmp_path / "searched.toml"
    file.write_text(table.read_text(encoding="utf-8") + ORDERS, encoding="utf-8")
    return file.name


def files() -> set[str]:
    return {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}


def record() -> dict:
    return json.loads((FOLDER / "search.json").read_text(encoding="utf-8"))


def test_the_record_is_printed_and_written(run, searched) -> None:
    done = run("search", searched, "--lang", "en", "--json", "--replications", "128")
    assert done.exit_code == 0, done.stderr
    printed = json.loads(done.stdout)
    validate(printed, SCHEMA)
    assert printed == record()
    assert [one["values"] for one in printed["candidates"]] == [[], [0.0], [5.0], [10.0]]
    assert printed["candidates"][printed["best"]]["status"] in {"selected", "tied"}
    assert sum(one["rows"] for one in printed["candidates"]) == printed["quarters"]
    assert files() == {"search.json", "search.parquet", "figures/search.svg", "figures/search.png"}
    table = pl.read_parquet(FOLDER / "search.parquet")
    assert table["rows"].to_list() == [one["rows"] for one in printed["candidates"]]
    assert table["gain"].is_nan().to_list() == [True, False, False, False]


@pytest.mark.parametrize(("language", "answer"), [("en", "The best choice"), ("fr", "Le meilleur choix")])
def test_the_answer_alone_and_the_whole_page(run, searched, language, answer) -> None:
    brief = run("search", searched, "--lang", language, "--quiet", "--no-report", "--replications", "128")
    assert brief.stdout.startswith(answer)
    assert not brief.stderr
    assert files() == {"search.json", "search.parquet"}
    page = run("search", searched, "--lang", language, "--no-report", "--replications", "128")
    for line in brief.stdout.splitlines():
        assert line in page.stdout
    assert "Kim" in page.stdout


def test_options_go_before_the_file(run, searched) -> None:
    words = ("--confidence", "0.8", "--indifference", "1e6", "--replications", "200", "--no-report", "--json")
    printed = json.loads(run("search", searched, *words).stdout)
    assert (printed["confidence"], printed["indifference"]) == (0.8, 1e6)
    assert {one["rows"] for one in printed["candidates"]} == {256}
    assert {one["status"] for one in printed["candidates"]} == {"selected", "close"}


@pytest.mark.parametrize(
    "words",
    [("--confidence", "nan"), ("--confidence", "1"), ("--indifference", "0"), ("--indifference", "inf")],
)
def test_what_means_nothing_is_refused(run, searched, words) -> None:
    refused = run("search", searched, *words)
    assert refused.exit_code == 2
    assert not FOLDER.exists()


def test_a_limit_that_could_not_be_kept_is_refused(run, searched) -> None:
    for words in (("--max-replications", "100"), ("--replications", "256", "--max-replications", "255")):
        refused = run("search", searched, *words, "--lang", "en")
        assert refused.exit_code == 2
        assert "may not get fewer replications than all get first" in " ".join(refused.stderr.split())
        assert not FOLDER.exists()


def test_without_a_search_it_says_what_to_write(run, scenario) -> None:
    refused = run("search", scenario, "--lang", "en")
    assert refused.exit_code == 2
    assert "nothing says where to look" in refused.stderr
    assert "[search]" in refused.stderr
    assert "indifference = 500" in " ".join(refused.stderr.split())


def test_the_baseline_cannot_be_searched(run, searched) -> None:
    text = (
        Path(searched)
        .read_text(encoding="utf-8")
        .replace("mixes.pilot.orders.phoning.per_week", "mixes.internal.rep.calls -> visits")
    )
    Path(searched).write_text(text.replace("[0, 5, 10]", "[0.1, 0.2]"), encoding="utf-8")
    refused = run("search", searched, "--lang", "fr")
    assert refused.exit_code == 2
    assert "internal est la référence" in refused.stderr.replace("\N{NO-BREAK SPACE}", " ")


def test_another_scenarios_search_is_never_lost(run, searched) -> None:
    quick = ("--no-report", "--replications", "128", "--quiet")
    assert run("search", searched, *quick).exit_code == 0
    other = ("--set", "profiles.rep.hourly_cost=50", *quick)
    assert run("search", searched, *other).exit_code == 2
    assert run("search", searched, *other, "--force").exit_code == 0


def test_stopped_half_way_it_says_what_it_knows(run, searched, monkeypatch) -> None:
    from simulator.study.search.candidates import Runner

    whole, calls = Runner.extend, []

    def stopped(self, rows, *rest) -> bool:
        calls.append(rows)
        return len(calls) <= 5 and whole(self, rows, *rest)

    monkeypatch.setattr(Runner, "extend", stopped)
    words = (
        "--indifference",
        "0.01",
        "--set",
        "mixes.pilot.rep.calls=0.1",
        "--replications",
        "128",
        "--quiet",
    )
    near = (
        Path(searched)
        .read_text(encoding="utf-8")
        .replace("mixes.pilot.orders.phoning.per_week", "mixes.pilot.rep.visits -> video")
    )
    Path(searched).write_text(near.replace("[0, 5, 10]", "[0.3, 0.5, 0.7]"), encoding="utf-8")
    done = run("search", searched, *words, "--lang", "en")
    assert done.exit_code == 130
    assert "Interrupted" in done.stderr
    assert not record()["settled"]
    assert "cannot be told apart" in done.stdout


def test_a_sweep_moves_hours_too(run, scenario) -> None:
    over = "mixes.trial.rep.visits -> nobody=0.1,0.2"
    refused = run("sweep", scenario, "--over", over, "--lang", "en")
    assert refused.exit_code == 2
    assert "there is no quantity at this path" in refused.stderr
