"""Advice on numbers outside what has been published for their kind; the table names each source."""

from collections.abc import Iterator

from simulator.scenario.advice.arithmetic import typical
from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario
from simulator.scenario.published import published, words_of
from simulator.scenario.work import SIGNED

#: Hours a week of a full-time contract in France.
FULL_WEEK = 35
Found = tuple[str, str, float]


def outside_published(scenario: Scenario) -> Iterator[Advice]:
    """A conversion, price or time outside the published range for its kind."""
    ranges = published()
    for quantity, key, value in (
        *_attempts(scenario),
        *_platforms(scenario),
        *_closing(scenario),
        *_paid_hours(scenario),
    ):
        known = ranges[quantity]
        if not known.holds(value):
            params: dict[str, object] = {
                "quantity": quantity,
                "value": value,
                "low": known.low,
                "high": known.high,
                "typical": known.typical,
                "source": known.source,
            }
            yield Advice("published_range", key, {**params, **_marketing(quantity, value)})


def _marketing(quantity: str, value: float) -> dict[str, object]:
    """Of calls that succeed as often as platforms say of themselves: dials an appointment, theirs and the measured."""
    own, measured = published()["marketing_dials"], published()["dial_success"]
    if quantity != "dial_success" or value * own.high < 1:
        return {}
    return {
        "dials": round(1 / value, 1),
        "own_low": own.low,
        "own_high": own.high,
        "measured_low": round(1 / measured.high),
        "measured_high": round(1 / measured.low),
    }


def _attempts(scenario: Scenario) -> Iterator[Found]:
    """Attempts that are calls or e-mails by their name, and that seek an appointment."""
    for name, channel in scenario.channels.items():
        activity = scenario.activities[channel.attempt]
        words = f"{name} {channel.attempt} {channel.label} {activity.label}".lower()
        if any(target == SIGNED for target, _ in activity.leads):
            continue
        at = f"activities.{channel.attempt}"
        if any(word in words for word in words_of("email")):
            yield "email_success", f"{at}.success", activity.success.typical()
        elif any(word in words for word in words_of("call")):
            yield "dial_success", f"{at}.success", activity.success.typical()
            yield "dial_hours", f"{at}.hours", sum(typical(law.mean) for law in activity.hours.values())


def _platforms(scenario: Scenario) -> Iterator[Found]:
    for name, platform in scenario.platforms.items():
        at = f"platforms.{name}"
        if scenario.currency == "EUR":
            yield "price", f"{at}.price", platform.price.typical()
        if platform.no_show is not None and platform.no_show.probability is not None:
            yield "platform_no_show", f"{at}.no_show.probability", platform.no_show.probability.typical()


def _closing(scenario: Scenario) -> Iterator[Found]:
    """Last steps before a signature that are neither attempts nor appointments: quotes, offers."""
    entries = {scenario.entry(source) for source in scenario.sources}
    for name, activity in scenario.activities.items():
        if activity.next == SIGNED and activity.no_show is None and name not in entries:
            yield "closing", f"activities.{name}.success", activity.success.typical()


def _paid_hours(scenario: Scenario) -> Iterator[Found]:
    """Hours that a full-time salary in France is divided by."""
    full_time = abs(scenario.calendar.weekly_open_hours - FULL_WEEK) < 0.5
    if scenario.calendar.country != "FR" or not full_time:
        return
    for name, profile in scenario.profiles.items():
        if profile.gross_salary is not None and profile.hours_per_year is not None:
            yield "hours_per_year", f"profiles.{name}.hours_per_year", profile.hours_per_year.typical()


RULES = (outside_published,)
