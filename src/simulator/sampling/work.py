"""Activities and deals."""

import math

from simulator import parameters
from simulator.parameters import LAST_PRIORITY, SIGNED
from simulator.quantities import KINDS
from simulator.sampling.beliefs import Beliefs
from simulator.sampling.laws import Moments, compile_law
from simulator.scenario import Quantity, Scenario
from simulator.scenario.beliefs import Probability
from simulator.scenario.document import dotted
from simulator.scenario.sources import PlatformNoShow
from simulator.scenario.work import SIGNED as SIGNED_NAME, NoShow

NO_SHOW_KEYS = ("probability", "rebooked", "share_of_hours_spent")
_UNSTATED: dict[str, Quantity] = {"rebooked": Probability.of(0), "share_of_hours_spent": Probability.of(1)}


def compile_activity(beliefs: Beliefs, scenario: Scenario, name: str) -> parameters.Activity:
    """Compile an activity, of a scenario with the mix's overrides applied."""
    activity = scenario.activities[name]
    path = dotted(("activities", name))
    expires = activity.expires_after_days
    return parameters.Activity(
        name=name,
        by=list(scenario.profiles).index(activity.by),
        hours=compile_hours(beliefs, scenario, name),
        cost=beliefs.value(f"{path}.cost", activity.cost),
        no_show=compile_no_show(beliefs, scenario, name),
        success=beliefs.value(f"{path}.success", activity.success),
        next=_leads(scenario, name),
        after_days=compile_law(beliefs, f"{path}.after_days", activity.after_days),
        cools_per_day=beliefs.value(f"{path}.cools_per_day", activity.cools_per_day),
        expires_after_days=beliefs.full(math.inf)
        if expires is None
        else beliefs.value(f"{path}.expires_after_days", expires),
        priority=LAST_PRIORITY if activity.priority is None else activity.priority,
    )


def compile_hours(beliefs: Beliefs, scenario: Scenario, name: str) -> tuple[tuple[int, parameters.Law], ...]:
    """Hours of an activity by kind; attempts add up many times over, so that theirs are gamma."""
    attempt = any(channel.attempt == name for channel in scenario.channels.values())
    moments: Moments = "gamma" if attempt else "lognormal"
    hours = scenario.activities[name].hours
    return tuple(
        (number, compile_law(beliefs, dotted(("activities", name, "hours", kind)), law, moments))
        for number, kind in enumerate(KINDS)
        for key, law in hours.items()
        if key == kind
    )


def compile_no_show(
    beliefs: Beliefs, scenario: Scenario, activity: str, platform: str | None = None
) -> parameters.NoShow | None:
    """No-shows at an activity, a platform's own keys first; None where no probability is stated."""
    found: dict[str, tuple[str, Quantity]] = {key: (key, one) for key, one in _UNSTATED.items()}
    owners: list[tuple[str, NoShow | PlatformNoShow | None]] = [
        (dotted(("activities", activity, "no_show")), scenario.activities[activity].no_show)
    ]
    if platform is not None:
        owners.append((dotted(("platforms", platform, "no_show")), scenario.platforms[platform].no_show))
    for path, owner in owners:
        for key in NO_SHOW_KEYS:
            stated = getattr(owner, key, None)
            if stated is not None:
                found[key] = (f"{path}.{key}", stated)
    if "probability" not in found:
        return None
    return parameters.NoShow(**{key: beliefs.value(*found[key]) for key in NO_SHOW_KEYS})


def compile_deal(beliefs: Beliefs, scenario: Scenario, source: str) -> parameters.Deal | None:
    """Compile a source's deal, part by part its own or the top-level one; None when it can never sign."""
    parts = {
        key: (_deal_path(scenario, source, path, key), one)
        for key, (path, one) in scenario.deal_parts(source).items()
    }
    value_path, value = parts["value"]
    if value is None or not scenario.can_sign(source):
        return None
    path, recurring = parts["recurring"]
    recurs = {
        key: beliefs.full(0.0)
        if recurring is None
        else beliefs.value(f"{path}.{key}", getattr(recurring, key))
        for key in ("share", "yearly_value", "years")
    }
    return parameters.Deal(
        value=compile_law(beliefs, value_path, value),
        margin_rate=beliefs.value(*parts["margin_rate"]),
        recurring_share=recurs["share"],
        recurring_yearly_value=recurs["yearly_value"],
        recurring_years=recurs["years"],
        payment_days=beliefs.value(*parts["payment_days"]),
    )


def _deal_path(scenario: Scenario, source: str, path: str, key: str) -> str:
    """Path of a part of a deal, odd names quoted: inherited parts keep that of the top-level deal."""
    if path == f"deal.{key}":
        return path
    section = "channels" if source in scenario.channels else "platforms"
    return dotted((section, source, "deal", key))


def _leads(scenario: Scenario, name: str) -> tuple[tuple[int, float], ...]:
    names = list(scenario.activities)
    return tuple(
        (SIGNED if to == SIGNED_NAME else names.index(to), share)
        for to, share in scenario.activities[name].leads
        if share > 0
    )
