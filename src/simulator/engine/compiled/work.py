"""Activities, channels, platforms and deals as records."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.engine.addresses import (
    DUE_WORD,
    IN_MORE_BLOCK,
    gamma_block,
    hours_address,
    more_block,
    task_block,
)
from simulator.engine.compiled.layout import ACTIVITY, BRANCH, CHANNEL, NONE, PLATFORM, RULES, SOURCE
from simulator.engine.compiled.slots import Slots
from simulator.parameters import Activity, Deal, Mix, Order, Parameters, Platform
from simulator.quantities import KINDS, TASK_KINDS
from simulator.streams import name_key

Records = NDArray[np.void]
#: Rank 0 of a desk: below every priority.
BEFORE_ALL = -1


def ranks_of(mix: Mix) -> list[int]:
    """Priorities of tasks in order, behind what comes before them all: validations and set-ups."""
    return [BEFORE_ALL, *sorted({activity.priority for activity in mix.activities})]


def activities(slots: Slots, mix: Mix) -> tuple[Records, Records]:
    """Activities, and what each may lead to."""
    attempts = {channel.attempt for channel in mix.channels}
    ranks = ranks_of(mix)
    records = np.zeros(len(mix.activities), ACTIVITY)
    branches: list[tuple[int, float]] = []
    for a, activity in enumerate(mix.activities):
        first = len(branches)
        branches += list(activity.next)
        fields = {
            "by": activity.by,
            "rank": ranks.index(activity.priority),
            "attempt": a in attempts,
            "cost": slots.slot(activity.cost),
            "failure": slots.failure(activity.success) if a in attempts else NONE,
            "after": slots.law(activity.after_days),
            "cools": slots.slot(activity.cools_per_day),
            "expires": slots.slot(activity.expires_after_days),
            "next": first,
            "next_end": len(branches),
            "task_key": name_key(task_block(activity.name)),
            "more_key": name_key(more_block(activity.name)),
            "due_gamma_key": name_key(gamma_block(task_block(activity.name), DUE_WORD)),
            **_hours(slots, activity),
        }
        _fill(records[a], fields)
    return records, np.array(branches, BRANCH)


def _hours(slots: Slots, activity: Activity) -> dict[str, Any]:
    laws = dict(activity.hours)
    kinds = [KINDS.index(kind) for kind in TASK_KINDS]
    return {
        "hours": [slots.law(laws[kind]) if kind in laws else NONE for kind in kinds],
        "gamma_keys": [name_key(gamma_block(*hours_address(activity.name, kind))) for kind in kinds],
        "more_random": any(kind in IN_MORE_BLOCK and law.family != "constant" for kind, law in laws.items()),
    }


def rules(slots: Slots, mix: Mix) -> Records:
    """How tasks may go: by activity, then by the platform that leads to one. An attempt is no appointment."""
    attempts = {channel.attempt for channel in mix.channels}
    own = [_rules(slots, one, missed=a not in attempts) for a, one in enumerate(mix.activities)]
    theirs = [_rules(slots, one, missed=one.leads_to not in attempts) for one in mix.platforms]
    return np.array([*own, *theirs], RULES)


def _rules(slots: Slots, one: Activity | Platform, missed: bool) -> tuple[bool, int, int, int, int]:
    success, no_show = slots.slot(one.success), one.no_show
    if no_show is None or not missed:
        return False, NONE, NONE, NONE, success
    missing, rebooked = slots.slot(no_show.probability), slots.slot(no_show.rebooked)
    return True, missing, rebooked, slots.slot(no_show.share_of_hours_spent), success


def channels(slots: Slots, mix: Mix) -> Records:
    """Channels; one is live when anybody gives it time."""
    live = {channel for shares in mix.shares for channel, share in shares if share > 0.0}
    return np.array(
        [
            (
                channel.attempt,
                slots.slot(channel.cost_per_attempt),
                slots.slot(channel.cost_per_week),
                slots.slot(channel.restart_hours),
                c in live,
            )
            for c, channel in enumerate(mix.channels)
        ],
        CHANNEL,
    )


def platforms(slots: Slots, mix: Mix, prefix: str) -> Records:
    """Platforms and what is ordered from them."""
    records = np.zeros(len(mix.platforms), PLATFORM)
    for p, (platform, order) in enumerate(zip(mix.platforms, mix.orders, strict=True)):
        fields = {
            "price": slots.slot(platform.price),
            "deliverable": slots.slot(platform.deliverable_per_week),
            "ramp": slots.slot(platform.ramp_weeks),
            "leads_to": platform.leads_to,
            "after": slots.law(platform.after_days),
            "key": name_key(f"{prefix}{platform.name}"),
            **_order(order),
            **_validation(slots, platform),
            **_set_up(slots, platform),
        }
        _fill(records[p], fields)
    return records


def _order(order: Order | None) -> dict[str, Any]:
    if order is None:
        return {"ordered": False}
    weeks = order.last_week - order.first_week + 1
    return {
        "ordered": True,
        "first_week": order.first_week,
        "last_week": order.last_week,
        "per_week": order.per_week,
        "most": math.floor(order.per_week * weeks + 1e-9),
    }


def _validation(slots: Slots, platform: Platform) -> dict[str, Any]:
    validation = platform.validation
    if validation is None:
        return {"validates": False}
    return {
        "validates": True,
        "validated_by": validation.by,
        "validation": slots.law(validation.hours),
        "accepted": slots.slot(validation.accepted),
    }


def _set_up(slots: Slots, platform: Platform) -> dict[str, Any]:
    set_up = platform.set_up
    if set_up is None:
        return {"set_up": False}
    return {
        "set_up": True,
        "set_up_by": set_up.by,
        "set_up_hours": slots.slot(set_up.hours),
        "set_up_cost": slots.slot(set_up.cost),
    }


def sources(slots: Slots, mix: Mix, parameters: Parameters) -> Records:
    """Channels, then platforms: their order by name and their deals."""
    names = parameters.sources
    rank = {name: place for place, name in enumerate(sorted(names))}
    deals = [*(channel.deal for channel in mix.channels), *(platform.deal for platform in mix.platforms)]
    records = np.zeros(len(names), SOURCE)
    for s, (name, deal) in enumerate(zip(names, deals, strict=True)):
        _fill(records[s], {"rank": rank[name], **_deal(slots, deal, parameters.discount_rate)})
    return records


def _deal(slots: Slots, deal: Deal | None, discount_rate: float) -> dict[str, Any]:
    if deal is None:
        return {"value": NONE}
    return {
        "value": slots.law(deal.value),
        "margin": slots.slot(deal.margin_rate),
        "recurs": slots.slot(deal.recurring_share),
        "recurring": slots.discounted(deal.recurring_yearly_value, deal.recurring_years, discount_rate),
        "payment": slots.slot(deal.payment_days),
    }


def _fill(record: np.void, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        record[name] = value
