"""The public holidays of a country are those of the library, and no other country is loaded for them."""

import subprocess
import sys

import holidays
import pytest
from holidays import registry

from simulator.scenario.public_holidays import _rules, countries, public_holidays

YEARS = range(2024, 2030)
ALONE = """
import sys
from simulator.scenario.public_holidays import countries, public_holidays
assert "FR" in countries() and public_holidays("FR", [2027])
print(*(name for name in sys.modules if name.startswith("holidays.countries")))
"""


# Guadeloupe's rules are made of those of France; France goes by several codes
@pytest.mark.parametrize("country", ["FR", "FRA", "GP", "BE", "CH", "DE", "GB", "US"])
def test_the_days_are_those_of_the_library(country: str) -> None:
    days = public_holidays(country, YEARS)
    assert days
    assert days == set(holidays.country_holidays(country, years=YEARS))


def test_a_library_that_keeps_its_rules_elsewhere_is_asked_as_it_wishes(monkeypatch) -> None:
    monkeypatch.setattr(registry, "COUNTRIES", {})
    _rules.cache_clear()
    assert public_holidays("FR", YEARS) == set(holidays.country_holidays("FR", years=YEARS))
    _rules.cache_clear()


def test_the_countries_are_those_of_the_library() -> None:
    assert countries() == set(holidays.list_supported_countries())


def test_no_other_country_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
