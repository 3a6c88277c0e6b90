"""How opportunities are opened: internal channels and outside platforms."""

from simulator.scenario.beliefs import Positive, Probability
from simulator.scenario.fields import Frozen, Text, Whole, said
from simulator.scenario.laws import EventLaw
from simulator.scenario.team import ZERO
from simulator.scenario.work import DealOverride


class Channel(Frozen):
    """An internal way of opening opportunities: an attempt repeated in the time given to it."""

    label: Text = said("what reports call it; its name unless stated")
    attempt: Text = said("the activity that is one attempt")
    contacts: Whole | None = said(
        "how many contacts the list holds; endless without it", "contacts", None, ge=1
    )
    cost_per_attempt: Positive = said("money for each attempt", "money", ZERO)
    cost_per_week: Positive = said("campaign cost, in the mixes that give it time", "money/week", ZERO)
    restart_hours: Positive = said("hours lost each time that an interruption ends", "hours", ZERO)
    deal: DealOverride | None = said("what differs from the top-level deal", "", None)


class Validation(Frozen):
    """The check of a delivered appointment."""

    by: Text = said("the profile that does it")
    hours: EventLaw = said("how long it takes", "hours", EventLaw.of(0))
    accepted: Probability = said(
        "share of deliveries that are accepted, and billed", "probability", Probability.of(1)
    )


class PlatformNoShow(Frozen):
    """No-shows of a platform's appointments; what is left out is the activity's."""

    probability: Probability | None = said("chance that it is missed", "probability", None)
    rebooked: Probability | None = said("chance that a missed one is booked again", "probability", None)
    share_of_hours_spent: Probability | None = said("share of its hours spent all the same", "share", None)


class SetUp(Frozen):
    """What starting with a platform takes, once."""

    hours: Positive = said("hours of work", "hours", ZERO)
    by: Text | None = said("the profile that does it", "", None)
    cost: Positive = said("money", "money", ZERO)


class Platform(Frozen):
    """An outside source of appointments, billed per validated appointment."""

    label: Text = said("what reports call it; its name unless stated")
    price: Positive = said("price of a validated appointment", "money")
    can_deliver_per_week: Positive = said("what it can deliver once ramped up", "appointments/week")
    ramp_weeks: Positive = said("weeks from nothing to all that it can deliver", "weeks", ZERO)
    validation: Validation | None = said("how deliveries are checked; all are accepted without it", "", None)
    leads_to: Text = said("the activity that is its appointment")
    after_days: EventLaw = said(
        "from acceptance to the appointment, on the open clock", "days", EventLaw.of(0)
    )
    no_show: PlatformNoShow | None = said("its no-shows, where they differ from the activity's", "", None)
    success: Probability | None = said("success of its appointments, where it differs", "probability", None)
    set_up: SetUp | None = said("what starting takes", "", None)
    deal: DealOverride | None = said("what differs from the top-level deal", "", None)
