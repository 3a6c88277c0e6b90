import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from simulator.errors import InputError
from simulator.scenario import (
    beliefs,
    canonical,
    effective,
    laws,
    load,
    quantities,
    reference_page,
    schema,
    starter,
    to_toml,
)
from simulator.scenario.messages import MESSAGES

ROOT = Path(__file__).parents[3]
VALID = ROOT / "tests" / "conformance" / "valid"
PILOT, SHORT = VALID / "pilot.toml", VALID / "five_lines.toml"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.toml", None, "file_missing"),
        ("binary.toml", b"\xff\xfe\x00title", "file_encoding"),
        ("syntax.toml", b"title = ", "toml_syntax"),
        ("control.toml", b"title = 'a\x00'", "toml_syntax"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, name, content, code):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        load(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(InputError) as caught:
        load(tmp_path)
    assert caught.value.problems[0].code == "file_directory"


def test_files_that_extend_each_other(tmp_path):
    (tmp_path / "a.toml").write_text('extends = "b.toml"')
    (tmp_path / "b.toml").write_text('extends = "a.toml"')
    with pytest.raises(InputError) as caught:
        load(tmp_path / "a.toml")
    assert caught.value.problems[0].code == "extends_circular"
    assert "a.toml -> b.toml -> a.toml" in str(caught.value)


def test_an_empty_file_is_told_what_it_needs(tmp_path):
    (tmp_path / "empty.toml").write_text("")
    with pytest.raises(InputError) as caught:
        load(tmp_path / "empty.toml")
    assert {problem.key for problem in caught.value.problems} == {
        "title",
        "profiles",
        "activities",
        "mixes",
        "channels",
    }


def test_an_error_in_an_extended_file_names_that_file(tmp_path):
    (tmp_path / "base.toml").write_text(
        SHORT.read_text(encoding="utf-8").replace("0.030", "3"), encoding="utf-8"
    )
    (tmp_path / "child.toml").write_text('extends = "base.toml"\ntitle = "Child"\n')
    with pytest.raises(InputError) as caught:
        load(tmp_path / "child.toml")
    (problem,) = caught.value.problems
    assert (Path(problem.file).name, problem.line, problem.key) == ("base.toml", 8, "channels.calls.success")


def test_a_scenario_cannot_change():
    with pytest.raises(ValueError, match="frozen"):
        load(SHORT).title = "Another"


def test_defaults_of_the_short_form():
    scenario = load(SHORT)
    assert scenario.horizon.start.isoformat() == "2027-01-04"
    assert (scenario.horizon.weeks, scenario.horizon.run_off_weeks) == (13, 0)
    assert scenario.calendar.windows == ("09:00-12:30", "14:00-17:30")
    assert scenario.calendar.weekly_open_hours == 35
    assert scenario.opening.start == "empty"
    assert scenario.decision.baseline == "internal"
    assert {"decision.baseline", "opening.start"} <= set(scenario.notes)
    assert scenario.channels["calls"].attempt == "calls"
    assert scenario.activities["calls"].hours["contact"].cv == 1
    assert scenario.activities["phoning"].hours["contact"].family == "constant"
    assert scenario.platforms["phoning"].validation is None


def test_hours_a_year_follow_the_windows():
    scenario = load(PILOT, ["calendar.windows=['09:00-12:30']"])
    assert scenario.profiles["rep"].hours_per_year.known == 1607 / 2


def test_effective_applies_one_mix():
    scenario = load(PILOT)
    assert effective(scenario, "pilot").activities["demo"].priority == 2
    assert effective(scenario, "internal") == scenario


def test_every_quantity_has_a_path():
    scenario = load(PILOT)
    found = quantities(scenario)
    assert found["activities.demo.success"].known is None
    assert found["deal.value.mean"] is scenario.deal.value.mean
    assert "activities.call.hours.contact" in laws(scenario)
    assert set(beliefs(scenario)) <= set(found)
    assert canonical(scenario, "deal.value") == canonical(scenario, "deal.value.mean") == "deal.value.mean"
    assert canonical(scenario, "deal.valu") is None


def test_deals_are_inherited_by_key():
    scenario = load(PILOT, ["channels.calls.deal.margin_rate=0.4"])
    parts = scenario.deal_parts("calls")
    assert parts["margin_rate"][0] == "channels.calls.deal.margin_rate"
    assert parts["value"] == ("deal.value", scenario.deal.value)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("full", [False, True])
def test_starters_are_valid_and_commented(tmp_path, full, language):
    text = starter(full, language)
    (tmp_path / "new.toml").write_text(text, encoding="utf-8")
    scenario = load(tmp_path / "new.toml")
    assert len(scenario.mixes) == 2
    assert text.startswith("# ")
    assert scenario.language == language


@pytest.mark.parametrize("full", [False, True])
def test_starters_differ_in_words_only(full):
    french, english = (without_words(tomllib.loads(starter(full, one))) for one in ("fr", "en"))
    assert french == english


def without_words(value):
    """Tables without what is written for people: titles, labels, sources, language."""
    if isinstance(value, dict):
        said = {"title", "label", "source", "language"}
        return {key: without_words(one) for key, one in value.items() if key not in said}
    return value


@pytest.mark.parametrize("full", [False, True])
def test_a_french_starter_has_no_english_words(full):
    english = r"\b(the|of|and|each|per|with|what|sales|calls? that|trial|published|nothing|range)\b"
    said = [
        *re.findall(r"#.*", starter(full, "fr")),
        *re.findall(r'(?:label|title|source)\s*= "[^"]*"', starter(full, "fr")),
    ]
    found = [line for line in said if re.search(english, line)]
    assert not found


def test_the_schema_is_one_and_catches_a_typing_mistake():
    validator = jsonschema.Draft202012Validator(schema())
    jsonschema.Draft202012Validator.check_schema(schema())
    data = tomllib.loads(
        to_toml(load(SHORT)).replace("headcount", "headcont").replace("2027-01-04", '"2027-01-04"')
    )
    assert [list(error.path) for error in validator.iter_errors(data)] == [["profiles", "rep"]]


def test_the_reference_page_is_up_to_date():
    page = (ROOT / "docs" / "reference" / "scenario.md").read_text(encoding="utf-8")
    assert page == reference_page(), (
        "regenerate docs/reference/scenario.md from simulator.scenario.reference_page()"
    )


def test_every_rule_has_an_example_among_the_wrong_files():
    """A rule whose message nobody has read is not finished; those of the file system and of options are in other tests."""
    import os

    elsewhere = {
        *("file_directory", "file_unreadable", "file_encoding", "set_form", "set_value"),
        *("at_most", "too_large", "invalid", "law_zero_mean"),
        *(code for code in MESSAGES if code.startswith("over_")),  # of --over: test_ranges, test_grid
        # of commands: test_searches, test_cli_trial, test_study_trial
        *("search_missing", "search_mix", "search_baseline", "mix_alone"),
        *("trial_missing", "options_missing", "options_same"),
    }
    package = ROOT / "src" / "simulator" / "scenario"
    texts = [
        path.read_text(encoding="utf-8")
        for path in package.rglob("*.py")
        if not path.name.startswith("messages")
    ]
    ours = {code for code in MESSAGES if any(f'"{code}"' in text for text in texts)}
    folder, here, seen = ROOT / "tests" / "conformance" / "invalid", Path.cwd(), set()
    try:
        os.chdir(folder)
        for path in sorted(folder.glob("*.toml")):
            with pytest.raises(InputError) as caught:
                load(path.name)
            seen |= {problem.code for problem in caught.value.problems}
    finally:
        os.chdir(here)
    assert ours - seen - elsewhere == set()
