"""A second mix to write, for a scenario that has one only."""

from collections.abc import Iterator, Mapping

from simulator.scenario.document import dotted
from simulator.scenario.mixes import IDLE, Mix
from simulator.scenario.model import Scenario

#: Appointments a week of an order in an example.
ORDERED = 5
#: What the example takes off a channel, where no platform can be ordered from.
TAKEN = 0.2


def another_mix(scenario: Scenario) -> tuple[str, str]:
    """Return the name of a mix to add and its lines, " / " between them: it orders from a platform, or leaves time free.

    `[mixes.other] / prospecting.rep = { calls = 1 } / orders.phoning = { per_week = 5 }`
    """
    first = next(iter(scenario.mixes.values()))
    name = "other" if "other" not in scenario.mixes else "second"
    platform = next(iter(scenario.platforms), None)
    parts = list(_prospecting(first, less=platform is None))
    if platform is not None:
        ordered = first.orders.get(platform)
        amount = ORDERED if ordered is None or ordered.per_week != ORDERED else 2 * ORDERED
        parts.append(f"{dotted(('orders', platform))} = {{ per_week = {amount} }}")
    return name, " / ".join((f"[mixes.{name}]", *parts))


def _prospecting(mix: Mix, *, less: bool) -> Iterator[str]:
    for profile, shares in mix.prospecting.items():
        written = ", ".join(f"{dotted((c,))} = {_number(x)}" for c, x in _shares(shares, less=less).items())
        yield f"{dotted(('prospecting', profile))} = {{ {written} }}"


def _shares(shares: Mapping[str, float], *, less: bool) -> dict[str, float]:
    """The same shares, or some of the largest left free: to idling, or back from it."""
    found = dict(shares)
    largest = max((name for name in found if name != IDLE), key=lambda name: found[name], default=None)
    if less and largest is not None:
        taken = TAKEN * found[largest]
        found[largest] -= taken
        found[IDLE] = found.get(IDLE, 0.0) + taken
    return found


def _number(share: float) -> str:
    return format(round(share, 6), "g")
