"""What an engine counts in every row, before any accounting."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from simulator.parameters import Parameters
from simulator.quantities import COST_CATEGORIES, KINDS

Floats = NDArray[np.float64]

#: Columns of `Tallies.counts`.
COUNTS: tuple[str, ...] = (
    "attempts",
    "opened",
    "appointments",
    "held",
    "missed",
    "quotes",
    "signed",
    "expired",
    "unfinished",
    "delivered",
    "accepted",
)
#: Columns of `Tallies.money`.
MONEY: tuple[str, ...] = ("revenue", "recurring", "margin", "recurring_margin")


@dataclass(frozen=True)
class Tallies:
    """Raw sums of each row, leading axes (mix, row) or, for one row, none.

    Axis `source` holds the channels, then the platforms; axis `line` holds the sources, then "idle" and
    "opening". Hours are in hours, money in the scenario's currency, waits in calendar days.
    """

    work_hours: Floats
    """(line, profile, kind): hours outside commitments, run-off included."""
    commitment_hours: Floats
    """(profile, kind)"""
    nominal_hours: Floats
    """(profile): calendar less leave, inside the horizon."""
    run_off_hours: Floats
    """(profile): task hours after the horizon."""
    busy_hours: Floats
    """(profile): task hours inside the horizon."""
    counts: Floats
    """(source, COUNTS): the opening pipeline left out."""
    money: Floats
    """(line, MONEY)"""
    direct: Floats
    """(line, COST_CATEGORIES): all but payroll and commission."""
    commission: Floats
    """(line, profile): charges included."""
    collected: Floats
    """(): new revenue paid inside the horizon, opening included."""
    wait_sum: Floats
    """(profile): days waited by the tasks started inside the horizon."""
    wait_max: Floats
    """(profile)"""
    wait_count: Floats
    """(profile)"""
    cooled: Floats
    """(source): success lost to waiting, summed over held tasks."""
    activity: Floats
    """(activity, 3): hours, done, revenue; the opening pipeline left out."""
    weekly_margin: Floats
    """(week): by date of signature, the opening pipeline left out."""
    weekly_direct: Floats
    """(week): direct costs and commission, the opening pipeline left out."""
    weekly_present: Floats
    """(week, profile): hours present, task hours after the horizon included."""
    weekly_opening: Floats
    """(week, profile): task hours on the opening pipeline."""


def shapes(parameters: Parameters) -> dict[str, tuple[int, ...]]:
    """Shape of each tally for one row of one mix."""
    sources = len(parameters.sources)
    lines, profiles = sources + 2, len(parameters.baseline.profiles)
    kinds, weeks = len(KINDS), parameters.weeks + parameters.run_off_weeks
    return {
        "work_hours": (lines, profiles, kinds),
        "commitment_hours": (profiles, kinds),
        "nominal_hours": (profiles,),
        "run_off_hours": (profiles,),
        "busy_hours": (profiles,),
        "counts": (sources, len(COUNTS)),
        "money": (lines, len(MONEY)),
        "direct": (lines, len(COST_CATEGORIES)),
        "commission": (lines, profiles),
        "collected": (),
        "wait_sum": (profiles,),
        "wait_max": (profiles,),
        "wait_count": (profiles,),
        "cooled": (sources,),
        "activity": (len(parameters.baseline.activities), 3),
        "weekly_margin": (weeks,),
        "weekly_direct": (weeks,),
        "weekly_present": (weeks, profiles),
        "weekly_opening": (weeks, profiles),
    }


def vector_size(parameters: Parameters) -> int:
    """Numbers in the tallies of one row of one mix."""
    return sum(math.prod(shape) for shape in shapes(parameters).values())


def from_vectors(parameters: Parameters, vectors: Floats) -> Tallies:
    """Views of vectors (mix, row, size) in which the tallies of a row stand one behind the other."""
    place, named = 0, {}
    for name, shape in shapes(parameters).items():
        size = math.prod(shape)
        named[name] = vectors[..., place : place + size].reshape(*vectors.shape[:-1], *shape)
        place += size
    return Tallies(**named)


def empty(parameters: Parameters, *leading: int) -> Tallies:
    """Tallies of zeros with the given leading axes, ready to be filled in place."""
    return Tallies(**{name: np.zeros(leading + shape) for name, shape in shapes(parameters).items()})


def put(block: Tallies, mix: int, row: int, one: Tallies) -> None:
    """Write the tallies of one row into their place of a block."""
    for field in fields(Tallies):
        getattr(block, field.name)[mix, row] = getattr(one, field.name)


def join(blocks: Sequence[Tallies]) -> Tallies:
    """Blocks of rows, in order, as one."""
    return Tallies(
        **{f.name: np.concatenate([getattr(b, f.name) for b in blocks], axis=1) for f in fields(Tallies)}
    )
