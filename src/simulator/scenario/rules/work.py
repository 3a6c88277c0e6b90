"""The work: activities go forward, shares add up, attempts take time, signatures have a value."""

import math
from collections.abc import Iterator

from simulator.errors import Problem
from simulator.scenario.document import Document
from simulator.scenario.lines import Path
from simulator.scenario.phrases import phrase
from simulator.scenario.rules.draft import Draft
from simulator.scenario.work import SIGNED

SHARE_TOLERANCE = 1e-9


#: Hours of the shortest attempt: a third of a second, below which a quarter would hold millions.
SHORTEST_ATTEMPT = 1e-4


def next_shares(draft: Draft, document: Document) -> Iterator[Problem]:
    """Shares of what a success leads to add up to 1."""
    for name, activity in draft.activities.items():
        total = math.fsum(share for _, share in activity.leads)
        if abs(total - 1) > SHARE_TOLERANCE:
            path = ("activities", name, "next")
            hint = phrase("lower_success") if total < 1 else ""
            yield document.problem("shares_sum", path, document.get(path), total=f"{total:.6g}", hint=hint)


def no_cycle(draft: Draft, document: Document) -> Iterator[Problem]:
    """Activities form a directed acyclic graph; each circle is told once."""
    seen: set[frozenset[str]] = set()
    for name in draft.activities:
        chain = _circle(draft, (name,))
        if chain is not None and frozenset(chain) not in seen:
            seen.add(frozenset(chain))
            path = ("activities", chain[-2], "next")
            yield document.problem("cycle", path, document.get(path), chain=" -> ".join(chain))


def _circle(draft: Draft, chain: tuple[str, ...], done: set[str] | None = None) -> tuple[str, ...] | None:
    """First circle that comes back to the beginning of the chain."""
    done = set() if done is None else done
    for target, _ in draft.activities[chain[-1]].leads if chain[-1] in draft.activities else ():
        if target == chain[0]:
            return (*chain, target)
        if target not in done:
            done.add(target)
            found = _circle(draft, (*chain, target), done)
            if found is not None:
                return found
    return None


def attempts(draft: Draft, document: Document) -> Iterator[Problem]:
    """An attempt takes some time and cannot be missed."""
    for name in sorted({channel.attempt for channel in draft.channels.values()} & draft.activities.keys()):
        activity = draft.activities[name]
        if sum(law.mean.typical() for law in activity.hours.values()) < SHORTEST_ATTEMPT:
            path: Path = ("activities", name, "hours")
            yield document.problem("attempt_no_hours", path, document.get(path))
        told: list[Path] = [("activities", name, "no_show")] if activity.no_show is not None else []
        told += [
            ("platforms", source, "no_show")
            for source, platform in draft.platforms.items()
            if platform.leads_to == name and platform.no_show is not None
        ]
        targets = ", ".join(t for t, _ in activity.leads if t != SIGNED) or phrase("next_activity")
        for place in told:
            yield document.problem("attempt_no_show", place, document.get(place), near=targets)


def deal_values(draft: Draft, document: Document) -> Iterator[Problem]:
    """What can be signed has a value."""
    if draft.deal is None or draft.deal.value is not None:  # an invalid [deal] has been told already
        return
    entries = [("channels", name, one.attempt, one.deal) for name, one in draft.channels.items()]
    entries += [("platforms", name, one.leads_to, one.deal) for name, one in draft.platforms.items()]
    for section, name, entry, deal in entries:
        if SIGNED in reachable(draft, entry) and (deal is None or deal.value is None):
            table = f"{section}.{name}"
            yield document.problem("deal_value_missing", (section, name), source=name, table=table)


def reachable(draft: Draft, entry: str) -> set[str]:
    """Activities, and "signed", that can follow an activity, itself included."""
    seen: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += (
                [target for target, _ in draft.activities[name].leads] if name in draft.activities else []
            )
    return seen


def items_reached(draft: Draft, document: Document) -> Iterator[Problem]:
    """Opening items stand only where their source can come, and only in a listed opening."""
    if draft.opening is None:
        return
    if draft.opening.items and draft.opening.start != "listed":
        yield document.problem("items_not_listed", ("opening", "start"), draft.opening.start)
    if draft.opening.start == "listed" and not draft.opening.items:
        yield document.problem("items_missing", ("opening", "start"), "listed")
    entries = {name: one.attempt for name, one in draft.channels.items()}
    entries |= {name: one.leads_to for name, one in draft.platforms.items()}
    for index, item in enumerate(draft.opening.items):
        if item.source in entries and item.activity in draft.names["activities"]:
            reach = reachable(draft, entries[item.source]) - {SIGNED}
            reach -= {entries[item.source]} if item.source in draft.channels else set()
            if item.activity not in reach:
                path: Path = ("opening", "items", index, "activity")
                near = ", ".join(sorted(reach)) or phrase("no_activity")
                yield document.problem(
                    "item_not_reached",
                    path,
                    item.activity,
                    source=item.source,
                    activity=item.activity,
                    near=near,
                )


def platform_parts(draft: Draft, document: Document) -> Iterator[Problem]:
    """A platform's no-show completes one that exists, and its set-up hours have someone to do them."""
    for name, platform in draft.platforms.items():
        at: Path = ("platforms", name)
        activity = draft.activities.get(platform.leads_to)
        own = platform.no_show
        if own is not None and own.probability is None and activity is not None and activity.no_show is None:
            value = document.get((*at, "no_show"))
            yield document.problem("no_show_probability", (*at, "no_show"), value, activity=platform.leads_to)
        if platform.set_up is not None and platform.set_up.by is None:
            near = next(iter(draft.names["profiles"]), "rep")
            yield document.problem("set_up_by", (*at, "set_up"), document.get((*at, "set_up")), near=near)


RULES = (next_shares, no_cycle, attempts, deal_values, items_reached, platform_parts)
