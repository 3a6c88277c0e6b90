"""The results file: which counts, hours and values it may hold, and what each means."""

from typing import Annotated, Any

from pydantic import Field

from simulator.scenario.fields import Frozen, Number, Text, Whole, said
from simulator.scenario.horizon import Date
from simulator.scenario.team import SpentKind

Amount = Annotated[Number, Field(ge=0)]
Price = Annotated[Number, Field(gt=0)]
#: Longest trial that a file may tell of.
MOST_WEEKS = 520


def _count(meaning: str, unit: str = "") -> Any:
    return said(meaning, unit, None, ge=0)


class PlatformResults(Frozen):
    """What came from a platform, and what became of it by the last day."""

    delivered: Whole | None = _count("appointments handed over", "appointments")
    accepted: Whole | None = _count("of these, validated, and so billed", "appointments")
    refused: Whole | None = _count(
        "of these, refused; left out, all that was not accepted. What is neither is still to be checked",
        "appointments",
    )
    held: Whole | None = _count("of the accepted, appointments that took place", "appointments")
    missed: Whole | None = _count("times that somebody did not come", "appointments")
    rebooked: Whole | None = _count("of the missed, booked again", "appointments")
    quoted: Whole | None = _count("of the held, led to what follows: a quote made", "quotes")
    signed: Whole | None = _count("deals signed", "deals")
    lost: Whole | None = _count(
        "told to be lost; left out, nobody says no, and what is not signed may still be", "deals"
    )
    open_days: tuple[Amount, ...] | None = said(
        "days since the quote (or the appointment, if it signs at once) of each that is still open",
        "days",
        None,
    )
    values: tuple[Price, ...] | None = said("new revenue of each deal signed", "money", None)
    price: Number | None = said("price paid for a validated appointment", "money", None, gt=0)
    validation_hours: Number | None = said("hours spent on checking deliveries, in all", "hours", None, gt=0)
    waited_days: Number | None = said(
        "days that its appointments waited for somebody free, on average", "days", None, ge=0
    )


class ChannelResults(Frozen):
    """What a channel of our own brought."""

    attempts: Whole | None = _count("attempts made", "attempts")
    successes: Whole | None = _count("of these, successes", "attempts")
    hours: Number | None = said("hours of all kinds spent on them", "hours", None, gt=0)
    hours_by_kind: dict[SpentKind, Price] = said("the same by kind, where it is known", "hours", {})
    values: tuple[Price, ...] | None = said("new revenue of each of its deals signed", "money", None)


class ActivityResults(Frozen):
    """How often an activity was done, apart from what came from a platform, and what came of it."""

    done: Whole | None = _count("times done, missed ones left out", "times")
    missed: Whole | None = _count("times missed", "times")
    rebooked: Whole | None = _count("of the missed, booked again", "times")
    successes: Whole | None = _count("of the done, led to what follows", "times")
    lost: Whole | None = _count("of the done, told to lead to nothing", "times")
    open_days: tuple[Amount, ...] | None = said("days since each that is still open was done", "days", None)
    hours: Number | None = said("hours of all kinds spent on it", "hours", None, gt=0)
    hours_by_kind: dict[SpentKind, Price] = said("the same by kind, where it is known", "hours", {})
    waited_days: Number | None = said("days that it waited for somebody free, on average", "days", None, ge=0)


class TeamResults(Frozen):
    """What the whole team did: read by the rule of a trial without a platform only."""

    appointments: Whole | None = _count("appointments booked", "appointments")
    held: Whole | None = _count("appointments that took place", "appointments")
    quoted: Whole | None = _count("quotes made", "quotes")
    signed: Whole | None = _count("deals signed", "deals")


class Results(Frozen):
    """A whole results file."""

    weeks: Number = said("weeks of trial that the counts cover", "weeks", gt=0, le=MOST_WEEKS)
    until: Date | None = said("last day counted", "date", None)
    mix: Text | None = said("the mix that was run; decision.trial unless stated", "", None)
    source: Text | None = said("where the counts come from", "", None)
    platforms: dict[Text, PlatformResults] = said("by platform", "", {})
    channels: dict[Text, ChannelResults] = said("by channel", "", {})
    activities: dict[Text, ActivityResults] = said("by activity", "", {})
    team: TeamResults = said("the whole team", "", TeamResults())
