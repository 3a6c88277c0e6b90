"""Names for what lies in memory: the records and numbers of a program and of a desk."""

from typing import Any

import numpy as np

from simulator.engine.compiled import layout, states
from simulator.engine.compiled.desk import DESK, FIXED
from simulator.streams.jit import named
from simulator.streams.pointers import (
    At,
    Pointer,
    copier_of,
    fixed_number_at,
    fixed_whole_at,
    fixed_word_at,
    number_at,
    part_of,
    put_number,
    put_small,
    put_tally,
    records_of,
    small_at,
    tally_at,
)


def _fixed(dtype: np.dtype[np.void]) -> At:
    return records_of(dtype, fixed=dtype.names or ())


program_at, desk_at = _fixed(layout.PROGRAM), records_of(DESK, fixed=FIXED)
case_at = records_of(states.CASE)
_profile, _commitment, _person = _fixed(layout.PROFILE), _fixed(layout.COMMITMENT), _fixed(layout.PERSON)
_activity, _branch, _channel = _fixed(layout.ACTIVITY), _fixed(layout.BRANCH), _fixed(layout.CHANNEL)
_track, _platform, _source = _fixed(layout.TRACK), _fixed(layout.PLATFORM), _fixed(layout.SOURCE)
_item, _law, _day = _fixed(layout.ITEM), _fixed(layout.LAW), _fixed(layout.DAY)
_rules = _fixed(layout.RULES)
_stock, _batch, _shelf = records_of(states.STOCK), records_of(states.BATCH), records_of(states.SHELF)
_worker, _gap = records_of(states.WORKER), records_of(states.GAP_STATE)
_copy_gap, copy_case = copier_of(states.GAP_STATE), copier_of(states.CASE)
hours_at = part_of("hours")
_delivery, _line = records_of(states.DELIVERY), records_of(states.LOG)

# ruff: noqa: D103  # a name is all that each of these adds


@named
def profile_of(program: Pointer, i: int) -> Pointer:
    return _profile(program.profiles_at, i)


@named
def commitment_of(program: Pointer, i: int) -> Pointer:
    return _commitment(program.commitments_at, i)


@named
def hole_edge(program: Pointer, i: int, edge: int) -> float:
    return fixed_number_at(program.holes_at, 2 * i + edge)


@named
def person_of(program: Pointer, i: int) -> Pointer:
    return _person(program.people_at, i)


@named
def called_person(program: Pointer, i: int) -> int:
    """One of those who may be called to a task."""
    return fixed_whole_at(program.called_at, i)


@named
def profile_with_desk(program: Pointer, i: int) -> int:
    """One of the profiles whose tasks may wait at a desk."""
    return fixed_whole_at(program.desks_at, i)


@named
def lone_person(program: Pointer, i: int) -> int:
    """One of those whom no task ever calls."""
    return fixed_whole_at(program.alone_at, i)


@named
def activity_of(program: Pointer, i: int) -> Pointer:
    return _activity(program.activities_at, i)


@named
def rules_at(program: Pointer, i: int) -> Pointer:
    return _rules(program.rules_at, i)


@named
def rules_of(program: Pointer, case: Pointer) -> Pointer:
    """The rules in force for the task that a case waits for."""
    return rules_at(program, case.rules)


@named
def branch_of(program: Pointer, i: int) -> Pointer:
    return _branch(program.branches_at, i)


@named
def channel_of(program: Pointer, i: int) -> Pointer:
    return _channel(program.channels_at, i)


@named
def track_of(program: Pointer, i: int) -> Pointer:
    return _track(program.tracks_at, i)


@named
def platform_of(program: Pointer, i: int) -> Pointer:
    return _platform(program.platforms_at, i)


@named
def source_of(program: Pointer, i: int) -> Pointer:
    return _source(program.sources_at, i)


@named
def item_of(program: Pointer, i: int) -> Pointer:
    return _item(program.items_at, i)


@named
def law_of(program: Pointer, i: int) -> Pointer:
    return _law(program.laws_at, i)


@named
def key_of(program: Pointer, i: int) -> Any:
    return fixed_word_at(program.keys_at, i)


@named
def day_of(program: Pointer, i: int) -> Pointer:
    return _day(program.days_at, i)


@named
def window_edge(program: Pointer, edge: int, i: int) -> float:
    return fixed_number_at(program.windows_at, edge * program.n_windows + i)


@named
def run_off_edge(program: Pointer, edge: int, i: int) -> float:
    return fixed_number_at(program.run_off_at, edge * program.n_run_off + i)


