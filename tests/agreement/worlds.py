"""Random worlds for two engines: activity graphs, profiles, windows, platforms, mixes, openings, all at once."""

import math
from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import strategies as st
from scipy import stats

from simulator.parameters import (
    LAST_PRIORITY,
    SIGNED,
    Activity,
    Calendar,
    Channel,
    Commitment,
    Deal,
    Floats,
    Law,
    Mix,
    NoShow,
    OpeningItem,
    Order,
    Parameters,
    Platform,
    Profile,
    SetUp,
    Validation,
)
from simulator.quantities import KINDS, MEETING, TASK_KINDS, TRAINING
from simulator.sampling.tables import even_table, named_table

DRAWS = 8
HOUR = 1.0 / 16.0  # round numbers make events of different people fall on one instant


def known(value: float) -> Floats:
    return np.full(DRAWS, float(value))


@st.composite
def beliefs(draw, values: st.SearchStrategy[float]) -> Floats:
    """Known, or another value in each draw."""
    if draw(st.booleans()):
        return known(draw(values))
    low, high = sorted((draw(values), draw(values)))
    return np.linspace(low, high, DRAWS)


@cache
def _tables() -> tuple[Floats, ...]:
    return (
        named_table(stats.weibull_min(1.4)),
        named_table(stats.poisson(2.0)),
        even_table(np.array([0.5, 1.0, 1.5])),
    )


@st.composite
def laws(draw, means: st.SearchStrategy[float]) -> Law:
    mean = draw(beliefs(means))
    family = draw(st.sampled_from(["constant", "gamma", "lognormal", "tabulated"]))
    if family == "constant":
        return Law("constant", mean)
    if family == "tabulated":
        return Law("tabulated", mean, table=draw(st.sampled_from(_tables())))
    return Law(family, mean, draw(st.sampled_from([0.3, 0.8, 1.7])))


chances = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0.02, 0.98))
short = st.one_of(st.sampled_from([0.0, HOUR, 4 * HOUR, 1.0]), st.floats(0.01, 2.5))
longer = st.one_of(st.sampled_from([HOUR, 4 * HOUR, 1.0]), st.floats(0.05, 1.5))
days = st.one_of(st.sampled_from([0.0, 0.5, 1.0, 3.0]), st.floats(0.0, 6.0))
money = st.floats(0.0, 500.0)


@st.composite
def no_shows(draw) -> NoShow | None:
    if draw(st.booleans()):
        return None
    return NoShow(
        *(draw(beliefs(st.one_of(st.sampled_from([0.0, 0.5]), st.floats(0.0, 0.9)))) for _ in range(3))
    )


@st.composite
def branches(draw, targets: list[int]) -> tuple[tuple[int, float], ...]:
    chosen = draw(st.lists(st.sampled_from(targets), min_size=1, max_size=3, unique=True))
    weights = [draw(st.sampled_from([1.0, 2.0, 5.0])) for _ in chosen]
    return tuple((to, weight / sum(weights)) for to, weight in zip(chosen, weights, strict=True))


@st.composite
def activities(draw, profiles: int) -> list[Activity]:
    """A graph without circles: an activity leads to earlier ones or to a signature."""
    made: list[Activity] = []
    for number in range(draw(st.integers(2, 6))):
        kinds = draw(st.lists(st.sampled_from(TASK_KINDS), min_size=1, max_size=4, unique=True))
        made.append(
            Activity(
                f"a{number}",
                draw(st.integers(0, profiles - 1)),
                tuple((KINDS.index(kind), draw(laws(short))) for kind in TASK_KINDS if kind in kinds),
                draw(beliefs(money)),
                draw(no_shows()),
                draw(beliefs(chances)),
                draw(branches([SIGNED, *range(number)])),
                draw(laws(days)),
                draw(beliefs(st.sampled_from([0.0, 0.1, 1.0]))),
                draw(st.sampled_from([known(math.inf), known(0.2), known(2.0)])),
                draw(st.sampled_from([1, 2, 3, LAST_PRIORITY])),
            )
        )
    return made


