"""The scenario language: a file is read into a frozen, resolved scenario."""

from simulator.scenario.advice import Advice, advise
from simulator.scenario.another_mix import another_mix
from simulator.scenario.beliefs import Positive, Probability, Quantity
from simulator.scenario.decision import Search
from simulator.scenario.grades import GRADES, Grade, grade_of
from simulator.scenario.grid import Axis, Grid, read_grid, read_search
from simulator.scenario.horizon import DAYS
from simulator.scenario.laws import EventLaw
from simulator.scenario.load import load
from simulator.scenario.model import Scenario
from simulator.scenario.paths import beliefs, canonical, laws, quantities, settings
from simulator.scenario.reference_page import reference_page
from simulator.scenario.schema import schema
from simulator.scenario.searches import searched_mix, wanted_search
from simulator.scenario.starters import starter
from simulator.scenario.trials_told import trials_told
from simulator.scenario.variants import changed, effective
from simulator.scenario.write import sha256, to_toml

__all__ = [
    "DAYS",
    "GRADES",
    "Advice",
    "Axis",
    "EventLaw",
    "Grade",
    "Grid",
    "Positive",
    "Probability",
    "Quantity",
    "Scenario",
    "Search",
    "advise",
    "another_mix",
    "beliefs",
    "canonical",
    "changed",
    "effective",
    "grade_of",
    "laws",
    "load",
    "quantities",
    "read_grid",
    "read_search",
    "reference_page",
    "schema",
    "searched_mix",
    "settings",
    "sha256",
    "starter",
    "to_toml",
    "trials_told",
    "wanted_search",
]
