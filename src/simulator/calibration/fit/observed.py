"""What the files show of the weeks that they cover, in terms that a simulation of these weeks answers too."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.calibration.fit.holidays import closed
from simulator.calibration.fit.plan import Plan
from simulator.calibration.fit.records import Evidence
from simulator.scenario.horizon import MOST_WEEKS

#: Codes of the quantities; the words are in the catalogues as `fit.quantity.<code>`.
Quantity = Literal[
    "attempts",
    "openings",
    "calling_hours",
    "opened",
    "wins",
    "revenue",
    "delivered",
    "accepted",
    "hours_calling",
    "hours_following",
    "hours_owed",
]


@dataclass(frozen=True)
class Window:
    """Weeks that are simulated again.

    `start` is None where the rows bear no date: the scenario's own then. `empty`: nothing that was opened before is in
    the file, so nothing is open when the window begins. `closed` holidays are kept in them.
    """

    start: dt.date | None
    weeks: int
    empty: bool
    closed: int = 0

    @property
    def worked(self) -> float:
        """Weeks of five working days that they hold."""
        return self.weeks - self.closed / 5


@dataclass(frozen=True)
class Observed:
    """One quantity of a window.

    Parameters
    ----------
    quantity : str
        Code of its name.
    of : str
        Key of the channel or platform that it is about; empty for the whole team.
    unit : str
        "count", "hours" or "money".
    value : float
        As the files have it.
    columns : tuple of str
        Columns of the outcomes that add up to it.
    per : float
        By how much their sum over the window is divided.
    window : Window
        The weeks.
    spread : bool
        The columns hold the part of the headline only: another falls on the work that was open before.
    """

    quantity: Quantity
    of: str
    unit: str
    value: float
    columns: tuple[str, ...]
    per: float
    window: Window
    spread: bool = False


def observed_of(plan: Plan) -> list[Observed]:
    """List what a simulation of the observed weeks has to cover."""
    return [*_calls(plan), *_deals(plan), *_bought(plan), *_hours(plan)]


def _window(plan: Plan, evidence: Evidence, weeks: float, *, empty: bool) -> Window:
    """Whole weeks from the Monday of the first day on; as many as the rows cover, those of their holidays included."""
    long = max(1, min(MOST_WEEKS, round(weeks + evidence.holidays / 5)))
    if evidence.first is None:
        return Window(None, long, empty)
    monday = evidence.first - dt.timedelta(days=evidence.first.weekday())
    last = monday + dt.timedelta(weeks=long, days=-1)
    return Window(monday, long, empty, len(closed(plan.facts.country, monday, last)))


def _calls(plan: Plan) -> Iterator[Observed]:
    calls, weeks = plan.facts.calls, plan.facts.call_weeks
    if calls is None:
        return
    window = _window(plan, calls.evidence, weeks, empty=True)
    for channel, one in zip(calls.channels, plan.attempts, strict=False):
        key = one.channel
        at = f"channels/{key}"
        yield Observed(
            "attempts", key, "count", channel.attempts / weeks, (f"{at}/attempts",), window.worked, window
        )
        if channel.success is not None:
            won = channel.success.successes / channel.success.trials * channel.attempts
            yield Observed("openings", key, "count", won / weeks, (f"{at}/opened",), window.worked, window)
        if channel.talk is not None and one.logged_hours:
            hours = channel.attempts * one.logged_hours / weeks
            columns = (f"activities/{one.activity}/hours",)
            # hours that the log does not hold are no observation: their part of the simulated ones is taken off
            per = window.worked * one.mean_hours / one.logged_hours
            yield Observed("calling_hours", key, "hours", hours, columns, per, window)


def _deals(plan: Plan) -> Iterator[Observed]:
    deals, weeks = plan.facts.deals, plan.facts.deal_weeks
    if deals is None or not deals.opened or deals.dated.first is None:
        return
    window = _window(plan, deals.dated, weeks, empty=True)
    opened = tuple(f"activities/{key}/done" for key in plan.deals)
    yield Observed("opened", "", "count", deals.opened / weeks, opened, window.worked, window)
    if deals.counts["won"]:
        yield Observed(
            "wins", "", "count", deals.counts["won"] / weeks, ("funnel/signed",), window.worked, window
        )
    yield from _won_by_origin(plan, window)
    if deals.values is not None:
        value = deals.values.law.mean.mean * deals.won.rows / weeks
        yield Observed("revenue", "", "money", value, ("revenue",), window.worked, window)


def _won_by_origin(plan: Plan, window: Window) -> Iterator[Observed]:
    """Deals won a week of each origin that is a channel of its own, and of the only channel of calls where the CRM names theirs."""
    groups = None if plan.facts.deals is None else plan.facts.deals.groups.get("channel")
    if groups is None:
        return
    won = {name: fit.successes for name, fit in zip(groups.names, groups.fit.groups, strict=True)}
    named = {one.channel: one.label for one in plan.attempts if one.signed is not None}
    calling = [one.channel for one in plan.attempts if one.logged_hours]
    if plan.appointments is not None and len(calling) == 1:
        named[calling[0]] = plan.appointments.name
    for key, name in named.items():
        value = won[name] / plan.facts.deal_weeks
        yield Observed("wins", key, "count", value, (f"channels/{key}/signed",), window.worked, window)


def _bought(plan: Plan) -> Iterator[Observed]:
    for key, one in plan.platforms.items():
        window = _window(plan, one.evidence, one.weeks, empty=False)
        at = f"platforms/{key}"
        yield Observed("delivered", key, "count", one.weekly, (f"{at}/delivered",), window.worked, window)
        if one.accepted is not None:
            value = one.accepted.successes / one.weeks
            yield Observed("accepted", key, "count", value, (f"{at}/accepted",), window.worked, window)


def _hours(plan: Plan) -> Iterator[Observed]:
    """Hours of the time log by what they serve, a week and a person, absences included."""
    time = plan.facts.time
    if time is None:
        return
    weeks = time.evidence.weeks or 1.0
    window = _window(plan, time.evidence, weeks, empty=False)
    people = sum(group.headcount for group in plan.groups.values())
    roles: dict[str, Quantity] = {"call": "hours_calling", "follow": "hours_following", "owed": "hours_owed"}
    columns = {
        "call": tuple(f"activities/{one.activity}/hours" for one in plan.attempts),
        "follow": (
            *(f"activities/{key}/hours" for key in plan.deals),
            "activities/appointment/hours",
            "opening/hours",
        ),
        "owed": tuple(f"hours_by_kind/{kind}" for kind in ("meeting", "training")),
    }
    kinds = ("meeting", "training")
    for role, name in roles.items():
        hours = sum(
            line.hours for line in time.lines if line.role == role and (role != "owed" or line.kind in kinds)
        )
        if hours:
            value = hours / (weeks * len(time.persons))
            per = window.worked * people
            yield Observed(name, "", "hours", value, columns[role], per, window, spread=role == "owed")
