"""Rates of a scheme of employer charges, as its data file holds them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WEEKS_PER_YEAR, MONTHS = 52, 12


@dataclass(frozen=True)
class Contribution:
    """A share of one slice of gross pay.

    Parameters
    ----------
    rate : float
        Share of the slice.
    low, high : float
        Bounds of the slice, in social security ceilings; the whole of gross unless stated.
    staff_from, staff_below : float
        Company sizes for which it is due.
    executive : bool
        Whether it is due for executives alone.
    once_above : float
        Ceilings that gross must pass for it to be due at all, on the whole slice then.
    insurance : bool
        Whether it pays an insurance, which bears the levy.
    """

    rate: float
    low: float = 0.0
    high: float = float("inf")
    staff_from: float = 0.0
    staff_below: float = float("inf")
    executive: bool = False
    once_above: float = 0.0
    insurance: bool = False

    def due(self, staff: int, executive: bool) -> bool:
        """Whether an employer of so many people owes it for such a contract."""
        return self.staff_from <= staff < self.staff_below and (executive or not self.executive)


@dataclass(frozen=True)
class Relief:
    """The general relief, as a share of gross that falls with pay; see the data file."""

    least: float
    most: float
    most_large: float
    large: int
    power: float
    end: float


@dataclass(frozen=True)
class Rates:
    """Everything that a scheme says: money a month, rates as shares.

    Parameters
    ----------
    source : str
        Which engine and date they reproduce.
    ceiling : float
        Social security ceiling, a month.
    minimum : float
        Legal minimum pay, an hour.
    weekly_hours : float
        Hours of a full-time contract.
    insurance : float
        Health insurance that the employer pays, a month.
    relief : Relief
        General relief.
    levy : Contribution
        Levy on insurances.
    contributions : mapping of str to Contribution
        Due on gross, by name.
    """

    source: str
    ceiling: float
    minimum: float
    weekly_hours: float
    insurance: float
    relief: Relief
    levy: Contribution
    contributions: Mapping[str, Contribution]

    @property
    def monthly_minimum(self) -> float:
        """Legal minimum pay of a full-time month."""
        return self.weekly_hours * WEEKS_PER_YEAR / MONTHS * self.minimum


@cache
def rates_of(scheme: str) -> Rates:
    """Read the rates of a scheme by its name, such as "FR-2026"."""
    name = scheme.lower().replace("-", "_") + ".toml"
    text = (files("simulator.scenario.charges") / name).read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    contributions = {name: Contribution(**one) for name, one in data.pop("contributions").items()}
    relief, levy = Relief(**data.pop("relief")), Contribution(**data.pop("levy"))
    return Rates(**data, relief=relief, levy=levy, contributions=contributions)
