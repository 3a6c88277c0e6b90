"""From what an engine counted to what it is worth (model.md section 7), the same for every engine."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from simulator.engine.columns import Table
from simulator.engine.tallies import COUNTS, MONEY, Tallies
from simulator.errors import SimulatorError
from simulator.outcomes import Outcomes
from simulator.parameters import Parameters
from simulator.quantities import CONTACT, COST_CATEGORIES, KINDS, USELESS_KINDS

Floats = NDArray[np.float64]

#: Relative error that the two identities of every row may show.
TOLERANCE = 1e-9
#: Counts of the funnel, in its order.
FUNNEL = COUNTS[:9]


@dataclass(frozen=True)
class Books:
    """The books, commitments and payroll spread over the lines; leading axis row, all mixes one below the other.

    `hours` has axes (row, line, profile, kind), `worked`, their sum over the kinds, `pay` and `commission` (row, line,
    profile), `direct` (row, line, category), `money` (row, line, MONEY); `rate` (row, profile) is payroll over hours.
    """

    hours: Floats
    worked: Floats
    pay: Floats
    commission: Floats
    direct: Floats
    money: Floats
    payroll: Floats
    rate: Floats

    @cached_property
    def spent(self) -> Floats:
        """Direct costs of each line, (row, line)."""
        return np.asarray(self.direct.sum(-1))

    @cached_property
    def cost(self) -> Floats:
        """Full cost of each line, (row, line)."""
        cost: Floats = self.pay.sum(-1) + self.commission.sum(-1) + self.spent
        return cost


def account(parameters: Parameters, tallies: Tallies, rows: Sequence[int]) -> Outcomes:
    """Turn tallies into outcomes, checking both identities in every row.

    Parameters
    ----------
    parameters : Parameters
        The block that was simulated.
    tallies : Tallies
        Leading axes (mix, row).
    rows : sequence of int
        Numbers of the rows.

    Raises
    ------
    SimulatorError
        When hours by kind do not add up to the hours present, or costs do not add up: a fault of the engine.
    """
    numbers = np.asarray(rows, dtype=np.int64)
    flat = Tallies(
        **{
            name: values.reshape(values.shape[0] * values.shape[1], *values.shape[2:])
            for name, values in vars(tallies).items()
        }
    )
    hourly_cost = _hourly_cost(parameters, numbers // 2 - parameters.first_draw)
    books = keep_books(hourly_cost, flat)
    check_identities(books, flat)
    table, weekly = _columns(parameters, hourly_cost, flat, books), _weekly(parameters, flat, books)
    mixes = len(parameters.mixes)
    return Outcomes(
        tuple(mix.name for mix in parameters.mixes),
        numbers // 2,
        numbers % 2,
        {name: values.reshape(mixes, -1) for name, values in table.columns.items()},
        {name: values.reshape(mixes, numbers.size, -1) for name, values in weekly.items()},
        table.units,
    )


def _hourly_cost(parameters: Parameters, entries: NDArray[np.int64]) -> Floats:
    """Cost of an hour of each profile, (row, profile): the rows of the first mix, then those of the next."""
    return np.concatenate(
        [
            np.stack([profile.hourly_cost[entries] for profile in mix.profiles], axis=-1)
            for mix in parameters.mixes
        ]
    )


def keep_books(hourly_cost: Floats, tallies: Tallies) -> Books:
    """Spread commitments over the lines by their hours, then payroll over the hours."""
    own = tallies.work_hours.sum(-1)
    idle = own.shape[1] - 2
    shares = _shares(own, axis=1, otherwise=idle)
    hours = tallies.work_hours + shares[..., None] * tallies.commitment_hours[:, None]
    payroll = hourly_cost * (tallies.nominal_hours + tallies.run_off_hours)
    worked = hours.sum(-1)
    pay = payroll[:, None] * _shares(worked, axis=1, otherwise=idle)
    rate = _ratio(payroll, hours.sum((1, 3)), empty=0.0)
    return Books(hours, worked, pay, tallies.commission, tallies.direct, tallies.money, payroll, rate)


def check_identities(books: Books, tallies: Tallies) -> None:
    """Hours by kind add up to the hours present; lines and categories both add up to the full cost."""
    present = tallies.weekly_present.sum((1, 2))
    _require(books.hours.sum((1, 2, 3)), present, "hours by kind do not add up to the hours present")
    full = books.payroll.sum(-1) + tallies.direct.sum((1, 2)) + tallies.commission.sum((1, 2))
    _require(books.cost.sum(-1), full, "cost categories do not add up to the full cost")


def _require(found: Floats, expected: Floats, rule: str) -> None:
    wrong = np.abs(found - expected) > TOLERANCE * np.maximum(np.abs(expected), 1.0)
    if wrong.any():
        row = int(np.argmax(wrong))
        raise SimulatorError(
            f"row {row}, mixes one below the other: {rule}: {found[row]!r} against {expected[row]!r}"
        )


def _shares(values: Floats, axis: int, otherwise: int) -> Floats:
    total = values.sum(axis, keepdims=True)
    shares: Floats = np.divide(values, total, out=np.zeros_like(values), where=total > 0.0)
    shares[:, otherwise] = np.where(total[:, 0] > 0.0, shares[:, otherwise], 1.0)
    return shares


def _ratio(numerator: Floats, denominator: Floats, empty: float = np.nan) -> Floats:
    out = np.full(np.broadcast(numerator, denominator).shape, empty)
    np.divide(numerator, denominator, out=out, where=denominator > 0.0)
    return out


def _columns(parameters: Parameters, hourly_cost: Floats, tallies: Tallies, books: Books) -> Table:
    table, any_mix = Table(), parameters.baseline
    _team(table, books)
    table.add("collected", tallies.collected, "money")
    _totals(table, parameters, books, tallies)
    _people(table, parameters, hourly_cost, tallies, books)
    _lines(table, parameters, tallies, books)
    for a, activity in enumerate(any_mix.activities):
        for i, (what, unit) in enumerate((("hours", "hours"), ("done", "number"), ("revenue", "money"))):
            table.add(f"activities/{activity.name}/{what}", tallies.activity[:, a, i], unit)
    first = len(any_mix.channels)
    for p, platform in enumerate(any_mix.platforms):
        for what in ("delivered", "accepted"):
            table.add(f"platforms/{platform.name}/{what}", _count(tallies, what)[:, first + p], "number")
        invoiced = books.direct[:, first + p, COST_CATEGORIES.index("platform")]
        table.add(f"platforms/{platform.name}/invoiced", invoiced, "money")
    return table


def _team(table: Table, books: Books) -> None:
    """The headline figures: every line but the opening."""
    hours = books.hours[:, :-1].sum((1, 2))
    revenue, recurring, margin, recurring_margin = books.money[:, :-1].sum(1).T
    cost, worked = books.cost[:, :-1].sum(-1), hours.sum(-1)
    useless = hours[:, [KINDS.index(kind) for kind in USELESS_KINDS]].sum(-1)
    table.add("hourly_value", _ratio(margin - cost, worked), "money per hour")
    table.add(
        "hourly_value_without_recurring", _ratio(margin - recurring_margin - cost, worked), "money per hour"
    )
    table.add("revenue_per_hour", _ratio(revenue, worked), "money per hour")
    table.add("cost_per_hour", _ratio(cost, worked), "money per hour")
    table.add("cost_per_useful_hour", _ratio(cost, worked - useless), "money per hour")
    table.add("visible_hourly_value", _ratio(margin, hours[:, CONTACT]), "money per hour")
    for name, values in (("revenue", revenue), ("margin", margin), ("recurring", recurring), ("cost", cost)):
        table.add(name, values, "money")
    table.add("net", margin - cost, "money")
    table.add("hours", worked, "hours")


def _totals(table: Table, parameters: Parameters, books: Books, tallies: Tallies) -> None:
    headline = books.hours[:, :-1]
    for k, kind in enumerate(KINDS):
        table.add(f"hours_by_kind/{kind}", headline[..., k].sum((1, 2)), "hours")
    for p, profile in enumerate(parameters.baseline.profiles):
        table.add(f"hours_by_profile/{profile.name}", headline[:, :, p].sum((1, 2)), "hours")
    costs = books.direct[:, :-1].sum(1)
    costs[:, COST_CATEGORIES.index("payroll")] = books.pay[:, :-1].sum((1, 2))
    costs[:, COST_CATEGORIES.index("commission")] = books.commission[:, :-1].sum((1, 2))
    for c, category in enumerate(COST_CATEGORIES):
        table.add(f"cost_by_category/{category}", costs[:, c], "money")
    for what in FUNNEL:
        table.add(f"funnel/{what}", _count(tallies, what).sum(-1), "number")


def _people(
    table: Table, parameters: Parameters, hourly_cost: Floats, tallies: Tallies, books: Books
) -> None:
    values = _profile_values(books)
    present = tallies.weekly_present.sum(1) - tallies.run_off_hours
    utilisation = _ratio(tallies.busy_hours, present - tallies.commitment_hours.sum(-1), empty=0.0)
    mean_wait = _ratio(tallies.wait_sum, tallies.wait_count, empty=0.0)
    for p, profile in enumerate(parameters.baseline.profiles):
        table.add(f"profiles/{profile.name}/hourly_cost", hourly_cost[:, p], "money per hour")
        table.add(f"profiles/{profile.name}/value", values[:, p], "money")
        table.add(f"queues/{profile.name}/utilisation", utilisation[:, p], "share")
        table.add(f"queues/{profile.name}/mean_wait_days", mean_wait[:, p], "days")
        table.add(f"queues/{profile.name}/max_wait_days", tallies.wait_max[:, p], "days")


def _profile_values(books: Books) -> Floats:
    """Margin less direct costs of each line, shared by its profiles' hours, less own payroll and commission."""
    hours = books.worked[:, :-1]
    gain = books.money[:, :-1, MONEY.index("margin")] - books.spent[:, :-1]
    team = hours.sum(1)
    everyone = _ratio(team, team.sum(-1, keepdims=True), empty=0.0)
    total = hours.sum(-1, keepdims=True)
    shares = np.where(total > 0.0, _ratio(hours, total, empty=0.0), everyone[:, None])
    own = books.pay[:, :-1].sum(1) + books.commission[:, :-1].sum(1)
    values: Floats = (gain[..., None] * shares).sum(1) - own
    return values


