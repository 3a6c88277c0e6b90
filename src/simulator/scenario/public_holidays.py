"""Public holidays of a country: its own rules are loaded, not those of the 250 others."""

import datetime
from collections.abc import Iterable
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def countries() -> frozenset[str]:
    """Codes of the countries whose public holidays are known, such as "FR"."""
    from holidays.registry import EntityLoader

    return frozenset(EntityLoader.get_country_codes())


def public_holidays(country: str, years: Iterable[int]) -> frozenset[datetime.date]:
    """Public holidays of a country in some years, as `holidays.country_holidays` gives them.

    Parameters
    ----------
    country : str
        One of `countries`.
    years : iterable of int
        Which years.
    """
    return frozenset(_rules(country)(years=years))


@cache
def _rules(country: str) -> type["HolidayBase"]:
    """Rules of a country from their own file: the package that it is in loads those of every country."""
    import holidays
    from holidays.registry import COUNTRIES

    module, name = next((module, codes[0]) for module, codes in COUNTRIES.items() if country in codes[1:])
    folder = Path(holidays.__file__).with_name("countries")
    spec = PathFinder.find_spec(f"holidays.countries.{module}", [str(folder)])
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(module)
    alone = module_from_spec(spec)
    spec.loader.exec_module(alone)
    rules: type[HolidayBase] = getattr(alone, name)
    return rules
