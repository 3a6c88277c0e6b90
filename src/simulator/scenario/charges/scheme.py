"""Employer charges by a country's own rules, instead of a share of gross."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Discriminator, Tag, model_validator

from simulator.scenario.beliefs import Positive
from simulator.scenario.charges.cost import monthly_cost
from simulator.scenario.charges.rates import MONTHS, Rates, rates_of
from simulator.scenario.fields import Frozen, Whole, said
from simulator.scenario.lines import Path
from simulator.scenario.notations import Floats

Name = Literal["FR-2026"]
NAMES: tuple[Name, ...] = get_args(Name)
KEY = "employer_charges"
#: Part of the pay by which it is raised to see what commission costs.
MORE = 0.1


class Scheme(Frozen):
    """A country's rules, which follow gross pay; the short form is their name alone."""

    scheme: Name = said("which rules: France's, in July 2026")
    staff: Whole = said("employees of the whole company, not of the team", "people", 10, ge=1)
    executive: bool = said(
        "whether the contract has executive status (cadre)", "", default=False, strict=True
    )

    @model_validator(mode="before")
    @classmethod
    def _named(cls, raw: Any) -> Any:
        return {"scheme": raw} if isinstance(raw, str) else raw

    @property
    def rates(self) -> Rates:
        """Rates and thresholds of these rules."""
        return rates_of(self.scheme)

    @property
    def source(self) -> str:
        """Whose rules they are, and for whom."""
        status = "executive" if self.executive else "not an executive"
        return f"{self.scheme}, {self.staff:,} employees, {status}: {self.rates.source}"

    def share(self, gross: float) -> float:
        """Charges as a share of a known gross pay a year."""
        import numpy as np

        return float(self.yearly_cost(np.array([gross]))[0]) / gross - 1 if gross > 0 else 0.0

    def yearly_cost(self, gross: Floats) -> Floats:
        """What the employer pays a year for each.

        Parameters
        ----------
        gross : array
            Gross pay a year, twelve equal months.

        Returns
        -------
        array
            Money a year, of the shape of `gross`.
        """
        return MONTHS * monthly_cost(self.rates, gross / MONTHS, self.staff, self.executive)

    def on_commission(self, gross: Floats) -> Floats:
        """Charges on commission as a share of it: those that a tenth more gross pay would add.

        They are far above the average share where pay is low, since the relief falls as pay rises.

        Parameters
        ----------
        gross : array
            Gross pay a year, without commission.

        Returns
        -------
        array
            Share of commission, of the shape of `gross`.
        """
        import numpy as np

        more = np.maximum(MORE * gross, 1.0)
        added = self.yearly_cost(gross + more) - self.yearly_cost(gross)
        return np.asarray(added / more - 1.0, dtype=np.float64)


def spell_out(data: Mapping[str, Any]) -> None:
    """Write rules that are only named as a table, in place, so that paths lead to what they hold."""
    profiles = data.get("profiles")
    for profile in profiles.values() if isinstance(profiles, dict) else ():
        if isinstance(profile, dict) and KEY in profile:
            profile[KEY] = spelled(("profiles", "", KEY), profile[KEY])


def spelled(path: Path, value: Any) -> Any:
    """Return what is set at a path, rules that are only named as the table that `spell_out` writes."""
    named = path[:1] == ("profiles",) and path[2:] == (KEY,) and isinstance(value, str) and value in NAMES
    return {"scheme": value} if named else value


def _which(raw: Any) -> str:
    own = isinstance(raw, Mapping) and bool(raw.keys() & Scheme.model_fields.keys())
    return "rules" if own or isinstance(raw, str | Scheme) else "share"


#: A share of gross, known or believed, or a country's rules.
Charges = Annotated[
    Annotated[Positive, Tag("share")] | Annotated[Scheme, Tag("rules")],
    Discriminator(_which),
]
