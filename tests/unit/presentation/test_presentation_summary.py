"""`summary.json` keeps the contract."""

import errno
import json
import math
import os
import signal
from dataclasses import replace
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from simulator.findings import Findings
from simulator.presentation.files import write_whole
from simulator.presentation.summary import to_summary, write_json
from simulator.statistics import Estimate
from unit.presentation.made_up import made_up

SCHEMA = json.loads(
    (resources.files("simulator.presentation") / "summary.schema.json").read_text(encoding="utf-8")
)


def undefined(findings: Findings) -> Findings:
    pilot = replace(findings.mixes["pilot"], cvar10=Estimate(math.nan, math.inf), chance_below_target=None)
    return replace(findings, target=None, mixes={**findings.mixes, "pilot": pilot})


def test_the_schema_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_summary_satisfies_its_schema() -> None:
    for findings in (made_up(), undefined(made_up())):
        summary = json.loads(json.dumps(to_summary(findings), allow_nan=False))
        assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(summary)) == []


@pytest.mark.parametrize("key", ["hourly_value", "funnel", "opening"])
def test_the_schema_refuses_a_mix_without(key: str) -> None:
    summary = json.loads(json.dumps(to_summary(made_up())))
    del summary["mixes"]["pilot"][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(summary)


def test_undefined_numbers_are_null() -> None:
    summary = json.loads(json.dumps(to_summary(undefined(made_up())), allow_nan=False))
    assert summary["mixes"]["pilot"]["cvar10"] == {"value": None, "se": None}
    assert summary["mixes"]["pilot"]["chance_below_target"] is None


def test_numbers_are_kept_to_the_last_bit() -> None:
    found = made_up()
    summary = json.loads(json.dumps(to_summary(found)))
    assert summary["mixes"]["pilot"]["hourly_value"]["p5"] == found.mixes["pilot"].hourly_value.p5
    assert summary["comparisons"]["pilot"]["break_even_price"]["phoning"]["p90"] == 318.0


def test_write_json(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "summary.json"
    write_json(target, {"é": 1})
    assert json.loads(target.read_text(encoding="utf-8")) == {"é": 1}
    assert [p.name for p in target.parent.iterdir()] == ["summary.json"]


def test_what_a_killed_program_left_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(handle: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    target = tmp_path / "picture.svg"
    child = os.fork()
    if child == 0:
        monkeypatch.setattr("os.fsync", killed)
        write_whole({target: b"half"})
    os.waitpid(child, 0)
    assert [path.name for path in tmp_path.iterdir()] == [".picture.svg.part"]
    write_whole({target: b"whole"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"picture.svg": b"whole"}


def test_a_full_disk_is_said_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space") as failed:
        write_whole({tmp_path / "picture.svg": b"half"})
    assert failed.value.filename == str(tmp_path / "picture.svg")
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    kept, folder = tmp_path / "a", tmp_path / "taken"
    kept.write_text("old")
    folder.mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole({folder: b"1", kept: b"2"})
    assert kept.read_text() == "old"
    assert {p.name for p in tmp_path.iterdir()} == {"a", "taken"}
