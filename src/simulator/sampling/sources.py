"""Channels, platforms, and what a mix takes of them."""

from simulator import parameters
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.laws import compile_law
from simulator.sampling.work import compile_deal, compile_no_show
from simulator.scenario import Scenario
from simulator.scenario.document import dotted


def compile_channel(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.Channel:
    """Compile a channel, of a scenario with the mix's overrides applied."""
    channel = scenario.channels[name]
    path = dotted(("channels", name))
    return parameters.Channel(
        name=name,
        attempt=list(scenario.activities).index(channel.attempt),
        contacts=channel.contacts,
        cost_per_attempt=beliefs.value(f"{path}.cost_per_attempt", channel.cost_per_attempt),
        cost_per_week=beliefs.value(f"{path}.cost_per_week", channel.cost_per_week),
        restart_hours=beliefs.value(f"{path}.restart_hours", channel.restart_hours),
        deal=compile_deal(beliefs, scenario, name),
    )


def compile_platform(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.Platform:
    """Compile a platform, of a scenario with the mix's overrides applied."""
    platform = scenario.platforms[name]
    path = dotted(("platforms", name))
    activity = scenario.activities[platform.leads_to]
    own = platform.success
    return parameters.Platform(
        name=name,
        price=beliefs.value(f"{path}.price", platform.price),
        deliverable_per_week=beliefs.value(f"{path}.can_deliver_per_week", platform.can_deliver_per_week),
        ramp_weeks=beliefs.value(f"{path}.ramp_weeks", platform.ramp_weeks),
        validation=_validation(beliefs, scenario, name),
        leads_to=list(scenario.activities).index(platform.leads_to),
        after_days=compile_law(beliefs, f"{path}.after_days", platform.after_days),
        no_show=compile_no_show(beliefs, scenario, platform.leads_to, name),
        success=beliefs.value(dotted(("activities", platform.leads_to, "success")), activity.success)
        if own is None
        else beliefs.value(f"{path}.success", own),
        set_up=_set_up(beliefs, scenario, name),
        deal=compile_deal(beliefs, scenario, name),
    )


def _validation(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.Validation | None:
    validation = scenario.platforms[name].validation
    if validation is None:
        return None
    path = dotted(("platforms", name, "validation"))
    return parameters.Validation(
        by=list(scenario.profiles).index(validation.by),
        hours=compile_law(beliefs, f"{path}.hours", validation.hours),
        accepted=beliefs.value(f"{path}.accepted", validation.accepted),
    )


def _set_up(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.SetUp | None:
    set_up = scenario.platforms[name].set_up
    if set_up is None:
        return None
    path = dotted(("platforms", name, "set_up"))
    return parameters.SetUp(
        by=0 if set_up.by is None else list(scenario.profiles).index(set_up.by),  # nobody: its hours are 0
        hours=beliefs.value(f"{path}.hours", set_up.hours),
        cost=beliefs.value(f"{path}.cost", set_up.cost),
    )


def compile_shares(scenario: Scenario, mix: str) -> tuple[tuple[tuple[int, float], ...], ...]:
    """Shares of each profile's prospecting time by channel index, those above 0 only."""
    prospecting = scenario.mixes[mix].prospecting
    return tuple(
        tuple(
            (index, prospecting[profile][channel])
            for index, channel in enumerate(sorted(scenario.channels))
            if prospecting.get(profile, {}).get(channel, 0.0) > 0
        )
        for profile in scenario.profiles
    )


def compile_orders(scenario: Scenario, mix: str) -> tuple[parameters.Order | None, ...]:
    """What is ordered from each platform; an order of 0 is no order."""
    orders = scenario.mixes[mix].orders
    return tuple(
        parameters.Order(orders[name].per_week, *orders[name].weeks)
        if name in orders and orders[name].per_week > 0
        else None
        for name in sorted(scenario.platforms)
    )
