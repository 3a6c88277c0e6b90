"""When the quarter runs, on which calendar, and what is already open when it begins."""

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from simulator.scenario.fields import Frozen, Text, Whole, said
from simulator.scenario.laws import EventLaw
from simulator.scenario.public_holidays import countries

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Date = Annotated[datetime.date, Field(strict=True)]
NO_COUNTRY = "none"
#: Longest horizon.
MOST_WEEKS = 520
LEGAL_YEAR_HOURS = 1607.0
LEGAL_WEEK_HOURS = 35.0


def span(window: str) -> tuple[float, float]:
    """Return the opening and closing hour of the day of a window written "HH:MM-HH:MM".

    Raises
    ------
    ValueError
        When it is not such a window, or does not close after it opens.
    """
    opens, closes = (clock(part) for part in window.split("-"))
    if not 0 <= opens < closes <= 24:
        raise ValueError(window)
    return opens, closes


def clock(text: str) -> float:
    """Hour of the day of "HH:MM"."""
    hours, minutes = text.strip().split(":")
    if len(minutes) != 2 or not (hours + minutes).isdecimal() or int(minutes) > 59:
        raise ValueError(text)
    return int(hours) + int(minutes) / 60


def _check_window(window: str) -> str:
    try:
        span(window)
    except ValueError:
        raise PydanticCustomError("rule", "window", {"code": "window"}) from None
    return window


def _check_country(country: str) -> str:
    if country == NO_COUNTRY:
        return country
    known = countries()
    if country not in known:
        near = sorted(code for code in known if code[:1] == country[:1].upper() and len(code) == 2)
        raise PydanticCustomError("rule", "country", {"code": "country", "near": ", ".join(near[:8]) or "FR"})
    return country


Window = Annotated[str, Field(strict=True), AfterValidator(_check_window)]
Country = Annotated[str, Field(strict=True), AfterValidator(_check_country)]


class Horizon(Frozen):
    """The quarter that is simulated, and how long what it opened is followed."""

    start: Date = said("first day", "date", datetime.date(2027, 1, 4))
    weeks: Whole = said("length of the quarter", "weeks", 13, ge=1, le=MOST_WEEKS)
    run_off_weeks: Whole = said(
        "weeks after the quarter in which what it opened is followed until won or lost",
        "weeks",
        0,
        ge=0,
        le=1040,
    )


class Calendar(Frozen):
    """When people work."""

    country: Country = said(
        'whose public holidays are kept, such as "FR", or "none"', "country code", NO_COUNTRY
    )
    days: tuple[Day, ...] = said("working days", "", DAYS[:5], min_length=1)
    windows: tuple[Window, ...] = said(
        "open hours of a working day, in order", "HH:MM-HH:MM", ("09:00-12:30", "14:00-17:30"), min_length=1
    )
    closed: tuple[Date, ...] = said("extra closed days", "dates", ())

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """Windows as (open, close) hours of the day."""
        return tuple(span(window) for window in self.windows)

    @property
    def daily_open_hours(self) -> float:
        """Open hours of a working day."""
        return sum(closes - opens for opens, closes in self.spans)

    @property
    def weekly_open_hours(self) -> float:
        """Nominal open hours of a week without holidays."""
        return len(set(self.days)) * self.daily_open_hours

    @property
    def hours_per_year(self) -> float:
        """Hours paid a year when a profile does not state them (model.md section 7)."""
        return LEGAL_YEAR_HOURS * self.weekly_open_hours / LEGAL_WEEK_HOURS


class OpeningItem(Frozen):
    """Opportunities that are already open at the start."""

    activity: Text = said("the activity that they wait for")
    source: Text = said("the channel or platform that opened them")
    count: Whole = said("how many", "opportunities", ge=1)
    due_days: EventLaw = said("days of the open clock from the start until it is due", "days")


class Opening(Frozen):
    """What is open when the quarter begins."""

    start: Literal["steady", "empty", "listed"] = said(
        '"steady" runs the weeks before under the baseline mix, "listed" takes [[opening.items]]',
        "",
        "steady",
    )
    items: tuple[OpeningItem, ...] = said('what is open, with start = "listed"', "", ())
