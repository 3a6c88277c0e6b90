"""Employer charges by a country's own rules, instead of a share of gross."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag, model_validator

from simulator.scenario.beliefs import Positive
from simulator.scenario.charges.cost import monthly_cost
from simulator.scenario.charges.rates import MONTHS, Rates, rates_of
from simulator.scenario.fields import Frozen, Whole, said
from simulator.scenario.notations import Floats

#: Part of the pay by which it is raised to see what commission costs.
MORE = 0.1


class Scheme(Frozen):
    """A country's rules, which follow gross pay; the short form is their name alone."""

    scheme: Literal["FR-2026"] = said("which rules: France's, in July 2026")
    staff: Whole = said("employees of the whole company, not of the team", "people", 10, ge=1)
    executive: bool = said("whether the contract has executive status (cadre)", "", False, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, raw: Any) -> Any:
        return {"scheme": raw} if isinstance(raw, str) else raw

    @property
    def rates(self) -> Rates:
        """Rates and thresholds of these rules."""
        return rates_of(self.scheme)

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


def _which(raw: Any) -> str:
    own = isinstance(raw, Mapping) and bool(raw.keys() & Scheme.model_fields.keys())
    return "rules" if own or isinstance(raw, str | Scheme) else "share"


#: A share of gross, known or believed, or a country's rules.
Charges = Annotated[
    Annotated[Positive, Tag("share")] | Annotated[Scheme, Tag("rules")],
    Discriminator(_which),
]
