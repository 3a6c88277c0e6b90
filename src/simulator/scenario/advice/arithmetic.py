"""Plain arithmetic on typical values: good enough to warn, never shown as a result."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.beliefs import Quantity
from simulator.scenario.charges import Scheme
from simulator.scenario.charges.rates import MONTHS
from simulator.scenario.laws import EventLaw
from simulator.scenario.model import Scenario
from simulator.scenario.notations import Floats
from simulator.scenario.team import Profile
from simulator.scenario.work import SIGNED, Activity

DAYS_PER_WEEK = 7


@dataclass(frozen=True)
class Route:
    """One way from a source's entry to a signature: activities passed, and the chance of it."""

    activities: tuple[str, ...]
    chance: float


def typical(quantity: Quantity | None, absent: float = 0.0) -> float:
    """Median of a quantity, or what stands for an absent one."""
    return absent if quantity is None else quantity.typical()


def task_hours(activity: Activity) -> float:
    """Hours that an activity takes when it is not missed."""
    return sum(law.mean.typical() for law in activity.hours.values())


def hourly_cost(scenario: Scenario, profile: Profile) -> float:
    """Full cost of an hour of a profile (model.md section 7)."""
    if profile.hourly_cost is not None:
        return profile.hourly_cost.typical()
    months = profile.tools_per_month, profile.management_per_month, profile.workstation_per_month
    yearly = yearly_pay(profile)
    hours = typical(profile.hours_per_year, scenario.calendar.hours_per_year)
    return (yearly + MONTHS * sum(typical(one) for one in months)) / hours


def yearly_pay(profile: Profile) -> float:
    """Gross pay and employer charges of a year."""
    gross, charges = typical(profile.gross_salary), profile.employer_charges
    share = charges.share(gross) if isinstance(charges, Scheme) else charges.typical()
    return gross * (1 + share)


def present_hours(scenario: Scenario, profile: Profile) -> float:
    """Hours a week that the profile's people are present, outside commitments."""
    calendar = scenario.calendar
    away = (typical(profile.leave_days) + typical(profile.absence_days.mean)) / scenario.horizon.weeks
    owed = sum(
        typical(one.hours) * (len(calendar.days) if one.every == "day" else 1)
        for one in profile.commitments.values()
    )
    weekly = calendar.weekly_open_hours - away * calendar.daily_open_hours - owed
    return profile.headcount * max(weekly, 0.0)


def success_at(scenario: Scenario, source: str, name: str) -> float:
    """Chance that a source's opportunity succeeds at an activity, the appointment being held."""
    platform = scenario.platforms.get(source)
    if platform is not None and platform.leads_to == name and platform.success is not None:
        return platform.success.typical()
    return scenario.activities[name].success.typical()


def held(scenario: Scenario, source: str, name: str) -> float:
    """Chance that a source's appointment at an activity is held in the end, rebookings included."""
    own = scenario.activities[name].no_show
    platform = scenario.platforms.get(source)
    other = platform.no_show if platform is not None and platform.leads_to == name else None
    missed = typical(own.probability) if own else 0.0
    rebooked = typical(own.rebooked) if own else 0.0
    if other is not None:
        missed, rebooked = typical(other.probability, missed), typical(other.rebooked, rebooked)
    return (1 - missed) / (1 - missed * rebooked) if missed * rebooked < 1 else 0.0


def routes(scenario: Scenario, source: str, opened: bool = False) -> Iterator[Route]:
    """Every way to a signature; with `opened`, the attempt's own success is taken as given."""
    entry = scenario.entry(source)
    yield from _routes(scenario, source, (entry,), 1.0, opened and source in scenario.channels)


def _routes(
    scenario: Scenario, source: str, path: tuple[str, ...], chance: float, given: bool
) -> Iterator[Route]:
    name = path[-1]
    if not given:
        chance *= held(scenario, source, name) * success_at(scenario, source, name)
    for target, share in scenario.activities[name].leads:
        if target == SIGNED:
            yield Route(path, chance * share)
        elif share > 0:
            yield from _routes(scenario, source, (*path, target), chance * share, given=False)


def load(scenario: Scenario, source: str) -> dict[str, float]:
    """Hours of each profile that one opened opportunity of a source brings, the attempt left out."""
    found: dict[str, float] = {}
    entry = scenario.entry(source)
    starts = scenario.activities[entry].leads if source in scenario.channels else ((entry, 1.0),)
    waiting = [(name, share) for name, share in starts if name != SIGNED]
    while waiting:
        name, weight = waiting.pop()
        activity = scenario.activities[name]
        found[activity.by] = found.get(activity.by, 0.0) + weight * task_hours(activity)
        weight *= held(scenario, source, name) * success_at(scenario, source, name)
        waiting += [(target, weight * share) for target, share in activity.leads if target != SIGNED]
    return found


def opened_per_week(scenario: Scenario, mix: str) -> dict[str, float]:
    """Opportunities that each source opens a week in a mix, prospecting taking all present hours."""
    found = dict.fromkeys(scenario.sources, 0.0)
    for profile, shares in scenario.mixes[mix].prospecting.items():
        hours = present_hours(scenario, scenario.profiles[profile])
        for name, share in shares.items():
            if name in scenario.channels:
                attempt = scenario.activities[scenario.channels[name].attempt]
                found[name] += hours * share / max(task_hours(attempt), 1e-9) * attempt.success.typical()
    for name, order in scenario.mixes[mix].orders.items():
        platform = scenario.platforms[name]
        accepted = typical(platform.validation.accepted) if platform.validation else 1.0
        active = (order.weeks[1] - order.weeks[0] + 1) / scenario.horizon.weeks
        found[name] += min(order.per_week, platform.can_deliver_per_week.typical()) * accepted * active
    return found


def margin(scenario: Scenario, source: str) -> float:
    """Margin of one signature of a source, the recurring part included, undiscounted."""
    parts = {key: value for key, (_, value) in scenario.deal_parts(source).items()}
    recurring = parts["recurring"]
    later = 0.0
    if recurring is not None:
        later = typical(recurring.share) * typical(recurring.yearly_value) * typical(recurring.years)
    value = parts["value"].mean.typical() if parts["value"] is not None else 0.0
    return typical(parts["margin_rate"], 1.0) * float(value + later)


def values(law: EventLaw, u: Floats) -> Floats:
    """Values of an event law at probabilities `u`, its mean taken as typical."""
    import math

    import numpy as np
    from scipy import special

    mean = law.mean.typical()
    if law.family in ("named", "empirical"):
        return mean * law.quantile(u)
    if law.family == "constant" or mean == 0:
        return np.full(np.shape(u), mean)
    variance = math.log1p(law.cv**2)
    spread = np.asarray(special.ndtri(u), dtype=np.float64) * math.sqrt(variance)
    return np.asarray(mean * np.exp(spread - variance / 2), dtype=np.float64)
