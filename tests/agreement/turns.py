"""Random worlds in which one profile does nothing but tasks, in turn."""

from dataclasses import replace

import numpy as np

from agreement.worlds import HOUR
from simulator.parameters import Activity, Law, Mix, OpeningItem, Parameters, Platform, Profile

#: Whoever does all else.
OTHERS = 0


def serving(world: Parameters) -> Parameters:
    """The same world with one more profile, which does all tasks that are no attempts; the first does the rest."""
    mixes = tuple(_serving(mix) for mix in world.mixes)
    items = tuple(_listed(item) for item in world.items)
    return replace(world, items=items, baseline=mixes[0], mixes=mixes)


def _serving(mix: Mix) -> Mix:
    attempts, server = {channel.attempt for channel in mix.channels}, len(mix.profiles)
    worked = sorted({channel for shares in mix.shares for channel, _ in shares})
    shares = tuple((channel, 1.0 / len(worked)) for channel in worked)
    return replace(
        mix,
        shares=(shares, *((),) * server),
        profiles=(*mix.profiles, _server(mix.profiles[-1])),
        activities=tuple(
            _attempt(one) if number in attempts else _task(one, server)
            for number, one in enumerate(mix.activities)
        ),
        platforms=tuple(_platform(one) for one in mix.platforms),
    )


def _server(like: Profile) -> Profile:
    return replace(like, name="server", headcount=like.headcount + 1)


def _attempt(one: Activity) -> Activity:
    return replace(one, by=OTHERS, after_days=_later(one.after_days))


def _task(one: Activity, server: int) -> Activity:
    return replace(one, by=server, priority=1, after_days=_later(one.after_days))


def _platform(one: Platform) -> Platform:
    validation = one.validation and replace(one.validation, by=OTHERS)
    set_up = one.set_up and replace(one.set_up, by=OTHERS)
    return replace(one, validation=validation, set_up=set_up, after_days=_not_at_once(one))


def _not_at_once(one: Platform) -> Law:
    """What is delivered may fall due at once; what follows a task may not."""
    alone = one.validation is None and (one.no_show is None or not one.no_show.rebooked.any())
    return one.after_days if alone else _later(one.after_days)


def _listed(item: OpeningItem) -> OpeningItem:
    return replace(item, due_days=_later(item.due_days))


def _later(law: Law) -> Law:
    family = "constant" if law.family == "tabulated" else law.family
    return Law(family, np.maximum(law.mean, HOUR), law.cv)
