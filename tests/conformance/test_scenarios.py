"""Valid files beside their resolved form, invalid files beside the message that their author reads."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from simulator.errors import InputError
from simulator.scenario import load, schema, sha256, to_toml

HERE = Path(__file__).parent
VALID = sorted(path for path in (HERE / "valid").glob("*.toml") if not path.name.endswith(".resolved.toml"))
INVALID = sorted((HERE / "invalid").glob("*.toml"))


def name(path):
    return path.stem


@pytest.mark.parametrize("path", VALID, ids=name)
def test_resolves_to_the_approved_form(path):
    assert to_toml(load(path)) == path.with_suffix(".resolved.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", VALID, ids=name)
def test_the_resolved_form_says_the_same_and_resolves_to_itself(path):
    resolved = path.with_suffix(".resolved.toml")
    assert load(resolved) == load(path)
    assert to_toml(load(resolved)) == to_toml(load(path))
    assert sha256(load(resolved)) == sha256(load(path))


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_wrong_files_are_told_what_is_wrong(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    with pytest.raises(InputError) as caught:
        load(path.name)
    assert f"{caught.value}\n" == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_every_problem_names_file_rule_and_code(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    with pytest.raises(InputError) as caught:
        load(path.name)
    for problem in caught.value.problems:
        assert problem.file == path.name
        assert problem.rule
        assert problem.code


@pytest.mark.parametrize("path", VALID, ids=name)
def test_editors_accept_valid_files(path):
    for file in (path, path.with_suffix(".resolved.toml")):
        data = json.loads(json.dumps(tomllib.loads(file.read_text(encoding="utf-8")), default=str))
        assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data)) == []


def test_the_folder_of_wrong_files_is_not_empty():
    assert len(INVALID) >= 60
    assert len(VALID) >= 4
