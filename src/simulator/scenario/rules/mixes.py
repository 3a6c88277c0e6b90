"""The alternatives and the decision: shares, orders, targets."""

import math
from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.document import Document
from simulator.scenario.lines import Path
from simulator.scenario.phrases import phrase
from simulator.scenario.rules.draft import Draft
from simulator.scenario.rules.work import SHARE_TOLERANCE


def prospecting_shares(draft: Draft, document: Document) -> Iterator[Problem]:
    """A profile's shares add up to 1."""
    for name, mix in draft.mixes.items():
        for profile, shares in mix.prospecting.items():
            total = math.fsum(shares.values())
            if abs(total - 1) > SHARE_TOLERANCE:
                path: Path = ("mixes", name, "prospecting", profile)
                missing = 1 - total
                hint = phrase("add_idle", missing=f"{missing:.6g}") if missing > 0 else ""
                value = document.get(path)
                yield document.problem("shares_sum", path, value, total=f"{total:.6g}", hint=hint)


def shares_of_own_channels(draft: Draft, document: Document) -> Iterator[Problem]:
    """A profile prospects only on channels whose attempt it does."""
    for name, mix in draft.mixes.items():
        for profile, shares in mix.prospecting.items():
            for channel in shares:
                attempt = draft.channels[channel].attempt if channel in draft.channels else ""
                by = draft.activities[attempt].by if attempt in draft.activities else profile
                if by != profile and {by, profile} <= set(draft.names["profiles"]):
                    path: Path = ("mixes", name, "prospecting", profile, channel)
                    value = document.get(path)
                    yield document.problem(
                        "share_not_by", path, value, channel=channel, by=by, profile=profile
                    )


def order_weeks(draft: Draft, document: Document) -> Iterator[Problem]:
    """Orders are active inside the horizon."""
    if draft.horizon is None:
        return
    weeks = draft.horizon.weeks
    for name, mix in draft.mixes.items():
        for platform, order in mix.orders.items():
            first, last = order.weeks
            if not 1 <= first <= last <= weeks:
                path: Path = ("mixes", name, "orders", platform, "weeks")
                yield document.problem("weeks_outside", path, [first, last], weeks=weeks)


def trial_differs(draft: Draft, document: Document) -> Iterator[Problem]:
    """The trial is not the baseline."""
    if draft.decision is not None and draft.decision.trial == draft.decision.baseline:
        yield document.problem("trial_is_baseline", ("decision", "trial"), draft.decision.trial)


def something_opens(draft: Draft, document: Document) -> Iterator[Problem]:
    """There is a channel or a platform."""
    if not draft.names["channels"] and not draft.names["platforms"]:
        yield document.problem("no_source", ("channels",))


RULES = (prospecting_shares, shares_of_own_channels, order_weeks, trial_differs, something_opens)
