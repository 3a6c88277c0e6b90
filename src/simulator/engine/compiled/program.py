"""A mix in one phase, flattened into the arrays that the kernel reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.engine.addresses import OPENING_PREFIX
from simulator.engine.compiled import team, work
from simulator.engine.compiled.block import Block
from simulator.engine.compiled.callers import called_profiles
from simulator.engine.compiled.keys import purpose_keys
from simulator.engine.compiled.layout import ITEM, PROGRAM
from simulator.engine.compiled.slots import Slots
from simulator.engine.compiled.time import guide_of, merged_clock, open_days, split_days
from simulator.engine.compiled.turns import in_turn
from simulator.engine.tallies import shapes
from simulator.parameters import Mix, Parameters
from simulator.quantities import HOURS_PER_DAY, HOURS_PER_WEEK, KINDS
from simulator.streams import name_key

#: Arrays whose lengths the kernel asks for.
COUNTED = (
    "profiles",
    "people",
    "called",
    "desks",
    "alone",
    "activities",
    "channels",
    "platforms",
    "sources",
    "items",
    "days",
)


#: A cell of the agenda is a day for up to twice so many people, and shorter for more.
PEOPLE_PER_CELL = 8
#: Weeks planned at a time: machine code of two kinds that takes turns less often is read less often, and more appointments lie in
#: diaries. One where platforms are to deliver more than so many a week, for what is planned takes room.
PLANNED_WEEKS, MANY_ORDERED = 4, 10_000


@dataclass(frozen=True)
class Phase:
    """From `start` to `close` people prospect, then tasks run on to `end`; `prefix` begins every entity's name.

    Leave and absences are spread until `planned`.
    """

    start: float
    close: float
    end: float
    planned: float
    prefix: str

    @property
    def recorded(self) -> bool:
        """Whether this is the quarter itself."""
        return not self.prefix


def quarter_of(parameters: Parameters) -> Phase:
    """The horizon and its run-off."""
    close = parameters.weeks * HOURS_PER_WEEK
    end, planned = (
        close + parameters.run_off_weeks * HOURS_PER_WEEK,
        parameters.horizon_weeks * HOURS_PER_WEEK,
    )
    return Phase(0.0, close, end, planned, "")


def before_of(parameters: Parameters) -> Phase:
    """The unrecorded weeks before the start."""
    return Phase(-parameters.horizon_weeks * HOURS_PER_WEEK, 0.0, 0.0, 0.0, OPENING_PREFIX)


def program_of(parameters: Parameters, mix: Mix, phase: Phase) -> Block:
    """Flatten a mix.

    Parameters
    ----------
    parameters : Parameters
        The block of draws.
    mix : Mix
        One of its mixes, or its baseline.
    phase : Phase
        The quarter, or the weeks before it.

    Returns
    -------
    Block
        A PROGRAM; `values` has one row a draw of the block.
    """
    slots = Slots()
    profiles, commitments, holes = team.profiles(
        slots, mix, in_turn(parameters, mix), phase.start, phase.close
    )
    people, tracks = team.people(mix, phase.prefix, called_profiles(parameters, mix))
    activities, branches = work.activities(slots, mix)
    clock = merged_clock(mix.calendar)
    windows = split_days(mix.calendar, phase.start, phase.close, phase.end)
    guide, step = guide_of(clock[:-1])
    arrays: dict[str, NDArray[Any]] = {
        "profiles": profiles,
        "commitments": commitments,
        "holes": holes,
        "people": people,
        "called": _called(people, profiles),
        "desks": _desks(people, profiles),
        "alone": np.flatnonzero(people["alone"]),
        "activities": activities,
        "rules": work.rules(slots, mix),
        "branches": branches,
        "channels": work.channels(slots, mix),
        "tracks": tracks,
        "platforms": work.platforms(slots, mix, phase.prefix),
        "sources": work.sources(slots, mix, parameters),
        "items": _items(slots, parameters),
        "laws": slots.laws(),
        "tables": slots.tables(),
        "keys": purpose_keys(),
        "days": windows.days,
        "windows": windows.horizon,
        "run_off": windows.run_off,
        "week_hours": windows.week_hours(parameters.weeks),
        "clock": clock,
        "guide": guide,
        "values": slots.values(parameters.draws),
        "places": places_of(parameters),
    }
    numbers = {**_numbers(parameters, mix, phase, arrays), "guide_step": step}
    return Block.of(PROGRAM, arrays, numbers)


def _numbers(
    parameters: Parameters, mix: Mix, phase: Phase, arrays: dict[str, NDArray[Any]]
) -> dict[str, float]:
    cells = max(len(arrays["people"]) // PEOPLE_PER_CELL, 1) / HOURS_PER_DAY
    return {
        **{f"n_{name}": len(arrays[name]) for name in COUNTED},
        "n_planned_days": open_days(mix.calendar, phase.start, phase.planned),
        "n_windows": arrays["windows"].shape[1],
        "n_run_off": arrays["run_off"].shape[1],
        "n_clock": len(arrays["clock"]) - 2,
        "n_slots": arrays["values"].shape[1],
        "n_cells": int((phase.end - phase.start) * cells) + 1,
        "ranks": len(work.ranks_of(mix)),
        "kinds": len(KINDS),
        "weeks": parameters.weeks + parameters.run_off_weeks,
        "horizon_weeks": parameters.weeks,
        "idle": len(parameters.sources),
        "opening": len(parameters.sources) + 1,
        "recorded": phase.recorded,
        "start": phase.start,
        "close": phase.close,
        "end": phase.end,
        "weekly_hours": mix.calendar.weekly_open_hours,
        "planned_hours": _planned_weeks(mix) * HOURS_PER_WEEK,
        "open_hours": float(arrays["days"]["hours"].sum()),
        "cells_per_hour": cells,
    }


def _planned_weeks(mix: Mix) -> int:
    """How many weeks at a time are planned that nothing can change; sums are added up in that order."""
    ordered = sum(order.per_week for order in mix.orders if order)
    return PLANNED_WEEKS if ordered <= MANY_ORDERED else 1


def _called(people: NDArray[np.void], profiles: NDArray[np.void]) -> NDArray[np.int64]:
    """Whom tasks may call from prospecting."""
    return np.flatnonzero((people["alone"] == 0) & (profiles["in_turn"][people["profile"]] == 0))


def _desks(people: NDArray[np.void], profiles: NDArray[np.void]) -> NDArray[np.int64]:
    """Profiles at whose desks tasks wait until they are called; where there are none, one at which nothing ever waits."""
    desks = np.unique(people["profile"][_called(people, profiles)])
    return desks if desks.size else np.zeros(1, np.int64)


def places_of(parameters: Parameters) -> NDArray[np.int64]:
    """Where each tally of `Tallies` begins in the vector of a row."""
    sizes = [int(np.prod(shape, dtype=np.int64)) for shape in shapes(parameters).values()]
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)


def _items(slots: Slots, parameters: Parameters) -> NDArray[np.void]:
    names: Sequence[str] = parameters.sources
    items = np.zeros(len(parameters.items), ITEM)
    for number, item in enumerate(parameters.items):
        key = name_key(f"{OPENING_PREFIX}{number}/{names[item.source]}")
        items[number] = (item.activity, item.source, item.count, slots.law(item.due_days), key)
    return items