@st.composite
def profiles(draw, number: int) -> Profile:
    commitments = [
        Commitment(
            f"c{i}", draw(st.sampled_from([MEETING, TRAINING, 3])), every, draw(beliefs(st.floats(0.0, 2.5)))
        )
        for i, every in enumerate(draw(st.lists(st.sampled_from(["week", "day"]), max_size=3)))
    ]
    holes = draw(
        st.lists(st.tuples(st.integers(0, 6), st.sampled_from([(9.0, 11.0), (10.0, 12.5)])), max_size=2)
    )
    return Profile(
        f"p{number}",
        draw(st.integers(1, 3)),
        draw(beliefs(st.floats(20.0, 60.0))),
        draw(beliefs(st.floats(0.0, 0.5))),
        draw(beliefs(st.floats(0.0, 0.1))),
        draw(beliefs(st.sampled_from([0.0, 1.0, 2.4]))),
        draw(st.one_of(st.just(Law("constant", known(0.0))), laws(st.floats(0.0, 2.0)))),
        tuple(commitments),
        tuple(sorted({(day, *span) for day, span in holes})),
    )


@st.composite
def deals(draw) -> Deal:
    return Deal(
        draw(laws(st.floats(100.0, 9000.0))),
        draw(beliefs(st.floats(0.2, 1.0))),
        draw(beliefs(chances)),
        draw(beliefs(st.floats(0.0, 900.0))),
        draw(beliefs(st.floats(0.5, 4.0))),
        draw(beliefs(st.sampled_from([0.0, 5.0, 30.0]))),
    )


@st.composite
def channels(draw, name: str, attempts: list[int]) -> Channel:
    return Channel(
        name,
        draw(st.sampled_from(attempts)),
        draw(st.one_of(st.none(), st.integers(0, 40))),
        draw(beliefs(st.sampled_from([0.0, 0.3]))),
        draw(beliefs(st.sampled_from([0.0, 25.0]))),
        draw(beliefs(st.sampled_from([0.0, 0.1, 0.5]))),
        draw(deals()),
    )


@st.composite
def platforms(draw, name: str, activities: int, profiles: int) -> Platform:
    by = st.integers(0, profiles - 1)
    checks, sets_up = draw(st.booleans()), draw(st.booleans())
    return Platform(
        name,
        draw(beliefs(money)),
        draw(beliefs(st.floats(0.5, 20.0))),
        draw(beliefs(st.sampled_from([0.0, 1.0, 3.0]))),
        Validation(draw(by), draw(laws(short)), draw(beliefs(chances))) if checks else None,
        draw(st.integers(0, activities - 1)),
        draw(laws(days)),
        draw(no_shows()),
        draw(beliefs(chances)),
        SetUp(draw(by), draw(beliefs(st.sampled_from([0.0, 3.0]))), draw(beliefs(money)))
        if sets_up
        else None,
        draw(deals()),
    )


@st.composite
def calendars(draw, weeks: int, run_off: int) -> Calendar:
    windows = draw(
        st.sampled_from(
            [[(9.0, 12.5), (14.0, 17.5)], [(0.0, 24.0)], [(8.0, 12.0), (12.0, 16.0)], [(9.5, 13.0)]]
        )
    )
    open_days = draw(st.sampled_from([5, 6, 7]))
    closed = draw(st.sets(st.integers(0, 7 * weeks - 1), max_size=2))
    numbers = [d for d in range(-7 * weeks, 7 * (weeks + run_off)) if d % 7 < open_days and d not in closed]
    opens = np.array([24.0 * day + start for day in numbers for start, _ in windows])
    closes = np.array([24.0 * day + end for day in numbers for _, end in windows])
    return Calendar(
        opens, closes, open_days * sum(end - start for start, end in windows), draw(st.integers(0, 6))
    )


