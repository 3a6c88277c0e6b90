"""Who works: profiles, what they cost, when they are away and what they owe every week."""

from typing import Literal

from simulator.scenario.beliefs import Positive, Probability
from simulator.scenario.charges import Charges, Scheme
from simulator.scenario.fields import Frozen, Text, Whole, said
from simulator.scenario.horizon import Day, Window, span
from simulator.scenario.laws import EventLaw

ZERO = Positive.of(0)
#: Keys that a gross salary needs and that an hourly cost already contains.
SALARY_KEYS = (
    "gross_salary",
    "tools_per_month",
    "management_per_month",
    "workstation_per_month",
    "hours_per_year",
)
SpentKind = Literal["prepare", "travel", "contact", "report", "meeting", "training", "validate"]


class Protected(Frozen):
    """Hours in which no task starts, so that prospecting is not broken up."""

    days: tuple[Day, ...] = said("on which days", min_length=1)
    window: Window = said("from when to when", "HH:MM-HH:MM")

    @property
    def span(self) -> tuple[float, float]:
        """Opening and closing hour of the day."""
        return span(self.window)


class Commitment(Frozen):
    """Hours that each person owes every week or every day."""

    label: Text | None = said("what reports call it; its name unless stated", "", None)
    kind: SpentKind = said("what kind of hours they are")
    hours: Positive = said("how long", "hours")
    every: Literal["week", "day"] = said("how often")


class Profile(Frozen):
    """A role: head count, full cost, absences, commitments, protected hours."""

    label: Text = said("what reports call it; its name unless stated")
    headcount: Whole = said("how many people", "people", ge=1, le=10_000)
    hourly_cost: Positive | None = said(
        "full cost of an hour, instead of a salary and what goes with it", "money/hour", None
    )
    gross_salary: Positive | None = said("gross salary of each", "money/year", None)
    employer_charges: Charges = said(
        "employer's charges: a share of gross, which commission bears too, or a country's rules, such as \"FR-2026\"",
        "share",
        ZERO,
    )
    tools_per_month: Positive = said("tools of each", "money/month", ZERO)
    management_per_month: Positive = said("management of each", "money/month", ZERO)
    workstation_per_month: Positive = said("workstation of each", "money/month", ZERO)
    hours_per_year: Positive | None = said(
        "hours paid a year; 1,607 x weekly open hours / 35 unless stated", "hours", None
    )
    commission: Probability = said("commission as a share of signed new revenue", "share", Probability.of(0))
    leave_days: Positive = said("planned leave in the horizon, each", "days", ZERO)
    absence_days: EventLaw = said("other absence in the horizon, each", "days", EventLaw.of(0))
    protected: tuple[Protected, ...] = said("hours in which no task starts", "", ())
    commitments: dict[Text, Commitment] = said("hours owed every week or day", "", {})

    @property
    def without_charges(self) -> bool:
        """Whether it states that its employer pays nothing on top of gross."""
        return not isinstance(self.employer_charges, Scheme) and self.employer_charges.known == 0
