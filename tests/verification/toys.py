"""Small parameters built by hand, so that theory is checked without a scenario file in between."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from scipy import stats

from simulator.engine.accounting import account
from simulator.engine.interface import DiaryEntry
from simulator.engine.reference import ReferenceEngine
from simulator.outcomes import Outcomes
from simulator.parameters import (
    LAST_PRIORITY,
    SIGNED,
    Activity,
    Calendar,
    Channel,
    Deal,
    Floats,
    Law,
    Mix,
    NoShow,
    Order,
    Parameters,
    Platform,
    Profile,
)
from simulator.quantities import CONTACT
from simulator.sampling.tables import named_table

#: Draws that every array has room for; they are all alike, so that rows differ by chance only.
DRAWS = 4096


def known(value: float) -> Floats:
    """A parameter known exactly, the same in every draw."""
    return np.full(DRAWS, float(value))


def constant(value: float) -> Law:
    """An event law without chance."""
    return Law("constant", known(value))


def gamma(mean: float, cv: float) -> Law:
    """A gamma event law."""
    return Law("gamma", known(mean), cv)


def lognormal(mean: float, cv: float) -> Law:
    """A lognormal event law."""
    return Law("lognormal", known(mean), cv)


def exponential(mean: float) -> Law:
    """An exponential event law."""
    return Law("tabulated", known(mean), table=_unit_exponential())


@cache
def _unit_exponential() -> Floats:
    return named_table(stats.expon())


def always_open(weeks: int, first: int = 0) -> Calendar:
    """A 24-hour, seven-day calendar."""
    days = np.arange(first * 7, weeks * 7) * 24.0
    return Calendar(days, days + 24.0, 168.0, 0)


def office_hours(weeks: int, first: int = 0) -> Calendar:
    """Monday to Friday, 09:00-12:30 and 14:00-17:30."""
    days = [d * 24.0 for d in range(first * 7, weeks * 7) if d % 7 < 5]
    opens = np.array([day + at for day in days for at in (9.0, 14.0)])
    return Calendar(opens, opens + 3.5, 35.0, 0)


def profile(name: str = "rep", headcount: int = 1, **changes: object) -> Profile:
    """A role that costs 30 an hour, always there."""
    base = Profile(name, headcount, known(30), known(0), known(0), known(0), constant(0), (), ())
    return replace(base, **changes)  # type: ignore[arg-type]


def activity(name: str, hours: Law, success: float, next_: int = SIGNED, **changes: object) -> Activity:
    """An activity of contact hours only, done by the first profile."""
    base = Activity(
        name,
        0,
        ((CONTACT, hours),),
        known(0),
        None,
        known(success),
        ((next_, 1.0),),
        constant(0),
        known(0),
        known(np.inf),
        LAST_PRIORITY,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def no_show(probability: float, rebooked: float = 0.0, spent: float = 1.0) -> NoShow:
    """A chance of being missed."""
    return NoShow(known(probability), known(rebooked), known(spent))


def deal(value: Law, **changes: object) -> Deal:
    """A deal whose revenue is all margin."""
    base = Deal(value, known(1), known(0), known(0), known(1), known(0))
    return replace(base, **changes)  # type: ignore[arg-type]


def channel(name: str, attempt: int, value: float = 1000.0, **changes: object) -> Channel:
    """An endless list that costs nothing but time."""
    base = Channel(name, attempt, None, known(0), known(0), known(0), deal(constant(value)))
    return replace(base, **changes)  # type: ignore[arg-type]


def platform(name: str, per_week: float, leads_to: int, success: float, **changes: object) -> Platform:
    """A platform without ramp-up or validation."""
    base = Platform(
        name,
        known(100),
        known(per_week),
        known(0),
        None,
        leads_to,
        constant(0),
        None,
        known(success),
        None,
        deal(constant(1000.0)),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def mix(calendar: Calendar, activities: tuple[Activity, ...], **changes: object) -> Mix:
    """A mix of one profile that does nothing but what is stated."""
    base = Mix("only", ((),), (), calendar, (profile(),), activities, (), ())
    return replace(base, **changes)  # type: ignore[arg-type]


def parameters(
    *mixes: Mix, weeks: int, run_off_weeks: int = 0, seed: int = 20270104, **changes: object
) -> Parameters:
    """Parameters of a quarter that begins empty, for rows 0 to 2 x DRAWS - 1."""
    base = Parameters(seed, 0, DRAWS, weeks, run_off_weeks, 0.0, "empty", (), mixes[0], mixes)
    return replace(base, **changes)  # type: ignore[arg-type]


def callers_and_closers(weeks: int, **changes: object) -> Mix:
    """Two callers on an endless list, whom no task calls, and closers who do nothing but meet."""
    meet = activity("meet", lognormal(1.0, 0.5), 0.5, by=1)
    call = activity("call", gamma(0.2, 0.8), 0.05, next_=0, after_days=constant(3.0))
    return mix(
        office_hours(weeks),
        (meet, call),
        channels=(channel("calls", 1),),
        shares=(((0, 1.0),), ()),
        profiles=(profile("caller", headcount=2), profile("closer")),
        **changes,
    )


def ordered(per_week: float, weeks: int) -> Order:
    """An order for every week of the horizon."""
    return Order(per_week, 1, weeks)


def play(these: Parameters, rows: Sequence[int]) -> Outcomes:
    """Outcomes of the reference engine; both identities are checked in every row."""
    return account(these, ReferenceEngine().run(these, rows), rows)


def diary(these: Parameters, row: int = 0, mix_name: str = "only") -> list[DiaryEntry]:
    """What happened in one row, in order of time."""
    return ReferenceEngine().diary(these, mix_name, row)
