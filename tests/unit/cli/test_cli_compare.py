"""`simulate compare`: sentences and tables in both languages, the record, and what it refuses."""

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "compare.schema.json").read_text(encoding="utf-8")
)
FEW = ("--replications", "64", "--workers", "1", "--no-report", "--quiet")
DEARER = ("--set", "profiles.rep.hourly_cost={ p10 = 41, p90 = 47, source = 'payroll (measured)' }")


@pytest.fixture
def two_runs(run, scenario) -> tuple[str, str]:
    """The same scenario, then with a dearer hour, on the same luck."""
    assert run(scenario, *FEW, "--out", "before").exit_code == 0
    assert run(scenario, *FEW, *DEARER, "--out", "after").exit_code == 0
    return "before", "after"


def flat(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_what_changed_in_both_languages(run, two_runs) -> None:
    english = run("compare", *two_runs)
    assert english.exit_code == 0, english.stderr
    said = flat(english.stdout)
    assert "Assumptions changed: 1; new source only: 0; added: 0; removed: 0." in said
    assert "(profiles.rep.hourly_cost): exactly €40 (assumption) → P10 €41, P90 €47 (measured)." in said
    assert "changes are read row by row, over the first 64 quarters of each mix" in said
    french = flat(run("compare", *two_runs, "--lang", "fr").stdout)
    assert "Hypothèses modifiées : 1" in french
    assert "Ce qui change dans les résultats" in french


def test_the_record_satisfies_its_schema(run, two_runs) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    done = run("compare", *two_runs, "--json", "--out", "quarterly")
    assert done.exit_code == 0, done.stderr
    record = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert json.loads(Path("quarterly/compare.json").read_text(encoding="utf-8")) == record
    assert record["paired"]
    cost = next(one for one in record["figures"] if one["figure"] == "cost_per_hour")
    assert cost["change"]["value"] > 0.0
    del record["figures"][0]["change"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_quiet_prints_the_answer_only(run, two_runs) -> None:
    done = run("compare", *two_runs, "--quiet")
    assert done.exit_code == 0, done.stderr
    assert 1 < len(done.stdout.splitlines()) < 8


def test_a_narrow_terminal_and_plain_characters(run, two_runs, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LC_ALL", "C")
    done = run("compare", *two_runs, "--lang", "fr")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.isascii()
    assert max(map(len, done.stdout.splitlines())) <= 40


def test_unpaired_runs_say_why(run, scenario, two_runs) -> None:
    assert run(scenario, *FEW, "--seed", "2", "--out", "other").exit_code == 0
    said = flat(run("compare", "before", "other").stdout)
    assert "not read row by row, since the seeds differ" in said
    assert "rest on the same assumptions" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "after"), "not the folder of a run"),
        (("before", "sales.toml"), "not the folder of a run"),
        (("", "after"), "empty"),
    ],
)
def test_wrong_folders(run, two_runs, words, said) -> None:
    refused = run("compare", *words, "--lang", "en")
    assert refused.exit_code == 2
    assert said in flat(refused.stderr)


def test_an_unfinished_run_is_to_be_finished_first(run, two_runs) -> None:
    blocks = Path("half/blocks")
    blocks.mkdir(parents=True)
    (blocks / "0-0000000000-0000000063.block").write_bytes(b"")
    refused = run("compare", "before", "half", "--lang", "fr")
    assert refused.exit_code == 2
    assert "interrompu avant la fin" in flat(refused.stderr)


def test_another_form_of_the_summary(run, two_runs) -> None:
    told = json.loads(Path("after/summary.json").read_text(encoding="utf-8"))
    Path("after/summary.json").write_text(json.dumps(told | {"schema_version": 7}), encoding="utf-8")
    refused = run("compare", *two_runs, "--lang", "en")
    assert refused.exit_code == 2
    assert "has the form 7, and this program reads the form 1" in flat(refused.stderr)
