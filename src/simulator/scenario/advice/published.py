"""Advice on numbers outside what has been published for their kind; the table names each source."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from simulator.scenario.advice.arithmetic import typical
from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario
from simulator.scenario.work import SIGNED

CALL_WORDS = ("call", "dial", "phon", "appel", "prospection tel")
EMAIL_WORDS = ("mail", "courriel")
Found = tuple[str, str, float]


@dataclass(frozen=True)
class Range:
    """A published range: low, typical and high value, and where they come from."""

    low: float
    typical: float
    high: float
    unit: str
    source: str


def published() -> dict[str, Range]:
    """Read the table of published ranges (design page figures.md)."""
    text = (files("simulator.scenario.advice") / "published.csv").read_text(encoding="utf-8")
    return {
        row["quantity"]: Range(
            float(row["low"]), float(row["typical"]), float(row["high"]), row["unit"], row["source"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def outside_published(scenario: Scenario) -> Iterator[Advice]:
    """A conversion, price or time outside the published range for its kind."""
    ranges = published()
    for quantity, key, value in (
        *_attempts(scenario),
        *_platforms(scenario),
        *_closing(scenario),
        *_charges(scenario),
    ):
        known = ranges[quantity]
        if not known.low <= value <= known.high:
            params: dict[str, object] = {
                "quantity": quantity,
                "value": value,
                "low": known.low,
                "high": known.high,
            }
            yield Advice("published_range", key, {**params, "typical": known.typical, "source": known.source})


def _attempts(scenario: Scenario) -> Iterator[Found]:
    """Attempts that are calls or e-mails by their name, and that seek an appointment."""
    for name, channel in scenario.channels.items():
        activity = scenario.activities[channel.attempt]
        words = f"{name} {channel.attempt} {channel.label} {activity.label}".lower()
        if any(target == SIGNED for target, _ in activity.leads):
            continue
        at = f"activities.{channel.attempt}"
        if any(word in words for word in EMAIL_WORDS):
            yield "email_success", f"{at}.success", activity.success.typical()
        elif any(word in words for word in CALL_WORDS):
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


def _charges(scenario: Scenario) -> Iterator[Found]:
    for name, profile in scenario.profiles.items():
        if scenario.calendar.country == "FR" and profile.gross_salary and profile.employer_charges.known != 0:
            yield "employer_charges", f"profiles.{name}.employer_charges", profile.employer_charges.typical()


RULES = (outside_published,)
