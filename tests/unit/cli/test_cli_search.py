"""`simulate search`: selection on the same luck, its record, and what it refuses."""

import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import validate

from simulator.presentation.figures.search import search_bytes
from simulator.presentation.labels import Words
from simulator.presentation.search.sentences import sentences
from simulator.scenario import load, read_grid
from simulator.searched import SearchFindings
from simulator.study import Settings
from simulator.study.search import conduct, search

SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "search.schema.json").read_text(encoding="utf-8")
)
PRICES = """
[search]
over         = { "platforms.phoning.price" = [100, 400, 900] }
indifference = 500
"""


@pytest.fixture
def searched(tmp_path, monkeypatch) -> Path:
    """A table of two mixes and a platform with a [search], and a first stage of few rows."""
    monkeypatch.setattr(conduct, "ROWS_AT_ONCE", 128)
    table = Path(__file__).parents[3] / "scenarios" / "table.toml"
    file = tmp_path / "searched.toml"
    file.write_text(table.read_text(encoding="utf-8") + PRICES, encoding="utf-8")
    return file


def found(file: Path, most: int = 512, over: str = "platforms.phoning.price=100,400,900") -> SearchFindings:
    from simulator.engine.compiled import CompiledEngine

    grid = read_grid(str(file), [], [over])
    settings = Settings(engine="compiled", most_rows=most)
    return search(grid, "pilot", 0.95, 500.0, CompiledEngine(), settings).findings


def test_the_cheapest_is_the_best_and_the_record_says_so(run, searched) -> None:
    done = run("search", str(searched), "--lang", "en", "--json")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    validate(record, SCHEMA)
    best = record["candidates"][record["best"]]
    assert best["values"] in ([100.0], [])
    assert sum(one["rows"] for one in record["candidates"]) == record["quarters"]
    folder = Path("runs") / f"{searched.stem}-search"
    assert json.loads((folder / "search.json").read_text(encoding="utf-8"))["best"] == record["best"]
    assert (folder / "search.parquet").exists()
    assert (folder / "figures" / "search.svg").exists()


def test_a_dearer_appointment_never_gains_more(searched) -> None:
    gains = [one.gain.value for one in found(searched).candidates[1:]]
    assert gains == sorted(gains, reverse=True)


def test_words_in_both_languages_and_the_picture(searched) -> None:
    findings = found(searched)
    for language in ("fr", "en"):
        words = Words(language, findings.currency)
        assert len(list(sentences(findings, words))) >= 1
        assert set(search_bytes(findings, words)) == {"search.svg", "search.png"}


def test_without_a_search(run, scenario) -> None:
    refused = run("search", scenario, "--lang", "en")
    assert refused.exit_code == 2
    assert "nothing says where to look" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_share_that_takes_what_another_leaves(tmp_path) -> None:
    file = tmp_path / "shares.toml"
    pilot = Path(__file__).parents[3] / "scenarios" / "pilot.toml"
    file.write_text(pilot.read_text(encoding="utf-8"), encoding="utf-8")
    over = "mixes.pilot.prospecting.rep.calls -> customers=0.1,0.2"
    points = read_grid(str(file), [], [over]).points
    base = load(str(file)).mixes["pilot"].prospecting["rep"]
    for point, calls in zip(points, (0.1, 0.2), strict=True):
        shares = point.mixes["pilot"].prospecting["rep"]
        assert shares["calls"] == calls
        assert shares["calls"] + shares["customers"] == pytest.approx(base["calls"] + base["customers"])


def test_a_share_cannot_take_from_nobody(run, scenario) -> None:
    over = "mixes.pilot.prospecting.rep.calls -> nobody=0.1,0.2"
    refused = run("sweep", scenario, "--over", over, "--lang", "en")
    assert refused.exit_code == 2
    assert "there is no quantity at this path" in refused.stderr
