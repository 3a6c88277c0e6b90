"""Public holidays of a country: its own rules are loaded, not those of the 250 others."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
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
def _rules(country: str) -> Callable[..., "HolidayBase"]:
    """Rules of a country from their own file: the package that it is in loads those of every country.

    Where a version of the library has no such file, all are loaded as it loads them.
    """
    import holidays
    from holidays import registry

    places: Mapping[str, tuple[str, ...]] = getattr(registry, "COUNTRIES", {})
    folder = Path(holidays.__file__).with_name("countries")
    for module, (name, *codes) in places.items():
        spec = (
            PathFinder.find_spec(f"holidays.countries.{module}", [str(folder)]) if country in codes else None
        )
        if spec is not None and spec.loader is not None:
            alone = module_from_spec(spec)
            spec.loader.exec_module(alone)
            rules: type[HolidayBase] = getattr(alone, name)
            return rules
    return partial(holidays.country_holidays, country)