@st.composite
def alternatives(draw, base: Mix, name: str, weeks: int) -> Mix:
    """Other shares, orders, priorities, lists, odds and leave, over the same pieces: some draws are shared, some are not."""
    shares = []
    for number in range(len(base.profiles)):
        own = [c for c, one in enumerate(base.channels) if base.activities[one.attempt].by == number]
        worked = [c for c in own if draw(st.booleans())]
        parts = [draw(st.sampled_from([1.0, 2.0])) for _ in worked]
        whole = sum(parts) + draw(st.sampled_from([0.0, 0.0, 1.0]))
        shares.append(tuple((c, part / whole) for c, part in zip(worked, parts, strict=True)))
    orders = [draw(st.one_of(st.none(), _orders(weeks))) for _ in base.platforms]
    targets = [SIGNED, *range(len(base.activities))]
    changed = [
        replace(
            one,
            next=draw(st.one_of(st.just(one.next), branches(targets[: number + 1]))),
            after_days=draw(st.sampled_from([one.after_days, one.after_days, Law("constant", known(0.0))])),
            priority=draw(st.sampled_from([one.priority, 1])),
            success=draw(st.sampled_from([one.success, one.success, known(0.3)])),
        )
        for number, one in enumerate(base.activities)
    ]
    outside = [
        replace(
            one,
            leads_to=draw(st.sampled_from([one.leads_to, one.leads_to, 0])),
            validation=draw(st.sampled_from([one.validation, one.validation, None])),
        )
        for one in base.platforms
    ]
    days = base.calendar.opens.size - draw(
        st.sampled_from([0, 0, 1, 3])
    )  # closed at the end: beyond what is simulated, or not
    lists = [
        replace(one, contacts=draw(st.sampled_from([one.contacts, one.contacts, None, 5])))
        for one in base.channels
    ]
    people = [
        replace(one, leave_days=draw(st.sampled_from([one.leave_days, one.leave_days, known(1.5)])))
        for one in base.profiles
    ]
    return replace(
        base,
        name=name,
        profiles=tuple(people),
        shares=tuple(shares),
        orders=tuple(orders),
        activities=tuple(changed),
        channels=tuple(lists),
        platforms=tuple(outside),
        calendar=replace(base.calendar, opens=base.calendar.opens[:days], closes=base.calendar.closes[:days]),
    )


def _orders(weeks: int) -> st.SearchStrategy[Order]:
    spans = st.tuples(st.integers(1, weeks), st.integers(1, weeks)).map(sorted)
    return st.builds(lambda per_week, span: Order(per_week, *span), st.sampled_from([0.7, 3.0, 12.0]), spans)


def _never_endless(activity: Activity) -> Activity:
    """An attempt takes some time, or prospecting would never move on."""
    first, *rest = activity.hours
    return replace(activity, hours=((first[0], Law("constant", known(0.25))), *rest))


@st.composite
def worlds(draw) -> Parameters:
    """Two mixes over a random graph, with any opening, over the beginning of a planned horizon or all of it."""
    weeks, run_off = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    people = [draw(profiles(number)) for number in range(draw(st.integers(1, 3)))]
    graph = draw(activities(len(people)))
    attempts = draw(st.lists(st.integers(0, len(graph) - 1), min_size=1, max_size=2, unique=True))
    graph = [_never_endless(one) if number in attempts else one for number, one in enumerate(graph)]
    names = draw(st.permutations(["alpha", "beta", "gamma"]))
    sources = [draw(channels(name, attempts)) for name in sorted(names[: draw(st.integers(1, 3))])]
    outside = [
        draw(platforms(name, len(graph), len(people)))
        for name in ("Zulu", "delta")[: draw(st.integers(0, 2))]
    ]
    base = Mix(
        "base",
        ((),) * len(people),
        (None,) * len(outside),
        draw(calendars(weeks, run_off)),
        tuple(people),
        tuple(graph),
        tuple(sources),
        tuple(outside),
    )
    first, second = (draw(alternatives(base, name, weeks)) for name in ("first", "second"))
    opening = draw(st.sampled_from(["empty", "steady", "listed"]))
    count = len(sources) + len(outside)
    items = [
        OpeningItem(
            draw(st.integers(0, len(graph) - 1)),
            draw(st.integers(0, count - 1)),
            draw(st.integers(1, 3)),
            draw(laws(days)),
        )
        for _ in range(draw(st.integers(1, 3)) if opening == "listed" else 0)
    ]
    seed = draw(st.integers(0, 2**64 - 1))
    rate = draw(st.sampled_from([0.0, 0.05]))
    simulated = draw(st.integers(1, weeks))  # the beginning of the planned horizon, or all of it
    return Parameters(
        seed, 0, DRAWS, simulated, run_off, rate, opening, tuple(items), first, (first, second), weeks
    )
