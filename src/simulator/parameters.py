"""Frozen arrays that engines read: one entry a draw of the beliefs, no file in sight.

Every array of shape (draws,) holds one value for each draw. Index `source` runs over the channels, then the
platforms, in the order of their names (`Parameters.sources`).
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Family = Literal["constant", "gamma", "lognormal", "tabulated"]

#: What an activity leads to when it ends in a signature.
SIGNED = -1
#: A task without a stated priority is served last.
LAST_PRIORITY = 1_000_000


@dataclass(frozen=True)
class Law:
    """An event law: chance around a mean that may be a belief.

    Parameters
    ----------
    family : str
        "constant" (the mean itself), "gamma" or "lognormal" (two moments) or "tabulated" (a named
        distribution or observed values).
    mean : (draws,) array
        The mean under each draw.
    cv : float
        Coefficient of variation of chance; 0 for a constant.
    table : (size,) array, optional
        For "tabulated": the quantile function of the value divided by its mean (`simulator.streams.tables`).
    """

    family: Family
    mean: Floats
    cv: float = 0.0
    table: Floats | None = None


@dataclass(frozen=True)
class Commitment:
    """Hours that a person owes every week or every day; `hours` has shape (draws,)."""

    name: str
    kind: int
    every: Literal["week", "day"]
    hours: Floats


@dataclass(frozen=True)
class Profile:
    """A role. Money in the scenario's currency; every array has shape (draws,).

    `protected` lists (weekday 0..6, open, close) with hours of the day: no task starts in them.
    `hourly_cost` is the full cost of an hour, `charges` the employer's share that commissions bear too.
    """

    name: str
    headcount: int
    hourly_cost: Floats
    charges: Floats
    commission: Floats
    leave_days: Floats
    absence_days: Law
    commitments: tuple[Commitment, ...]
    protected: tuple[tuple[int, float, float], ...]


@dataclass(frozen=True)
class NoShow:
    """Chance that an appointment is missed, that it is then rebooked, and the fraction of its hours spent."""

    probability: Floats
    rebooked: Floats
    share_of_hours_spent: Floats


@dataclass(frozen=True)
class Activity:
    """A unit of sales work.

    `hours` maps a kind (index in `quantities.KINDS`) to its law, in hours; `next` lists (activity index or
    SIGNED, share); `after_days` is in days of the open clock; `expires_after_days` is infinite when unstated.
    """

    name: str
    by: int
    hours: tuple[tuple[int, Law], ...]
    cost: Floats
    no_show: NoShow | None
    success: Floats
    next: tuple[tuple[int, float], ...]
    after_days: Law
    cools_per_day: Floats
    expires_after_days: Floats
    priority: int


@dataclass(frozen=True)
class Deal:
    """What a signature is worth: new revenue, margin rate, recurring part, days until it is paid."""

    value: Law
    margin_rate: Floats
    recurring_share: Floats
    recurring_yearly_value: Floats
    recurring_years: Floats
    payment_days: Floats


@dataclass(frozen=True)
class Channel:
    """An internal way of opening opportunities; `contacts` is None for an endless list.

    `deal` is None when nothing that the channel opens can ever be signed.
    """

    name: str
    attempt: int
    contacts: int | None
    cost_per_attempt: Floats
    cost_per_week: Floats
    restart_hours: Floats
    deal: Deal | None


@dataclass(frozen=True)
class Validation:
    """The check of a delivered appointment: who does it, how long it takes, how often it is accepted."""

    by: int
    hours: Law
    accepted: Floats


@dataclass(frozen=True)
class SetUp:
    """What starting with a platform takes: hours of a profile and money."""

    by: int
    hours: Floats
    cost: Floats


@dataclass(frozen=True)
class Platform:
    """An outside source of appointments.

    `no_show` and `success` are those of its appointments at the activity `leads_to`, that activity's own
    values already filled in where the platform states none.
    """

    name: str
    price: Floats
    deliverable_per_week: Floats
    ramp_weeks: Floats
    validation: Validation | None
    leads_to: int
    after_days: Law
    no_show: NoShow | None
    success: Floats
    set_up: SetUp | None
    deal: Deal | None


@dataclass(frozen=True)
class Order:
    """What a mix orders from a platform: appointments a week, first and last active week (1-based)."""

    per_week: float
    first_week: int
    last_week: int


@dataclass(frozen=True)
class Calendar:
    """The open time of the company, in hours from the horizon's start (negative before it).

    Parameters
    ----------
    opens, closes : (windows,) arrays
        Edges of the open windows [open, close) of every open day from `weeks` weeks before the start to
        the end of the run-off, holidays and closed days left out, in order; contiguous windows of
        successive days are not merged.
    weekly_open_hours : float
        Nominal open hours of a week without holidays.
    """

    opens: Floats
    closes: Floats
    weekly_open_hours: float
    first_weekday: int


@dataclass(frozen=True)
class Mix:
    """One alternative, its overrides applied.

    `shares[profile]` lists (channel index, share of the profile's prospecting time) with a share above 0;
    what is missing to 1 is idle. `orders[platform]` is None where nothing is ordered.
    """

    name: str
    shares: tuple[tuple[tuple[int, float], ...], ...]
    orders: tuple[Order | None, ...]
    calendar: Calendar
    profiles: tuple[Profile, ...]
    activities: tuple[Activity, ...]
    channels: tuple[Channel, ...]
    platforms: tuple[Platform, ...]


@dataclass(frozen=True)
class OpeningItem:
    """Opportunities already open at the start: how many, from which source, due when at which activity."""

    activity: int
    source: int
    count: int
    due_days: Law


@dataclass(frozen=True)
class Parameters:
    """Everything an engine needs for a block of draws.

    `first_draw` is the number of the draw that entry 0 of every array belongs to. `baseline` is the mix
    whose rules filled the opening pipeline; it need not be among `mixes`. `planned_weeks` above `weeks` simulates
    the beginning of a longer horizon: leave, absences and the steady opening are that horizon's.
    """

    seed: int
    first_draw: int
    draws: int
    weeks: int
    run_off_weeks: int
    discount_rate: float
    opening: Literal["steady", "empty", "listed"]
    items: tuple[OpeningItem, ...]
    baseline: Mix
    mixes: tuple[Mix, ...]
    planned_weeks: int = 0

    @property
    def horizon_weeks(self) -> int:
        """Weeks over which leave and absences are spread, and that a steady opening runs before the start."""
        return max(self.weeks, self.planned_weeks)

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the channels, then of the platforms."""
        return tuple(c.name for c in self.baseline.channels) + tuple(p.name for p in self.baseline.platforms)
