"""Advice on numbers outside what has been published for their kind; the table names each source."""

from collections.abc import Iterator

from simulator.scenario.advice.arithmetic import Route, routes, typical
from simulator.scenario.advice.charges import FRANCE, paid_in_france
from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario
from simulator.scenario.published import published, words_of
from simulator.scenario.work import SIGNED

#: Published cycles, by the value below which a deal has them.
CYCLES = {"cycle_small": 10_000.0, "cycle_middle": 25_000.0, "cycle_large": 50_000.0}
Found = tuple[str, str, float]


def outside_published(scenario: Scenario) -> Iterator[Advice]:
    """A conversion, price or time outside the published range for its kind."""
    ranges = published()
    for quantity, key, value in (
        *_attempts(scenario),
        *_platforms(scenario),
        *_closing(scenario),
        *_cycles(scenario),
        *_pay(scenario),
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
                "grade": known.grade,
            }
            code = "supposed_range" if known.grade == "assumption" else "published_range"
            yield Advice(code, key, {**params, **_marketing(quantity, value)})


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
        if any(target == SIGNED for target, _ in activity.leads) or activity.success.typical() >= 1.0:
            continue  # an attempt that never fails is something that opens, not a call
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


def _cycles(scenario: Scenario) -> Iterator[Found]:
    """Days from the attempt, or from an appointment bought, to a signature that an appointment led to, by the deal's size."""
    for source in scenario.sources:
        value = scenario.deal_parts(source)["value"][1]
        ways = [route for route in routes(scenario, source) if _seen_in_person(scenario, route)]
        name = None if value is None else _cycle_of(value.mean.typical())
        if ways and name is not None:
            days = sum(_delay(scenario, step) for step in max(ways, key=lambda one: one.chance).activities)
            platform = scenario.platforms.get(source)
            bought = 0.0 if platform is None else platform.after_days.mean.typical()
            section = "channels" if platform is None else "platforms"
            yield name, f"{section}.{source}", days + bought


def _seen_in_person(scenario: Scenario, route: Route) -> bool:
    return any(scenario.activities[name].no_show is not None for name in route.activities)


def _delay(scenario: Scenario, name: str) -> float:
    return scenario.activities[name].after_days.mean.typical()


def _cycle_of(value: float) -> str | None:
    """Published cycle for a deal of some value; None beyond what was published."""
    return next((name for name, most in CYCLES.items() if value < most), None)


def _pay(scenario: Scenario) -> Iterator[Found]:
    """Gross pay of a year, absence, and the hours that a full-time salary is divided by, in France."""
    if not paid_in_france(scenario):
        return
    open_days = scenario.horizon.weeks * len(scenario.calendar.days)
    for name, profile in scenario.profiles.items():
        if profile.gross_salary is not None:
            yield "gross_salary", f"profiles.{name}.gross_salary", profile.gross_salary.typical()
        away = profile.absence_days.mean.typical()
        if away > 0.0:
            yield "absence", f"profiles.{name}.absence_days", away / open_days
        full_time = abs(scenario.calendar.weekly_open_hours - FRANCE.rates.weekly_hours) < 0.5
        if full_time and profile.gross_salary is not None and profile.hours_per_year is not None:
            yield "hours_per_year", f"profiles.{name}.hours_per_year", profile.hours_per_year.typical()


RULES = (outside_published,)
