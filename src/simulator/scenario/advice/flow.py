"""Advice on what flows through the team: cycles cut short, appointments nobody can attend, idle hours, volume."""

from collections.abc import Iterator

from simulator.scenario.advice.arithmetic import (
    DAYS_PER_WEEK,
    hourly_cost,
    load,
    margin,
    opened_per_week,
    present_hours,
    routes,
    task_hours,
    typical,
)
from simulator.scenario.advice.cycle import cut_by_run_off
from simulator.scenario.advice.record import Advice
from simulator.scenario.mixes import IDLE
from simulator.scenario.model import Scenario
from simulator.scenario.variants import effective

#: A cut of margin that deserves a word even when the run-off covers the typical cycle.
WORTH_SAYING = 0.05


def run_off_short(scenario: Scenario) -> Iterator[Advice]:
    """A run-off shorter than the typical cycle."""
    weeks, mix = scenario.horizon.run_off_weeks, scenario.decision.baseline
    cycle, cut = cut_by_run_off(effective(scenario, mix), mix)
    if cut > 0 and (weeks * DAYS_PER_WEEK < cycle or cut > WORTH_SAYING):
        params = {
            "run_off_weeks": weeks,
            "cycle_weeks": round(cycle / DAYS_PER_WEEK, 1),
            "share_cut": round(cut, 3),
        }
        yield Advice("run_off_short", "horizon.run_off_weeks", {**params, "mix": scenario.mixes[mix].label})


def too_many_appointments(scenario: Scenario) -> Iterator[Advice]:
    """More appointments bought than the closers' spare hours can attend."""
    for mix in scenario.mixes:
        one = effective(scenario, mix)
        opened = opened_per_week(one, mix)
        for name, platform in one.platforms.items():
            by = one.activities[platform.leads_to].by
            needed = sum(opened[source] * load(one, source).get(by, 0.0) for source in _sent_to(one, by))
            spare = present_hours(one, one.profiles[by])
            if opened[name] > 0 and needed > spare:
                params = {
                    "mix": one.mixes[mix].label,
                    "platform": platform.label,
                    "profile": one.profiles[by].label,
                }
                hours = {"needed": round(needed, 1), "spare": round(spare, 1)}
                yield Advice(
                    "too_many_appointments", f"mixes.{mix}.orders.{name}.per_week", {**params, **hours}
                )


def _sent_to(scenario: Scenario, profile: str) -> list[str]:
    """Sources whose opportunities come to a profile without its own prospecting, which would give way."""
    return [
        source
        for source in scenario.sources
        if source in scenario.platforms
        or scenario.activities[scenario.channels[source].attempt].by != profile
    ]


def freed_hours(scenario: Scenario) -> Iterator[Advice]:
    """Hours that a mix frees and that nothing reinvests."""
    base = scenario.mixes[scenario.decision.baseline]
    for name, mix in scenario.mixes.items():
        for profile, before in base.prospecting.items():
            idle = mix.prospecting.get(profile, {IDLE: 1.0}).get(IDLE, 0.0)
            if mix.orders and idle > before.get(IDLE, 0.0) + 1e-9:
                params = {"mix": mix.label, "profile": scenario.profiles[profile].label, "idle": idle}
                yield Advice("freed_hours", f"mixes.{name}.prospecting.{profile}", params)


def judged_by_volume(scenario: Scenario) -> Iterator[Advice]:
    """A channel that looks good by its volume: cheap contacts, few or small deals."""
    facts = {name: _per_contact(scenario, name) for name in scenario.sources if scenario.can_sign(name)}
    if len(facts) < 2:
        return
    cost, chance, value = (sum(fact[i] for fact in facts.values()) / len(facts) for i in range(3))
    for name, (own_cost, own_chance, own_value) in facts.items():
        worth, average = own_chance * own_value, chance * value
        if own_cost < cost and worth < average and (own_chance < chance / 2 or own_value < value / 2):
            section = "channels" if name in scenario.channels else "platforms"
            params = {
                "source": getattr(scenario, section)[name].label,
                "cost": round(own_cost, 2), "average_cost": round(cost, 2),
                "conversion": own_chance, "average_conversion": chance,
                "value": round(own_value), "average_value": round(value),
            }  # fmt: skip
            yield Advice("judged_by_volume", f"{section}.{name}", params)


def _per_contact(scenario: Scenario, source: str) -> tuple[float, float, float]:
    """Cost of one contact, its chance of a signature, the margin of a signature."""
    chance = sum(route.chance for route in routes(scenario, source))
    entry = scenario.activities[scenario.entry(source)]
    hours = task_hours(entry) * hourly_cost(scenario, scenario.profiles[entry.by])
    if source in scenario.channels:
        return hours + typical(scenario.channels[source].cost_per_attempt), chance, margin(scenario, source)
    return hours + typical(scenario.platforms[source].price), chance, margin(scenario, source)


RULES = (run_off_short, too_many_appointments, freed_hours, judged_by_volume)
