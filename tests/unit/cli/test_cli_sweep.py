"""`simulate sweep` inside the test: what Ctrl-C keeps, and which engine runs."""

import json
from pathlib import Path

import pytest

import simulator.cli.sweep as command
from simulator.cli.engines import DEFAULT_ENGINE, ENGINES, engine_named
from simulator.engine.reference import ReferenceEngine
from simulator.errors import SimulatorError
from simulator.presentation.labels import Words
from support.engines import Stops

OVER = ("--over", "channels.calls.success=0.01:0.05:0.01")
FEW = ("--replications", "4", "--workers", "1", "--engine", "simpy", "--no-report")


@pytest.fixture
def stopped(run, scenario, monkeypatch):
    """Sweep five points with an engine that is stopped after some of them."""

    def call(after: int, *words: str, by: BaseException | None = None):
        monkeypatch.setattr(command, "engine_named", lambda *_: Stops(after, by))
        return run("sweep", scenario, *OVER, *FEW, *words)

    return call


def test_points_finished_before_ctrl_c_are_kept_and_said(stopped) -> None:
    done = stopped(3, "--lang", "en")
    assert done.exit_code == 130
    assert "3 of 5 points were finished" in done.stderr
    assert "Success rate" in done.stdout
    found = json.loads(Path("runs/sales-sweep/sweep.json").read_text(encoding="utf-8"))
    assert [point["values"] for point in found["points"]] == [[0.01], [0.02], [0.03]]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "3 finished points of 5"), ("fr", "3 points finis sur 5")]
)
def test_points_finished_before_the_cluster_is_lost_are_kept_and_said(stopped, language, said) -> None:
    done = stopped(3, "--lang", language, by=SimulatorError("the cluster is gone"))
    assert done.exit_code == 1
    assert said in done.stderr
    assert "the cluster is gone" in done.stderr
    assert len(json.loads(Path("runs/sales-sweep/sweep.json").read_text(encoding="utf-8"))["points"]) == 3


def test_too_little_to_show_is_not_kept(stopped) -> None:
    done = stopped(1, "--lang", "fr")
    assert done.exit_code == 130
    assert "nterrompu" in done.stderr
    assert not done.stdout
    assert not Path("runs").exists()


def test_the_last_row_is_not_too_late(stopped) -> None:
    assert stopped(5).exit_code == 0


def test_a_cluster_is_asked_for_as_in_the_main_job(run, scenario, monkeypatch) -> None:
    monkeypatch.setattr("simulator.execution.on_dask.ANSWER", 0.2)
    refused = run("sweep", scenario, *OVER, *FEW, "--dask", "tcp://127.0.0.1:1")
    assert refused.exit_code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in refused.stderr
    assert not Path("runs").exists()


def test_engines_are_made_by_name() -> None:
    assert isinstance(engine_named("simpy", Words("en", "EUR")), ReferenceEngine)
    assert DEFAULT_ENGINE in ENGINES


def test_an_engine_that_does_not_exist(run, scenario) -> None:
    refused = run("sweep", scenario, *OVER, "--engine", "steam")
    assert refused.exit_code == 2
    assert "steam" in refused.stderr


@pytest.mark.parametrize(
    ("over", "english", "french"),
    [
        (["channels.calls.value=1:2"], "this is not PATH=FROM:TO:STEP", "ce n’est ni CHEMIN=DE:À:PAS"),
        (["channels.calls.valeu=1,2"], 'Did you mean "value"?', "Vouliez-vous dire"),
        (["channels.call.value=1,2"], 'Did you mean "calls"?', "Vouliez-vous dire"),
        (["channels.calls.success=0.5,1.5"], "between 0 and 1", "entre 0 et 1"),
        (["profiles.rep.headcount=1,1.5"], "must be a whole number", "nombre entier"),
        (["title=a,b"], "only numbers can be swept", "seuls des nombres"),
        (["channels.calls.value=1:9999:1"], "at most 2000 are simulated", "au plus 2000 sont simulés"),
        (["channels.calls.value=1:5:-1"], "this step never comes", "ce pas ne mène jamais"),
        (["channels.calls.value=5"], "needs at least two values", "au moins deux valeurs"),
        (["a=1,2", "a=1,2", "a=1,2"], "at most 2 quantities", "au plus 2 grandeurs"),
        (
            ["channels.calls.value=1,2", "channels.calls.deal.value=1,2"],
            "the same quantity",
            "la même grandeur",
        ),
    ],
)
def test_wrong_input_is_refused_in_words(run, scenario, monkeypatch, over, english, french) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    for language, words in (("en", english), ("fr", french)):
        options = [word for one in over for word in ("--over", one)]
        refused = run("sweep", scenario, *options, "--lang", language)
        assert refused.exit_code == 2
        assert not refused.stdout
        assert words in refused.stderr.replace("\N{NO-BREAK SPACE}", " ")
        assert not Path("runs").exists()
