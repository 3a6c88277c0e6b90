"""Which value wins, and what a wrong `--set` says."""

from pathlib import Path

import pytest

from simulator.errors import InputError
from simulator.scenario import effective, load
from simulator.scenario.overrides import split_path

VALID = Path(__file__).parents[2] / "conformance" / "valid"
PILOT, SHORT = VALID / "pilot.toml", VALID / "five_lines.toml"


def success(scenario, name):
    return scenario.activities[name].success.known


def test_priority_from_the_extended_file_to_the_mix(tmp_path):
    child = tmp_path / "child.toml"
    text = f'extends = "{SHORT.as_posix()}"\nchannels.emails.success = 0.01\nchannels.calls.success = 0.02\n'
    child.write_text(
        text + 'set = { "channels.calls.success" = 0.04, "channels.visits.success" = 0.2 }\n',
        encoding="utf-8",
    )
    mix_set = 'mixes.pilot.set={ "channels.video.success" = 0.5 }'
    scenario = load(child, ["channels.visits.success=0.3", "channels.video.success=0.4", mix_set])
    assert success(scenario, "emails") == 0.01  # the file over the one that it extends
    assert success(scenario, "calls") == 0.04  # its `set` over the file
    assert success(scenario, "visits") == 0.3  # `--set` over `set`
    assert success(scenario, "video") == 0.4
    assert success(effective(scenario, "pilot"), "video") == 0.5  # a mix's `set` over all
    assert success(effective(scenario, "internal"), "video") == 0.4


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("nonsense", "set_form"),
        ("a..b=3", "set_form"),
        ("title=Two words", "set_value"),
        ("activities.demo.success=", "set_value"),
        ("activities.demo.succes=0.3", "unknown_key"),
        ("nowhere.at.all=3", "unknown_key"),
        ("activities.demo.priority.x=3", "set_through"),
        ("activities.demo.success=1.3", "probability_bounds"),
        ("extends=3", "unknown_key"),
    ],
)
def test_a_wrong_option_is_told(option, code):
    with pytest.raises(InputError) as caught:
        load(PILOT, [option])
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].file == "--set"


def test_every_wrong_option_is_told_at_once():
    with pytest.raises(InputError) as caught:
        load(PILOT, ["nonsense", "profiles.rep.headcount=0", "activities.demo.success=2"])
    assert len(caught.value.problems) == 3


def test_a_bare_word_is_a_text():
    assert load(PILOT, ["language=en"]).language == "en"


@pytest.mark.parametrize(
    "path", ["mixes.pilot.orders.phoning.per_week", "mixes.pilot.orders.phoning", "mixes.pilot.phoning"]
)
def test_short_and_long_paths_say_the_same(path):
    scenario = load(SHORT, [f"{path}=8"])
    assert scenario.mixes["pilot"].orders["phoning"].per_week == 8


def test_an_order_all_along_follows_the_horizon():
    assert load(SHORT, ["horizon.weeks=26"]).mixes["pilot"].orders["phoning"].weeks == (1, 26)


def test_short_hours_set_by_path_stay_those_of_an_attempt():
    hours = load(SHORT, ["channels.calls.hours=0.5"]).activities["calls"].hours["contact"]
    assert (hours.mean.known, hours.cv) == (0.5, 1)


def test_a_belief_fixed_by_an_option_leaves_its_correlation():
    assert load(PILOT).correlations
    assert load(PILOT, ["activities.demo.success=0.3"]).correlations == ()


@pytest.mark.parametrize(
    "path", ["opening.items[1].due_days", "opening.items.1.due_days", 'opening."items"[1].due_days']
)
def test_a_place_in_a_list_is_named_as_messages_name_it(path):
    assert split_path(path) == ("opening", "items", "1", "due_days")
    assert split_path('mixes."a[1]".label') == ("mixes", "a[1]", "label")


def test_samples_of_an_option_are_beside_the_scenario():
    scenario = load(VALID / "notations.toml", ['deal.value={ samples = "data/calls.csv", column = "value" }'])
    assert scenario.deal.value.mean.known == pytest.approx(4400)
