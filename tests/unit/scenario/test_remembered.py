"""What is remembered of a scenario, and of no other one."""

from pathlib import Path

from simulator.scenario import Scenario, effective, load
from simulator.scenario.remember import remembered

PILOT = Path(__file__).resolve().parents[3] / "scenarios" / "pilot.toml"


def test_each_answer_is_worked_out_once_and_belongs_to_its_scenario():
    asked = []

    @remembered
    def title_and(scenario: Scenario, word: str) -> str:
        asked.append(word)
        return f"{scenario.title} {word}"

    one, other = load(str(PILOT), ()), load(str(PILOT), ('title="Other"',))
    assert title_and(one, "a") == title_and(one, "a") == f"{one.title} a"
    assert title_and(other, "a") == "Other a" and title_and(one, "b") == f"{one.title} b"
    assert asked == ["a", "a", "b"]


def test_equal_scenarios_loaded_twice_are_two():
    one, other = load(str(PILOT), ()), load(str(PILOT), ())
    assert one == other
    assert effective(one, "pilot") is effective(one, "pilot")
    assert effective(one, "pilot") is not effective(other, "pilot")