def _lines(table: Table, parameters: Parameters, tallies: Tallies, books: Books) -> None:
    names = (*parameters.sources, "idle", "opening")
    cost, hours = books.cost, books.hours.sum((2, 3))
    margin = books.money[..., MONEY.index("margin")]
    for i, name in enumerate(names):
        prefix = name if name == "opening" else f"channels/{name}"
        table.add(f"{prefix}/hours", hours[:, i], "hours")
        table.add(f"{prefix}/cost", cost[:, i], "money")
        table.add(f"{prefix}/margin", margin[:, i], "money")
        for p, profile in enumerate(parameters.baseline.profiles):
            for k, kind in enumerate(KINDS):
                if name != "opening":
                    table.add(f"hours/{name}/{profile.name}/{kind}", books.hours[:, i, p, k], "hours")
    for i, name in enumerate(parameters.sources):
        for what in FUNNEL:
            table.add(f"channels/{name}/{what}", _count(tallies, what)[:, i], "number")
        table.add(f"channels/{name}/cooled", tallies.cooled[:, i], "number")
    table.add("channels/idle/signed", np.zeros(len(hours)), "number")
    table.add("opening/net", margin[:, -1] - cost[:, -1], "money")


def _count(tallies: Tallies, what: str) -> Floats:
    counted: Floats = tallies.counts[:, :, COUNTS.index(what)]
    return counted


def _weekly(parameters: Parameters, tallies: Tallies, books: Books) -> dict[str, Floats]:
    """Margin, cost and hours of each week, the opening pipeline and its part of commitments left out."""
    own = tallies.work_hours.sum((1, 3))
    extra = _ratio(tallies.commitment_hours.sum(-1), own, empty=0.0)
    # what the opening bears of the commitments falls when people keep them: inside the horizon
    inside = tallies.weekly_present[:, : parameters.weeks]
    borne = (
        _ratio(inside, inside.sum(1, keepdims=True), empty=0.0)
        * (extra * tallies.weekly_opening.sum(1))[:, None]
    )
    hours = tallies.weekly_present - tallies.weekly_opening
    hours[:, : parameters.weeks] -= borne
    unworked = np.where(books.hours.sum((1, 3)) > 0.0, 0.0, books.payroll).sum(-1) / parameters.weeks
    cost = (hours * books.rate[:, None]).sum(-1) + tallies.weekly_direct
    cost[:, : parameters.weeks] += unworked[:, None]
    return {"margin": tallies.weekly_margin.copy(), "cost": cost, "hours": hours.sum(-1)}
