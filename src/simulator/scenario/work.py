"""Units of sales work, what they lead to, and what a signature is worth."""

from simulator.scenario.beliefs import Positive, Probability
from simulator.scenario.fields import Frozen, Share, Text, Whole, said
from simulator.scenario.laws import EventLaw
from simulator.scenario.team import ZERO, SpentKind

SIGNED = "signed"


class NoShow(Frozen):
    """An appointment that is missed."""

    probability: Probability = said("chance that it is missed", "probability")
    rebooked: Probability = said("chance that a missed one is booked again", "probability", Probability.of(0))
    share_of_hours_spent: Probability = said(
        "share of its hours spent all the same", "share", Probability.of(1)
    )


class Activity(Frozen):
    """A unit of sales work: who does it, hours by kind, chance of success, what follows and when."""

    label: Text = said("what reports call it; its name unless stated")
    by: Text = said("the profile that does it")
    hours: dict[SpentKind, EventLaw] = said("hours of each kind", "hours", min_length=1)
    cost: Positive = said("money spent each time, held or missed", "money", ZERO)
    no_show: NoShow | None = said("what happens when the appointment is missed", "", None)
    success: Probability = said("chance that it leads to what follows", "probability")
    next: Text | dict[Text, Share] = said(
        'what a success leads to: an activity, "signed", or a table of shares that add up to 1', "share"
    )
    after_days: EventLaw = said("from its end to what follows, on the open clock", "days", EventLaw.of(0))
    cools_per_day: Positive = said("success lost per calendar day that a due task waits", "1/day", ZERO)
    expires_after_days: Positive | None = said(
        "calendar days after which a waiting task is dropped", "days", None
    )
    priority: Whole | None = said("1 is served first; without one, last", "rank", None, ge=1, le=999_999)

    @property
    def leads(self) -> tuple[tuple[str, float], ...]:
        """What a success leads to, as (activity or "signed", share)."""
        return ((self.next, 1.0),) if isinstance(self.next, str) else tuple(self.next.items())


class Recurring(Frozen):
    """Revenue that comes back every year."""

    share: Probability = said("share of the signed deals that recur", "share")
    yearly_value: Positive = said("revenue a year of those", "money/year")
    years: Positive = said("how many years they last", "years")


class Deal(Frozen):
    """What a signed opportunity is worth."""

    value: EventLaw | None = said("new revenue of a deal", "money", None)
    margin_rate: Probability = said("share of revenue that is margin", "share", Probability.of(1))
    recurring: Recurring | None = said("what comes back every year", "", None)
    payment_days: Positive = said("calendar days from signature to payment", "days", ZERO)


class DealOverride(Frozen):
    """What a channel or platform changes in the deal; what is left out is the top-level [deal]'s."""

    value: EventLaw | None = said("new revenue of a deal", "money", None)
    margin_rate: Probability | None = said("share of revenue that is margin", "share", None)
    recurring: Recurring | None = said("what comes back every year", "", None)
    payment_days: Positive | None = said("calendar days from signature to payment", "days", None)
