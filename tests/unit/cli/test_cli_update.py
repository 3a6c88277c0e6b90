"""`simulate update` inside the test: what it prints and writes, what it refuses, what it never overwrites."""

import json
from pathlib import Path

import pytest

import simulator.cli.update as command
from simulator.scenario import load, quantities
from support.engines import Stops
from support.trials import TEXT

FEW = ("--replications", "8", "--workers", "1", "--draws", "1000")
RESULTS = """
weeks = 4
until = 2027-01-31

[platforms.phoning]
delivered = 36
accepted  = 36
held      = 36
quoted    = 0
signed    = 1
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    """A scenario and the results of its trial."""
    (tmp_path / "platform.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "results.toml").write_text(RESULTS, encoding="utf-8")
    return ("update", "platform.toml", "--results", "results.toml")


def written() -> set[str]:
    return {str(path) for path in Path().rglob("*") if path.is_file()} - {"platform.toml", "results.toml"}


def test_a_new_scenario_a_record_and_a_picture(run, files) -> None:
    done = run(*files, *FEW, "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert "After 4 weeks of “trial”. Assumptions changed: 1; unchanged: 0." in " ".join(done.stdout.split())
    assert "The rule of the trial, at 4 weeks, says" in done.stdout
    assert "With its results." in done.stdout
    assert not done.stderr
    assert written() == {
        "platform-updated.toml",
        *(
            f"runs/platform-update/{name}"
            for name in ("update.json", "figures/update.svg", "figures/update.png")
        ),
    }
    text = Path("platform-updated.toml").read_text(encoding="utf-8")
    assert text.startswith(
        "# Updated by simulate update: platform.toml with results.toml, 4 weeks, until 2027-01-31."
    )
    assert "1 of 36" in quantities(load("platform-updated.toml"))["activities.phoning.success"].source
    again = run("check", "platform-updated.toml")
    assert again.exit_code == 0
    french = run(*files, *FEW, "--lang", "fr", "--no-report", "--force")
    assert "Les hypothèses avant et après l’essai" in french.stdout
    assert "runs/platform-update/figures/update.svg" not in written()


def test_json_is_alone_on_standard_output(run, files) -> None:
    done = run(*files, *FEW, "--json", "--no-report", "--folder", "here", "--out", "new/one.toml")
    found = json.loads(done.stdout)
    assert found == json.loads(Path("here/update.json").read_text(encoding="utf-8"))
    assert found["file"] == "new/one.toml"
    assert found["beliefs"][0]["path"] == "activities.phoning.success"
    assert found["after"]["comparisons"]["trial"]["against"] == "now"
    assert Path("new/one.toml").exists()


def test_beliefs_only_simulates_nothing(run, files, monkeypatch) -> None:
    monkeypatch.setattr(command, "engine_named", lambda *_: pytest.fail("no engine is needed"))
    done = run(*files, "--beliefs-only", "--quiet", "--no-report", "--lang", "en")
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) < 6
    assert (
        json.loads(Path("runs/platform-update/update.json").read_text(encoding="utf-8"))["rule_missing"]
        == "not_asked"
    )


def test_an_older_scenario_is_never_lost(run, files) -> None:
    Path("platform-updated.toml").write_text("mine", encoding="utf-8")
    refused = run(*files, "--beliefs-only", "--lang", "en")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert Path("platform-updated.toml").read_text(encoding="utf-8") == "mine"
    assert run(*files, "--beliefs-only", "--force").exit_code == 0
    over = run(*files, "--beliefs-only", "--out", "platform.toml", "--lang", "en")
    assert over.exit_code == 2
    assert run(*files, "--beliefs-only", "--out", ".").exit_code == 2


def test_the_same_results_never_count_twice(run, files) -> None:
    assert run(*files, "--beliefs-only", "--no-report").exit_code == 0
    again = ("update", "platform-updated.toml", "--results", "results.toml", "--beliefs-only", "--no-report")
    refused = run(*again, "--lang", "en")
    assert refused.exit_code == 2
    assert "would count twice" in " ".join(refused.stderr.split())
    Path("results.toml").write_text(RESULTS.replace("weeks = 4", "weeks = 3"), encoding="utf-8")
    assert run(*again).exit_code == 2
    Path("results.toml").write_text(RESULTS.replace("until = 2027-01-31", ""), encoding="utf-8")
    assert run(*again).exit_code == 2
    Path("results.toml").write_text(RESULTS.replace("2027-01-31", "2027-02-28"), encoding="utf-8")
    assert run(*again).exit_code == 0


def test_all_is_written_or_nothing(run, files, monkeypatch) -> None:
    import simulator.cli.run_folder as folders

    for option, place in (("--folder", "/proc/x"), ("--out", "/proc/x/new.toml")):
        refused = run(*files, "--beliefs-only", option, place, "--lang", "en")
        assert refused.exit_code == 2
        assert "nothing can be written" in refused.stderr
        assert not written()
    monkeypatch.setattr(folders, "writable", lambda _: True)
    assert run(*files, "--beliefs-only", "--folder", "/proc/x").exit_code != 0
    assert not written()


def test_refusals_name_what_was_given(run, files) -> None:
    Path("other").mkdir()
    Path("other/update.json").write_text('{"provenance": {"scenario_sha256": "x"}}', encoding="utf-8")
    foreign = run(*files, "--beliefs-only", "--folder", "other", "--lang", "en")
    assert "another folder with --folder" in " ".join(foreign.stderr.split())
    folder = run("update", "platform.toml", "--results", "other", "--lang", "en")
    assert folder.exit_code == 2
    assert "this is a folder, not a file" in " ".join(folder.stderr.split())


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (
            "held = 36",
            "held cannot be more than accepted: 36 against 3",
            "held ne peut dépasser accepted : 36 contre 3",
        ),
        ("[platforms.phonin]", 'Did you mean "phoning"?', "Vouliez-vous dire « phoning » ?"),
    ],
)
def test_wrong_results_are_refused_in_words(run, files, monkeypatch, text, english, french) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    wrong = (
        RESULTS.replace("accepted  = 36", "accepted  = 3")
        if "held" in text
        else RESULTS.replace("[platforms.phoning]", text)
    )
    Path("results.toml").write_text(wrong, encoding="utf-8")
    for language, said in (("en", english), ("fr", french)):
        refused = run(*files, *FEW, "--lang", language)
        assert refused.exit_code == 2
        assert not refused.stdout
        assert said in refused.stderr.replace("\N{NO-BREAK SPACE}", " ")
        assert "results.toml" in refused.stderr
        assert not written()


def test_results_that_are_not_there(run, files) -> None:
    refused = run("update", "platform.toml", "--results", "nowhere.toml", "--lang", "en")
    assert refused.exit_code == 2
    assert "nowhere.toml" in refused.stderr
    assert run("update", "platform.toml").exit_code == 2


def test_the_rule_of_a_folder_is_applied_not_worked_out(run, files) -> None:
    trial = run(
        "trial",
        "platform.toml",
        "--lengths",
        "4",
        "--replications",
        "40",
        "--workers",
        "1",
        "--interim",
        "0",
        "--no-report",
    )
    assert trial.exit_code == 0, trial.stderr
    done = run(*files, *FEW, "--rule", "runs/platform-trial", "--no-report", "--json")
    found = json.loads(done.stdout)["rule"]
    assert found["origin"] == "runs/platform-trial"
    kept = json.loads(Path("runs/platform-trial/trial.json").read_text(encoding="utf-8"))["lengths"][0][
        "rule"
    ]
    assert found["reading"] == kept["reading"]
    refused = run(*files, *FEW, "--rule", "runs", "--force", "--lang", "en")
    assert refused.exit_code == 2
    assert "simulate trial" in refused.stderr


def test_what_was_set_is_in_the_new_scenario(run, files) -> None:
    done = run(*files, "--beliefs-only", "--no-report", "--set", "platforms.phoning.price=90")
    assert done.exit_code == 0, done.stderr
    assert quantities(load("platform-updated.toml"))["platforms.phoning.price"].known == 90


def test_ctrl_c_writes_nothing(run, files, monkeypatch) -> None:
    monkeypatch.setattr(command, "engine_named", lambda *_: Stops(3))
    done = run(*files, *FEW, "--engine", "simpy", "--lang", "en")
    assert done.exit_code == 130
    assert not written()


def test_a_list_of_appointments_is_counted_and_its_bad_rows_are_told(run, files) -> None:
    Path("results.toml").write_text("weeks = 4\n", encoding="utf-8")
    Path("list.csv").write_text(
        "platform;delivered;validated;held;outcome\n"
        + "phoning;15/01/2027;yes;yes;lost\n" * 3
        + "phoning;25/01/2027;yes;yes;signed\nphoning;some day;yes;yes;lost\n",
        encoding="utf-8",
    )
    done = run(
        *files, "--appointments", "list.csv", "--beliefs-only", "--json", "--no-report", "--lang", "en"
    )
    assert done.exit_code == 0, done.stderr
    assert "4 of 5 rows read" in done.stderr
    assert "line 6 (some day); left out" in done.stderr
    (belief,) = json.loads(done.stdout)["beliefs"]
    assert belief["told"][0]["numbers"] == {"successes": 1.0, "trials": 4.0}
