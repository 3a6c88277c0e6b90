"""Alternatives: how prospecting time is shared and what is bought outside."""

from typing import Any

from simulator.scenario.fields import Frozen, Number, Share, Text, Whole, said

IDLE = "idle"


class Order(Frozen):
    """What a mix orders from a platform."""

    per_week: Number = said("appointments ordered a week; 0 is no order", "appointments/week", ge=0)
    weeks: tuple[Whole, Whole] = said("first and last active week, from 1", "weeks")


class Mix(Frozen):
    """One alternative."""

    label: Text = said("what reports call it; its name unless stated")
    prospecting: dict[Text, dict[Text, Share]] = said(
        'shares of each profile\'s prospecting time by channel or "idle"; a profile left out idles',
        "share",
        {},
    )
    orders: dict[Text, Order] = said("what is ordered from each platform", "", {})
    set: dict[Text, Any] = said("any other difference, by quoted path", "", {})
