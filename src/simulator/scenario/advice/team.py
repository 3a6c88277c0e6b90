"""Advice on what people cost, and on who does what."""

from collections.abc import Iterator

from simulator.scenario.advice.arithmetic import hourly_cost
from simulator.scenario.advice.record import Advice
from simulator.scenario.model import Scenario
from simulator.scenario.team import Profile

#: A profile is senior when its hour costs this much more than the cheapest one's.
SENIOR = 1.2


def cost_items(scenario: Scenario) -> Iterator[Advice]:
    """A salary without employer charges, management or tools."""
    keys = ("employer_charges", "management_per_month", "tools_per_month")
    for name, profile in scenario.profiles.items():
        if profile.gross_salary is None:
            continue
        missing = [key for key in keys if _absent(profile, key)]
        if missing:
            yield Advice("cost_items", f"profiles.{name}", {"profile": profile.label, "missing": missing})


def _absent(profile: Profile, key: str) -> bool:
    return profile.without_charges if key == "employer_charges" else getattr(profile, key).known == 0


def charges_on_commission(scenario: Scenario) -> Iterator[Advice]:
    """Commission bears employer charges; an hourly cost does not say them."""
    for name, profile in scenario.profiles.items():
        if profile.hourly_cost is not None and profile.commission.known != 0 and profile.without_charges:
            key = f"profiles.{name}.employer_charges"
            yield Advice("charges_on_commission", key, {"profile": profile.label})


def same_cost(scenario: Scenario) -> Iterator[Advice]:
    """Every profile at the same hourly cost."""
    costs = [hourly_cost(scenario, profile) for profile in scenario.profiles.values()]
    if len(costs) > 1 and max(costs) - min(costs) < 0.005 * max(costs):
        names = [profile.label for profile in scenario.profiles.values()]
        yield Advice("same_cost", "profiles", {"profiles": names, "cost": round(costs[0], 2)})


def senior_attempts(scenario: Scenario) -> Iterator[Advice]:
    """Expensive people making attempts that cheaper ones could make."""
    costs = {name: hourly_cost(scenario, profile) for name, profile in scenario.profiles.items()}
    cheapest = min(costs, key=costs.__getitem__)
    for name, channel in scenario.channels.items():
        by = scenario.activities[channel.attempt].by
        used = any(mix.prospecting.get(by, {}).get(name, 0) > 0 for mix in scenario.mixes.values())
        if used and costs[by] > SENIOR * costs[cheapest]:
            params = {
                "channel": channel.label,
                "profile": scenario.profiles[by].label,
                "cost": round(costs[by], 2),
                "other": scenario.profiles[cheapest].label,
                "other_cost": round(costs[cheapest], 2),
            }
            yield Advice("senior_attempts", f"activities.{channel.attempt}.by", params)


RULES = (cost_items, charges_on_commission, same_cost, senior_attempts)