@named
def week_hours(program: Pointer, week: int) -> float:
    """Open hours of a week of the horizon."""
    return fixed_number_at(program.week_hours_at, week)


@named
def guide_of_clock(program: Pointer, i: int) -> int:
    return fixed_whole_at(program.guide_at, i)


@named
def place_of(program: Pointer, tally: int) -> int:
    """Where a tally begins in the vector of a row."""
    return fixed_whole_at(program.places_at, tally)


@named
def value_of(desk: Pointer, slot: int) -> float:
    """A value of the row's draw."""
    return fixed_number_at(desk.values_at, slot)


@named
def add_to_tally(desk: Pointer, place: int, amount: float) -> None:
    put_tally(desk.tally_at, place, tally_at(desk.tally_at, place) + amount)


@named
def worker_of(desk: Pointer, person: int) -> Pointer:
    return _worker(desk.workers_at, person)


@named
def when_of(desk: Pointer, person: int) -> float:
    """When the next event of a person comes."""
    return number_at(desk.when_at, person)


@named
def gap_of(desk: Pointer, person: int, g: int) -> Pointer:
    return _gap(desk.gaps_at, person * desk.tracks + g)


@named
def stock_of(desk: Pointer, gap: Pointer) -> Pointer:
    """The gaps drawn ahead on the channel of a gap."""
    return _stock(desk.stocks_at, gap.stock)


@named
def shelf_of(desk: Pointer, gap: Pointer) -> Pointer:
    """What is known of the gaps on the channel of a gap, whatever the mix."""
    return _shelf(desk.shelves_at, gap.shelf)


@named
def batch_of(desk: Pointer) -> Pointer:
    """The gaps, or deliveries, that are worked on at a time."""
    return _batch(desk.batch_at, 0)


@named
def copy_gap(desk: Pointer, person: int, to: int, source: int) -> None:
    first = person * desk.tracks
    _copy_gap(desk.gaps_at, first + to, desk.gaps_at, first + source)


@named
def case_of(desk: Pointer, number: int) -> Pointer:
    return case_at(desk.cases_at, number)


@named
def delivery_of(desk: Pointer, platform: int) -> Pointer:
    return _delivery(desk.deliveries_at, platform)


@named
def waiting_row(desk: Pointer, row: int) -> int:
    """Address of the cases of one rank that wait at the desk of a profile; a ring."""
    return desk.waiting_at + 4 * row * desk.room


@named
def waiting_size(desk: Pointer, profile: int) -> int:
    return small_at(desk.waiting_sizes_at, profile)


@named
def call_of(desk: Pointer, profile: int) -> float:
    """When the desk of a profile is looked at next."""
    return number_at(desk.calls_at, profile)


@named
def idle_people(desk: Pointer, profile: int) -> int:
    """How many people of a profile have no task in hand."""
    return small_at(desk.idle_at, profile)


@named
def count_idle(desk: Pointer, profile: int, change: int) -> None:
    put_small(desk.idle_at, profile, small_at(desk.idle_at, profile) + change)


@named
def times_of(desk: Pointer, person: int) -> int:
    """Address of the room for a person's working time."""
    return desk.spans_at + 24 * person * desk.span_room


@named
def days_of(desk: Pointer, profile: int, which: int) -> int:
    """Address of the spans of a profile's days, for one of its times: working, available, present."""
    return desk.days_at + 24 * (profile * 3 + which) * desk.span_room


@named
def firsts_of(program: Pointer, desk: Pointer, profile: int) -> int:
    """Address of the numbers of the first span of working time of each of a profile's days."""
    return desk.firsts_at + 4 * profile * (program.n_days + 1)


@named
def away_of(desk: Pointer, person: int) -> int:
    """Address of what keeps a person away on each open day, or nothing."""
    return desk.away_at + 4 * person * (desk.never_away + 1)


@named
def kept(program: Pointer, desk: Pointer, commitment: int, d: int, edge: int) -> float:
    """From when, or until when, a commitment is kept, in open hours of a day."""
    return number_at(desk.kept_at, 2 * (commitment * program.n_days + d) + edge)


@named
def put_kept(program: Pointer, desk: Pointer, commitment: int, d: int, edge: int, hours: float) -> None:
    put_number(desk.kept_at, 2 * (commitment * program.n_days + d) + edge, hours)


@named
def line_of_log(desk: Pointer, i: int) -> Pointer:
    return _line(desk.log_at, i)
