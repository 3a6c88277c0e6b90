"""Which hours pay least, and where they would go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite

from simulator.decision import Z95
from simulator.scenario import Scenario
from simulator.varied import Use

#: Hours that pay least are named from so much of the hours to so much, and so much is moved at most.
LEAST, MOST = 0.10, 0.20
#: The channel of time that nothing fills.
IDLE_TIME = "idle"
#: Part of a share that is moved at most.
MOVED = 0.5


@dataclass(frozen=True)
class Move:
    """New shares of one profile: some of `source` goes to `into`."""

    source: str
    into: str
    shares: Mapping[str, float]


def cheapest(uses: Sequence[Use], hours: float) -> list[Use]:
    """Mark the uses that pay least at the margin until `LEAST` of all hours is reached, of the last `MOST` at most.

    They are ranked by the upper end of their 95 % intervals: what is hardly known is not accused, and what has no known
    error never is.
    """
    reached = 0.0
    marked: dict[Use, float] = {}
    for use in sorted(filter(_known, uses), key=lambda one: one.marginal.value + Z95 * one.marginal.se):
        if reached >= LEAST * hours:
            break
        marked[use] = min(use.hours, MOST * hours - reached)
        reached += marked[use]
    return [replace(use, cheap=use in marked, cheap_hours=marked.get(use, 0.0)) for use in uses]


def moved(scenario: Scenario, mix: str, profile: str, uses: Sequence[Use]) -> Move | None:
    """Move hours from the channel whose next hour pays least to the one whose next hour pays most.

    As many as make up `MOST` of the channels' hours, but no more than half of the share; None with a single channel whose
    error is known.
    """
    shares = scenario.mixes[mix].prospecting[profile]
    channels = [use for use in uses if use.what == "channel" and use.mix == mix]
    own = sorted(
        (use for use in filter(_known, channels) if use.profile == profile),
        key=lambda use: use.marginal.value,
    )
    if len(own) < 2:
        return None
    worst, best = own[0], own[-1]
    whole = sum(use.hours for use in channels)
    part = min(MOVED, MOST * whole / max(worst.hours, 1e-9))
    amount = shares[worst.name] * part
    new = {**shares, worst.name: shares[worst.name] - amount, best.name: shares[best.name] + amount}
    return Move(worst.name, best.name, new)


def _known(use: Use) -> bool:
    return isfinite(use.marginal.value) and isfinite(use.marginal.se)


def channels_of(shares: Mapping[str, float]) -> list[str]:
    """Channels that really get time of a profile."""
    return [channel for channel, share in shares.items() if channel != IDLE_TIME and share > 0.0]


def with_idle(shares: Mapping[str, float], channel: str, amount: float) -> dict[str, float]:
    """Shares of which `amount` of a channel's time goes to nothing at all."""
    return {**shares, channel: shares[channel] - amount, IDLE_TIME: shares.get(IDLE_TIME, 0.0) + amount}


def step_of(per_week: float) -> float:
    """By which part an order is raised: a tenth, or one appointment a week where a tenth is less than that."""
    return max(0.1, 1.0 / per_week) if per_week < 10.0 else 0.1
